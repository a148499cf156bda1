import { describe, expect, test } from 'vitest';
import { pageModel } from '../../functions/render/model.ts';
import type { PrintedCell } from '../../schemas/form/printed.ts';
import type { Block, Report } from '../../schemas/report.ts';
import { numberedReport } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';
import { pictureBytes, pictureOf } from './pictures.ts';
import { attribute, type Element, elementsOf, textOf } from './readers/html.ts';
import { readTaggedCells } from './readers/pdf.ts';
import { readAloud } from './readers/pdfTree.ts';

const narrative: Block[] = [
  { type: 'heading', level: 1, text: '（一）主动公开' },
  { type: 'paragraph', text: '第一行\n第二行，共12条。' },
  { type: 'heading', level: 2, text: '1.网站' },
  { type: 'list', ordered: false, items: ['丙项', '丁项'] },
  {
    type: 'table',
    rows: [[{ text: '渠道', columnSpan: 1, rowSpan: 1 }], [{ text: '网站', columnSpan: 1, rowSpan: 1 }]],
  },
  pictureOf('image/png'),
];

const reportIn = (edition: Report['edition']): Report =>
  numberedReport({
    edition,
    preamble: ['根据条例编制。'],
    overview: narrative,
    tableNotes: { applications: ['注：含跨年件。'] },
    other: ['无。', { type: 'signature', text: '青溪县水务局\n2026年1月20日' }],
  });

const withoutSpace = (text: string): string => text.replace(/\s/g, '');

/** All text of a page but what only a screen reader of pages is told: the names of tables. */
const textOfPage = (html: string): string => {
  const hidden = elementsOf(html).filter((element) => attribute(element, 'class') === 'visually-hidden');
  return hidden.reduce(
    (text, element) => text.replace(withoutSpace(textOf(element)), ''),
    withoutSpace(wholeText(html)),
  );
};

const wholeText = (html: string): string => {
  const [article] = elementsOf(html).filter(({ tagName }) => tagName === 'article') as [Element];
  return textOf(article);
};

const expectedOf = ({ kind, columnSpan, rowSpan, id, headerIds, text }: PrintedCell) => ({
  role: kind === 'figure' ? 'TD' : 'TH',
  scope: kind === 'figure' ? undefined : kind === 'rowHeader' ? 'Row' : 'Column',
  id,
  headers: headerIds,
  columnSpan,
  rowSpan,
  text: withoutSpace(text),
});

describe.each(['2021', '2019', '2021-2019'] as const)('the PDF of edition %s', (edition) => {
  const report = reportIn(edition);
  const output = outputOf(report, pictureBytes);

  test('has every cell of its tables in the tag tree as the form has it: kind, scope, spans, id, headers, text', async () => {
    const tables = pageModel(report, facts).sections.flatMap(({ table }) => (table ? [table] : []));
    const printed = tables.flatMap(({ head, bodies }) => [...head, ...bodies.flat()].flat());
    const tagged = (await readTaggedCells((await output).bytes('report.pdf'))).map((cell) => ({
      ...cell,
      text: withoutSpace(cell.text),
    }));
    const figures = tagged.filter(({ role, headers }) => role === 'TD' && headers.some((id) => /^t\d/.test(id)));
    expect(figures).toHaveLength(printed.filter(({ kind }) => kind === 'figure').length);
    for (const cell of printed) expect(tagged, JSON.stringify(expectedOf(cell))).toContainEqual(expectedOf(cell));
  });

  test('is read aloud in the order of the page, nothing left out and nothing twice', async () => {
    const said = await readAloud((await output).bytes('report.pdf'));
    // A list has marks of its own, which a browser draws and the text of a page does not hold.
    const words = said.filter(({ role }) => role !== 'Lbl').map(({ text }) => text);
    expect(words.join('')).toBe(textOfPage((await output).text('content.html')));
  });

  test('is the same to the byte when it is made again', async () => {
    const again = await outputOf(report, pictureBytes);
    expect(Buffer.from((await output).bytes('report.pdf')).equals(again.bytes('report.pdf'))).toBe(true);
    expect(again.manifestHash).toBe((await output).manifestHash);
  });

  test('brings every font along, cut down to what it prints', async () => {
    const text = Buffer.from((await output).bytes('report.pdf')).toString('latin1');
    const descriptors = text.match(/\d+ 0 obj\s(?:(?!endobj)[\s\S])*?\/Type\s*\/FontDescriptor[\s\S]*?endobj/g) ?? [];
    expect(descriptors.length).toBeGreaterThan(2);
    for (const descriptor of descriptors) {
      expect(descriptor).toMatch(/\/FontName \/[A-Z]{6}\+Noto/);
      expect(descriptor).toMatch(/\/FontFile[23] \d+ 0 R/);
    }
    const fonts = [...text.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name = '']) => name);
    expect(fonts.filter((name) => !/^[A-Z]{6}\+/.test(name))).toEqual([]);
  });
});

test('headings, paragraphs, lists, tables and pictures are tagged as what they are', async () => {
  const said = await readAloud((await outputOf(reportIn('2021'), pictureBytes)).bytes('report.pdf'));
  const roleOf = (text: string) => said.find((piece) => piece.text === text)?.role;
  expect(roleOf('一、总体情况')).toBe('H1');
  expect(roleOf('（一）主动公开')).toBe('H2');
  expect(roleOf('1.网站')).toBe('H3');
  expect(roleOf('根据条例编制。')).toBe('P');
  expect(roleOf('丙项')).toBe('LBody');
});
