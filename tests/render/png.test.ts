import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pixels } from '../../functions/render/card/palette.ts';
import { paletteOf } from '../../functions/render/card/palette.ts';
import { palettePng } from '../../functions/render/card/png.ts';
import { readPng } from './readers/png.ts';

const colourOf = (number: number): string => `#${number.toString(16).padStart(6, '0')}`;

/** A picture of these colours (0xRRGGBB), one pixel each, in rows of `width`. */
const pictureOf = (colours: readonly number[], width = colours.length): Pixels => ({
  width,
  height: colours.length / width,
  rgba: Uint8Array.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255])),
});

test('a picture of a few colours keeps every pixel', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 256 }),
      fc.integer({ min: 1, max: 4 }),
      (colours, height) => {
        const all = Array.from({ length: height }, () => colours).flat();
        const png = readPng(palettePng(pictureOf(all, colours.length)));
        const read = all.map((_, index) => png.at(index % colours.length, Math.floor(index / colours.length)));
        expect(read).toEqual(all.map(colourOf));
      },
    ),
  );
});

test('of many colours the frequent ones stay as they are, and a rare one takes the nearest of them', () => {
  const frequent = Array.from({ length: 256 }, (_, index) => [index * 0x010000, index * 0x010000]).flat();
  const { width, height, colours, at } = readPng(palettePng(pictureOf([...frequent, 0x300001, 0xfe0200])));
  expect([width, height, colours.length]).toEqual([514, 1, 256]);
  expect(at(512, 0)).toBe('#300000');
  expect(at(513, 0)).toBe('#fe0000');
});

test('equal pictures have equal palettes, the most frequent colour first', () => {
  const { colours, indices } = paletteOf(pictureOf([0xffffff, 0x9b1c1f, 0xffffff, 0x1d2127]));
  expect([...colours.subarray(0, 3)]).toEqual([255, 255, 255]);
  expect([...indices]).toEqual([0, 1, 0, 2]);
});

test('the file is a PNG by its signature, and every chunk bears its checksum', () => {
  const bytes = Buffer.from(palettePng(pictureOf([0xffffff])));
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect(bytes.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
});
