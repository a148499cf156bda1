import { assetsFor } from './pdf/assets.ts';
import { loadTypesetter, type Typesetter } from './pdf/typesetter.ts';

let installed: Promise<Typesetter> | undefined;

/**
 * The typesetter of this installation, loaded at the first call and kept for the life of the process: fonts and templates
 * beside the deployed function, or those of the source tree. `FONTS_DIRECTORY` may name a folder of further fonts.
 * Rejects with TypesettingError when something is missing.
 */
export const installedTypesetter = (): Promise<Typesetter> => {
  installed ??= loadTypesetter(assetsFor(process.env.LAMBDA_TASK_ROOT, process.env.FONTS_DIRECTORY));
  return installed;
};
