import { describe, expect, test } from 'vitest';
import type { Document, Grid } from '../../functions/parse/document.ts';
import { documentOfPages } from '../../functions/parse/formats/page/documentOfPages.ts';
import { glyphOf } from '../../functions/parse/formats/page/glyph.ts';
import { identity, type Matrix } from '../../functions/parse/formats/page/matrix.ts';
import type { Glyph, Page, Ruling } from '../../functions/parse/formats/page/page.ts';
import { advanceOf } from '../builders/printedPages.ts';

const size = 10;

/** Text from (x, y) on, y that of its baseline, turned by a matrix. */
const print = (text: string, x: number, y: number, turn: Matrix = identity): Glyph[] => {
  let at = x;
  return [...text].flatMap((sign) => {
    const glyph = glyphOf(turn, { text: sign, x: at, y, advance: advanceOf(sign, size), size, up: -1 });
    at += advanceOf(sign, size);
    return glyph ?? [];
  });
};

const level = (at: number, from: number, to: number): Ruling => ({ direction: 'horizontal', at, from, to });
const upright = (at: number, from: number, to: number): Ruling => ({ direction: 'vertical', at, from, to });

/** Two rows of 20 points and columns of 40, from (100, 100) on. */
const ruled = (columns: number): Ruling[] => [
  ...[100, 120, 140].map((y) => level(y, 100, 100 + 40 * columns)),
  ...Array.from({ length: columns + 1 }, (_, index) => upright(100 + 40 * index, 100, 140)),
];

const page = (glyphs: readonly Glyph[], rulings: readonly Ruling[]): Page => ({
  width: 595,
  height: 842,
  glyphs,
  rulings,
});

const gridIn = ({ blocks }: Document): Grid => {
  const grid = blocks.find((block) => block.type === 'grid');
  if (grid?.type !== 'grid') expect.fail('no table was found');
  return grid;
};

const textsOf = (pages: readonly Page[]): string[][] =>
  gridIn(documentOfPages(pages)).rows.map((row) => row.map(({ text }) => text));

describe('tables on printed pages', () => {
  test('a number that runs over the lines of its column stays one number in its cell', () => {
    const glyphs = [...print('0', 118, 115), ...print('1234567890', 135, 115), ...print('0', 198, 115)];
    expect(textsOf([page(glyphs, ruled(3))])[0]).toEqual(['0', '1234567890', '0']);
  });

  test('two numbers in one cell are not drawn into one', () => {
    const glyphs = [...print('12', 110, 109), ...print('13', 110, 119)];
    expect(textsOf([page(glyphs, ruled(2))])[0]).toEqual(['12\n13', '']);
  });

  test('a number broken over two lines because the column is full is one number', () => {
    const glyphs = [...print('123456', 105, 109), ...print('789', 112, 119)];
    expect(textsOf([page(glyphs, ruled(2))])[0]).toEqual(['123456789', '']);
  });

  test('missing lines are spans', () => {
    const rulings = ruled(2).filter(({ at, direction }) => !(direction === 'vertical' && at === 140));
    const { rows } = gridIn(documentOfPages([page(print('合计', 110, 115), [...rulings, upright(140, 120, 140)])]));
    expect(rows[0]).toMatchObject([{ column: 0, columnSpan: 2, rowSpan: 1, text: '合计' }]);
    expect(rows[1]).toHaveLength(2);
  });

  test('dotted lines and a table without lines at its sides are tables', () => {
    const dots = Array.from({ length: 27 }, (_, index) => level(120, 100 + 3 * index, 101.6 + 3 * index));
    const rulings = [level(100, 100, 180), ...dots, level(140, 100, 180), upright(140, 100, 140)];
    expect(textsOf([page([...print('甲', 110, 115), ...print('1', 150, 115)], rulings)])).toEqual([
      ['甲', '1'],
      ['', ''],
    ]);
  });

  test.each([
    ['down', [0, 1, -1, 0, 0, 0] as Matrix, 102, -115],
    ['up', [0, -1, 1, 0, 0, 0] as Matrix, -132, 115],
  ] as const)('a label turned to run %s is read from its beginning', (_, turn, x, y) => {
    const rulings = ruled(2).filter(({ at }) => at !== 120);
    expect(textsOf([page(print('总计数', x, y, turn), rulings)])[0]).toEqual(['总计数', '']);
  });

  test('bold type made by printing twice is read once', () => {
    const glyphs = [...print('11', 110, 115), ...print('11', 110.3, 115)];
    expect(textsOf([page(glyphs, ruled(2))])[0]?.[0]).toBe('11');
  });
});

describe('text on printed pages', () => {
  const paragraphs = ({ blocks }: Document): string[] =>
    blocks.map((block) => (block.type === 'paragraph' ? block.text : block.type));

  test.each(['- 4 -', '— 4 —', '4', '第4页 共9页', '4/9'])('the page number %s is left out', (number) => {
    const document = documentOfPages([page([...print('正文。', 100, 100), ...print(number, 290, 800)], [])]);
    expect(paragraphs(document)).toEqual(['正文。']);
  });

  test('radicals printed in place of characters are the characters', () => {
    expect(paragraphs(documentOfPages([page(print('部⻔、⼈⺠', 100, 100), [])]))).toEqual(['部门、人民']);
  });

  test('a centred line is a title of its own', () => {
    const glyphs = [
      ...print('年度报告', 277, 100),
      ...print('本年度主动公开政府信息若干条'.repeat(3).slice(0, 40), 97, 120),
      ...print('共计一百条。', 97, 135),
    ];
    expect(documentOfPages([page(glyphs, [])]).blocks[0]).toEqual({
      type: 'paragraph',
      text: '年度报告',
      alignment: 'center',
    });
  });
});
