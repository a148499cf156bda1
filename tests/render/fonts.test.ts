import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assetsFor } from '../../functions/render/pdf/assets.ts';
import { familiesFor } from '../../functions/render/pdf/families.ts';
import { readFont } from '../../functions/render/pdf/fontFile.ts';
import { loadTypesetter } from '../../functions/render/pdf/typesetter.ts';

const u16 = (...values: number[]): Buffer => Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));

/** A font file with a name and a format 4 map: 甲 and 乙 by delta, 丙 by an offset to glyph 0, which means none. */
const smallFont = (): Buffer => {
  const family = Buffer.from('自有仿宋', 'utf16le').swap16();
  const name = Buffer.concat([u16(0, 1, 18, 3, 1, 0x409, 1, family.length, 0), family]);
  const segments = [
    { start: 0x4e59, end: 0x4e59, delta: 5, offset: 0 },
    { start: 0x4e19, end: 0x4e19, delta: 0, offset: 4 },
    { start: 0x7532, end: 0x7532, delta: 5, offset: 0 },
    { start: 0xffff, end: 0xffff, delta: 1, offset: 0 },
  ].sort((one, other) => one.end - other.end);
  const offsets = segments.map(({ offset }, index) => (offset === 0 ? 0 : 2 * (segments.length - index)));
  const map = Buffer.concat([
    u16(4, 0, 0, segments.length * 2, 0, 0, 0),
    u16(...segments.map(({ end }) => end)),
    u16(0),
    u16(...segments.map(({ start }) => start)),
    u16(...segments.map(({ delta }) => delta)),
    u16(...offsets),
    u16(0),
  ]);
  const cmap = Buffer.concat([u16(0, 1, 3, 1, 0, 12), map]);
  const entry = (tag: string, at: number, length: number) =>
    Buffer.concat([Buffer.from(tag), u16(0, 0, at >> 16, at & 0xffff, length >> 16, length & 0xffff)]);
  return Buffer.concat([
    u16(1, 0, 2, 0, 0, 0),
    entry('cmap', 44, cmap.length),
    entry('name', 44 + cmap.length, name.length),
    cmap,
    name,
  ]);
};

const has = (bytes: Buffer, text: string): boolean => readFont(bytes)!.covers(text.codePointAt(0)!);

test('a font tells its family and its characters, beyond the basic plane too', () => {
  const [serif] = assetsFor(undefined).fontFiles.map((file) => readFileSync(file));
  expect(readFont(serif!)?.family).toBe('Noto Serif SC');
  expect(['公', '㙦', '䶮', '𬍛', 'A', '（'].map((text) => has(serif!, text))).not.toContain(false);
  expect(['𫟷', '𱈡', '\uE000'].map((text) => has(serif!, text))).not.toContain(true);
});

test('a font with the older character map is read as well', () => {
  expect(readFont(smallFont())?.family).toBe('自有仿宋');
  expect(['甲', '乙', '丙', '丁'].map((text) => has(smallFont(), text))).toEqual([true, true, false, false]);
});

test('what is no font is refused by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  writeFileSync(join(folder, 'broken.ttf'), 'not a font');
  await expect(loadTypesetter(assetsFor(undefined, folder))).rejects.toThrow(/broken\.ttf is not a TrueType/);
});

test('a deployed function takes the fonts and templates beside it', () => {
  const root = mkdtempSync(join(tmpdir(), 'root-'));
  expect(assetsFor(root).fontFiles).toEqual(assetsFor(undefined).fontFiles);
  const deployed = mkdtempSync(join(tmpdir(), 'fonts-'));
  writeFileSync(join(deployed, 'a.ttf'), '');
  expect(assetsFor(undefined, deployed).fontFiles.at(-1)).toBe(join(deployed, 'a.ttf'));
});

test('fonts of the office are preferred for what they are meant for; all others fill the gaps', () => {
  expect(familiesFor(['Noto Serif SC', 'Noto Sans SC', 'FangSong'])).toEqual({
    title: ['Noto Serif SC', 'Noto Sans SC', 'FangSong'],
    body: ['FangSong', 'Noto Serif SC', 'Noto Sans SC'],
    heading: ['Noto Sans SC', 'Noto Serif SC', 'FangSong'],
  });
});
