import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withPalette } from './png.ts';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
};

/** A picture as a browser would write it: `lines` are a filter and the filtered bytes. */
const rgb = (width: number, lines: readonly (readonly number[])[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, width >> 8, width & 255, 0, 0, 0, lines.length, 8, 2, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

const chunkOf = (png: Buffer, type: string): Buffer => {
  const at = png.indexOf(type, 0, 'latin1');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
};

/** The colours of a picture with a palette, line by line. */
const coloursOf = (png: Buffer, width: number): string[][] => {
  const palette = chunkOf(png, 'PLTE');
  const bytes = inflateSync(chunkOf(png, 'IDAT'));
  return Array.from({ length: bytes.length / (width + 1) }, (_, y) =>
    [...bytes.subarray(y * (width + 1) + 1, (y + 1) * (width + 1))].map((index) =>
      palette.subarray(index * 3, index * 3 + 3).toString('hex'),
    ),
  );
};

describe('a screenshot with a palette', () => {
  it('keeps every pixel of a picture of few colours, however its lines were filtered', () => {
    const png = rgb(3, [
      [0, 155, 28, 31, 255, 255, 255, 0, 0, 0],
      [1, 10, 20, 30, 1, 1, 1, 255, 255, 255],
      [2, 0, 0, 0, 0, 0, 0, 5, 5, 5],
      [3, 5, 10, 15, 0, 0, 0, 0, 0, 0],
      [4, 0, 0, 0, 0, 0, 0, 1, 0, 0],
    ]);
    expect(coloursOf(withPalette(png), 3)).toEqual([
      ['9b1c1f', 'ffffff', '000000'],
      ['0a141e', '0b151f', '0a141e'],
      ['0a141e', '0b151f', '0f1923'],
      ['0a141e', '0a141e', '0c1620'],
      ['0a141e', '0a141e', '0d1620'],
    ]);
  });

  it('gives a colour too many the one next to it', () => {
    const shades = Array.from({ length: 256 }, (_, shade) => [shade, shade, shade]).flat();
    const twice = [0, ...shades];
    const colours = coloursOf(withPalette(rgb(256, [twice, twice, [0, ...shades.slice(0, -3), 200, 200, 201]])), 256);
    expect(colours[2]!.at(-1)).toBe('c8c8c8');
  });
});
