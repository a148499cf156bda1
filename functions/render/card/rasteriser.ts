import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { TypesettingError } from '../../shared/errors.ts';
import type { Pixels } from './palette.ts';

/** Draws an SVG of outlines only, pixel by pixel of its own size. Throws TypesettingError. */
export type Rasteriser = (svg: string) => Pixels;

/** One point of the drawing is one pixel. */
const pointsAnInch = 72;

let installed: Promise<Rasteriser> | undefined;

/**
 * The rasteriser, loaded at the first call and kept for the life of the process: WebAssembly, so the same pixels on every
 * host. It is given no fonts: letters come as outlines.
 */
export const installedRasteriser = (): Promise<Rasteriser> => {
  installed ??= load();
  return installed;
};

const load = async (): Promise<Rasteriser> => {
  const module = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  const [{ initWasm, Resvg }, bytes] = await Promise.all([import('@resvg/resvg-wasm'), readFile(module)]);
  await initWasm(bytes);
  return (svg) => {
    try {
      const drawing = new Resvg(svg, { dpi: pointsAnInch, font: { loadSystemFonts: false } });
      const image = drawing.render();
      const { width, height, pixels: rgba } = image;
      image.free();
      drawing.free();
      return { width, height, rgba };
    } catch (cause) {
      throw new TypesettingError(`The picture cannot be drawn: ${String(cause)}`);
    }
  };
};
