import { readFileSync } from 'node:fs';
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { TypesettingError } from '../../shared/errors.ts';
import type { Assets } from './assets.ts';
import { familiesFor } from './families.ts';
import { type FontFile, readFont } from './fontFile.ts';

/** Typst with our fonts and templates loaded, kept for the life of the process. */
export interface Typesetter {
  /** Whether any font has a glyph for the character. */
  readonly covers: (codePoint: number) => boolean;
  /** Sets a page; equal input gives equal bytes. Throws TypesettingError, of which DamagedPictureError. */
  readonly typeset: (page: Record<string, unknown>, pictures: ReadonlyMap<string, Uint8Array>) => Uint8Array;
  /** Draws a picture of one page as SVG, its letters as outlines. Throws TypesettingError. */
  readonly draw: (page: Record<string, unknown>) => string;
}

/** A picture of the submission is damaged: bad input, not a fault of ours. */
export class DamagedPictureError extends TypesettingError {}

const typesettingError = (message: string): TypesettingError =>
  message.includes('failed to decode image') ? new DamagedPictureError(message) : new TypesettingError(message);

/** Results of earlier reports are worth keeping only for a few runs, two a report; they hold memory. */
const cachedRuns = 8;

/** Loads compiler and fonts once (some 50 MB, a quarter of a second). Throws TypesettingError when something is missing. */
export const loadTypesetter = async (assets: Assets): Promise<Typesetter> => {
  const { NodeCompiler } = await nativeCompiler();
  const fonts = assets.fontFiles.map(fontAt);
  const compiler = NodeCompiler.create({
    workspace: assets.templates,
    fontArgs: [{ fontBlobs: fonts.map((font) => font.bytes) }],
  });
  const families = JSON.stringify(familiesFor([...new Set(fonts.map((font) => font.family))]));
  const coverage = fonts.map((font) => font.covers);

  /** Compiles one template with its page as data, and gives what `print` makes of it. */
  const set = <Printed>(
    template: string,
    page: Record<string, unknown>,
    print: (document: NodeTypstDocument) => Printed,
  ): Printed => {
    try {
      const inputs = { page: JSON.stringify(page), fonts: families };
      const compiled = compiler.compile({ mainFilePath: `${assets.templates}/${template}`, inputs });
      if (compiled.result) return print(compiled.result);
      const faults = compiled.takeDiagnostics();
      throw typesettingError(JSON.stringify(faults ? compiler.fetchDiagnostics(faults) : 'no result'));
    } catch (error) {
      throw error instanceof TypesettingError ? error : new TypesettingError(String(error));
    } finally {
      compiler.resetShadow();
      compiler.evictCache(cachedRuns);
    }
  };

  return {
    covers: (codePoint) => coverage.some((covers) => covers(codePoint)),
    typeset: (page, pictures) => {
      for (const [path, bytes] of pictures) compiler.mapShadow(`${assets.templates}/${path}`, Buffer.from(bytes));
      return set('report.typ', page, (document) => compiler.pdf(document, { pdfStandard: 'ua-1' }));
    },
    draw: (page) => set('card.typ', page, (document) => compiler.plainSvg(document)),
  };
};

const fontAt = (file: string): FontFile => {
  const font = readFont(readFileSync(file));
  if (!font) throw new TypesettingError(`${file} is not a TrueType or OpenType font`);
  return font;
};

const nativeCompiler = async (): Promise<typeof import('@myriaddreamin/typst-ts-node-compiler')> => {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler');
  } catch (cause) {
    const host = `${process.platform}-${process.arch}`;
    throw new TypesettingError(
      `The typesetter cannot be loaded on ${host}: the package @myriaddreamin/typst-ts-node-compiler-${host}-gnu (or the one for this host) is not installed; the deployed function needs linux-x64-gnu. ${String(cause)}`,
    );
  }
};
