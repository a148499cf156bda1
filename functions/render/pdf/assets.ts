import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the typesetter finds what it needs besides the report. */
export interface Assets {
  /** Font files, TrueType or OpenType. */
  readonly fontFiles: readonly string[];
  /** Folder of the Typst templates, with `report.typ` in it. */
  readonly templates: string;
}

const packaged = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

/**
 * The fonts and templates beside the deployed function (`fonts/`, `typst/` under its root), otherwise those of the source
 * tree. `ownFonts` is a folder of further fonts, for example 仿宋, which the page then uses by their family names.
 */
export const assetsFor = (taskRoot: string | undefined, ownFonts?: string): Assets => {
  const deployed = taskRoot !== undefined && existsSync(join(taskRoot, 'fonts'));
  const own = ownFonts === undefined ? [] : fontsIn(ownFonts);
  if (deployed) return { fontFiles: [...fontsIn(join(taskRoot, 'fonts')), ...own], templates: join(taskRoot, 'typst') };
  const resolve = createRequire(import.meta.url).resolve;
  return {
    fontFiles: [...packaged.map((file) => resolve(file)), ...own],
    templates: join(dirname(fileURLToPath(import.meta.url)), '..', 'typst'),
  };
};

const fontsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .sort()
    .map((name) => join(folder, name));
