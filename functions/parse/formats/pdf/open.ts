import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// Loaded here it serves in this very thread: pdf.js starts none of its own, and finds no further file to load.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { damaged, encrypted } from '../../reasons.ts';

/** Tables from the codes of Chinese fonts to characters: beside the bundle, or in the installed package. */
const cmaps = (): string => {
  const beside = fileURLToPath(new URL('cmaps', import.meta.url));
  return existsSync(beside)
    ? beside
    : createRequire(import.meta.url)
        .resolve('pdfjs-dist/cmaps/LICENSE')
        .slice(0, -'/LICENSE'.length);
};

/** Gives pdf.js the character maps and nothing else: what fonts look like is of no interest here. */
class CharacterMaps {
  readonly #directory = cmaps();

  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/u.test(filename))
      throw new Error(`Not part of the reader: ${filename}`);
    return new Uint8Array(await readFile(join(this.#directory, filename)));
  }
}

/** Side of the largest picture pdf.js unpacks, in pixels: none, they are not looked at. */
const noPictures = 1;

/** Opens a PDF. Throws Unreadable: `encrypted`, `damaged`. The caller destroys it. */
export const openPdf = async (bytes: Uint8Array): Promise<PDFDocumentProxy> => {
  const task = getDocument({
    // A copy: pdf.js takes its bytes for itself.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: CharacterMaps,
    cMapPacked: true,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: noPictures,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    if (error instanceof PasswordException) throw encrypted();
    if (error instanceof InvalidPDFException) throw damaged('PDF 的结构有误');
    throw damaged('PDF 无法打开');
  }
};
