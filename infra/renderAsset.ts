import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BundleOptions, projectRoot } from './bundle.ts';
import type { InstallationSettings } from './settings.ts';

const compiler = '@myriaddreamin/typst-ts-node-compiler';
/** The compiler's native part for Lambda on X86_64; npm installs it on such hosts only. */
const nativeCompiler = `${compiler}-linux-x64-gnu`;

/** Draws the picture of key figures; WebAssembly, for any host. */
const rasteriser = '@resvg/resvg-wasm';

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
  if (!existsSync(join(projectRoot, 'node_modules', nativeCompiler)))
    throw new Error(
      `The package ${nativeCompiler} is missing: npm installs it on Linux x64 (glibc) only. ` +
        'Synthesise and deploy on such a host, or in a container of that platform.',
    );
  return {
    packages: [compiler, nativeCompiler, rasteriser],
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
