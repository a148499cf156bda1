import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BundleOptions, projectRoot, unbundled } from './bundle.ts';
import type { InstallationSettings } from './settings.ts';

const fonts = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

/**
 * What `render` needs beside its bundle: the Typst compiler, the rasteriser, our fonts and the authority's own under `fonts/`, the
 * templates under `typst/`.
 * Throws on a host that has no compiler for Lambda.
 */
export const renderAsset = ({ fontsDirectory }: InstallationSettings): BundleOptions => {
  const missing = unbundled.filter((name) => !existsSync(join(projectRoot, 'node_modules', name)));
  if (missing.length > 0)
    throw new Error(
      `Packages are missing: ${missing.join(', ')}. npm installs the native compiler on Linux x64 (glibc) only: ` +
        'synthesise and deploy on such a host, or in a container of that platform.',
    );
  return {
    packages: unbundled,
    beside: [
      ...fonts.map((font) => ({
        from: `node_modules/@expo-google-fonts/${font}`,
        to: `fonts/${font.slice(font.lastIndexOf('/') + 1)}`,
      })),
      ...(fontsDirectory === undefined ? [] : [{ from: fontsDirectory, to: 'fonts' }]),
      { from: 'functions/render/typst', to: 'typst' },
    ],
  };
};
