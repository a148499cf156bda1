import { describe, expect, test } from 'vitest';
import { cardAlternative } from '../../functions/render/card/card.ts';
import { keyFigures } from '../../functions/render/card/keyFigures.ts';
import { installedRasteriser } from '../../functions/render/card/rasteriser.ts';
import { render } from '../../functions/render/render.ts';
import type { Report } from '../../schemas/report.ts';
import { consistentReport, type ReportParts, reportOf } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';
import { type ReadPng, readPng } from './readers/png.ts';

const busy = reportOf({
  cells: {
    't2.r1.total': 19,
    't2.r2.total': 1,
    't2.r3_1.total': 9,
    't2.r3_2.total': 2,
    't2.r3_3_1.total': 1,
    't2.r3_3_4.total': 2,
    't2.r3_6_3.total': 4,
    't2.r3_7.total': 18,
    't2.r4.total': 2,
    't1.licence.decisions': '1,046',
    't3.direct.total': 1,
    't3.after.total': 2,
  },
});

const cardOf = async (report: Report): Promise<ReadPng> => readPng((await outputOf(report)).bytes('card.png'));

/** The colours met on a row of the picture, in order, each once. */
const acrossAt = ({ width, at }: ReadPng, y: number): string[] => [
  ...new Set(Array.from({ length: width }, (_, x) => at(x, y))),
];

describe('the picture of the key figures', () => {
  test('is 1200 by 630 pixels and small enough for every messenger', async () => {
    const output = await outputOf(busy);
    const { width, height } = readPng(output.bytes('card.png'));
    expect([width, height]).toEqual([1200, 630]);
    expect(output.bytes('card.png').length).toBeLessThan(60 * 1024);
    expect(output.manifest.files.find(({ path }) => path === 'card.png')?.mediaType).toBe('image/png');
  });

  test('is the same for the same report, and another with one other figure', async () => {
    const bytesOf = async (parts: ReportParts) => (await outputOf(consistentReport(parts))).bytes('card.png');
    const one = Buffer.from(await bytesOf({}));
    expect(one.equals(await bytesOf({}))).toBe(true);
    expect(one.equals(await bytesOf({ cells: { 't2.r4.total': 77 } }))).toBe(false);
  });

  test('shows how applications ended as a bar, each outcome in its colour, those that are nil not at all', async () => {
    const card = await cardOf(busy);
    const colours = acrossAt(card, 405);
    for (const colour of ['#9b1c1f', '#dd9a80', '#0b4f8a', '#c9c5bc']) expect(colours).toContain(colour);
    expect(colours).not.toContain('#8fb4d6');
    // 9 of 18 were disclosed: half of the bar, which is 1072 wide and begins at 64.
    expect(card.at(590, 405)).toBe('#9b1c1f');
    expect(card.at(610, 405)).toBe('#dd9a80');
  });

  test('says in place of the bar that nobody asked', async () => {
    expect(acrossAt(await cardOf(reportOf()), 400)).toEqual(['#ffffff', '#f5f4f1']);
  });

  test('is drawn for the longest name and the longest figures', async () => {
    const cells = { 't2.r1.total': '1234567890', 't1.licence.decisions': '12345678901', 't2.r3_1.total': 1 };
    const rendered = await render(reportOf({ cells }), { ...facts, agencyName: '云岭壮族傣族自治州'.repeat(12) });
    const card = rendered.status === 'ok' && rendered.files.find(({ path }) => path === 'card.png');
    const { width, at } = readPng(card ? card.bytes : new Uint8Array());
    // Nothing runs over the margins.
    const edges = Array.from({ length: 600 }, (_, y) => [at(30, y + 20), at(width - 30, y + 20)]).flat();
    expect(new Set(edges)).toEqual(new Set(['#ffffff']));
  });
});

test('a drawing that is none is a fault of ours', async () => {
  const draw = await installedRasteriser();
  expect(() => draw('<svg')).toThrow(/^The picture cannot be drawn/);
});

describe('the key figures', () => {
  test('are what came in, was carried over, done and left, then decisions and disputes', () => {
    const { applications, others } = keyFigures(busy);
    expect(applications.map(({ label, value }) => [label, value])).toEqual([
      ['新收申请', '19'],
      ['上年结转', '1'],
      ['办结申请', '18'],
      ['结转下年度', '2'],
    ]);
    expect(others.map(({ label, value }) => [label, value])).toEqual([
      ['制发规范性文件', '0'],
      ['行政许可', '1046'],
      ['行政处罚', '0'],
      ['行政复议', '0'],
      ['行政诉讼', '3'],
    ]);
  });

  test.each(['2021', '2019', '2021-2019'] as const)('of edition %s count every outcome of its form once', (edition) => {
    const report = consistentReport({ edition });
    const { outcomes, others } = keyFigures(report);
    expect(outcomes.map(({ label }) => label)).toEqual([
      '予以公开',
      '部分公开',
      '不予公开',
      '无法提供',
      '不予处理',
      '其他处理',
    ]);
    expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(report.cells['t2.r3_7.total']?.value);
    expect(others).toHaveLength(5);
  });

  test('have a stroke where the report has no number', () => {
    const { applications, others } = keyFigures(
      reportOf({ cells: { 't2.r2.total': '', 't2.r4.total': '无', 't3.direct.total': '', 't3.after.total': '/' } }),
    );
    expect(applications.map(({ value, unit }) => value + unit)).toEqual(['0件', '—', '0件', '—']);
    expect(others.at(-1)).toEqual({ label: '行政诉讼', value: '—', unit: '' });
  });

  test('are said in words for those who do not see the picture', () => {
    expect(cardAlternative(facts, keyFigures(busy))).toBe(
      '青溪县水务局2025年政府信息公开主要数据。新收申请19件，上年结转1件，办结申请18件，结转下年度2件。办理结果中予以公开9件，部分公开2件，不予公开3件，其他处理4件。制发规范性文件0件，行政许可1046件，行政处罚0件，行政复议0件，行政诉讼3件。',
    );
  });
});
