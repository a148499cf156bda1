import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldYear, type YearChange, yearCsv, yearJson } from '../../../functions/column/data/yearData.ts';
import { rowOf, yearColumns } from '../../../functions/column/data/yearRow.ts';
import { YearDataSchema, type YearRow } from '../../../schemas/yearData.ts';
import { listedOf, publishedReportOf } from '../../builders/published.ts';
import { numberedReport, reportOf } from '../../builders/report.ts';
import { readCsv } from '../../render/readers/csv.ts';

const rowFor = (agencyId: string, cells = {}, more = {}): YearRow => {
  const listed = listedOf({ agencyId, ...more });
  return rowOf(listed, publishedReportOf(reportOf({ cells }), listed));
};
const change = (agencyId: string, cells = {}): YearChange => ({ agencyId, row: rowFor(agencyId, cells) });
const figureOf = (row: YearRow | undefined, name: string) => row?.[yearColumns.indexOf(name)];

describe('the row of a report', () => {
  it('begins with whose it is, its edition and version, when it was published and its title', () => {
    expect(yearColumns.slice(0, 9)).toEqual([
      ...['agencyId', 'agency', 'kind', 'group', 'edition', 'version', 'publishedAt', 'title'],
      't1.rule.issued',
    ]);
    expect(rowFor('qingxi-jiaoyu').slice(0, 8)).toEqual([
      'qingxi-jiaoyu',
      '云岭市清溪区教育局',
      'department',
      'qingxi-zhengfu',
      '2021',
      1,
      '2026-01-20T03:04:05.000Z',
      '云岭市清溪区教育局2025年政府信息公开工作年度报告',
    ]);
  });

  it.each(['2021', '2019', '2021-2019'] as const)(
    'has every figure of a report of edition %s in its column',
    (edition) => {
      const listed = listedOf();
      const report = publishedReportOf(numberedReport({ edition }), listed);
      const row = rowOf(listed, report);
      const figures = Object.entries(report.cells);
      expect(figures.length).toBeGreaterThan(180);
      for (const [name, cell] of figures) expect(figureOf(row, name), name).toBe(cell.value);
      expect(row.slice(8).filter((value) => value !== null)).toHaveLength(figures.length);
    },
  );

  it('is empty where nothing, a stroke or a word was written, and keeps the decimals of the fee', () => {
    const row = rowFor('qingxi-jiaoyu', {
      't1.rule.issued': '',
      't1.rule.valid': '/',
      't1.penalty.decisions': '见附件',
      't1.fee.amountWan': '59237.2449',
    });
    expect(['t1.rule.issued', 't1.rule.valid', 't1.penalty.decisions'].map((name) => figureOf(row, name))).toEqual([
      null,
      null,
      null,
    ]);
    expect(figureOf(row, 't1.fee.amountWan')).toBe(59237.2449);
  });

  it('is not made of another agency’s report', () => {
    expect(() => rowOf(listedOf({ agencyId: 'qingxi-shuiwu' }), publishedReportOf(reportOf()))).toThrow(
      'qingxi-jiaoyu 2025 was read for qingxi-shuiwu 2025',
    );
  });
});

test('其他处理 of the trial form stands beside the three rows that took its place', () => {
  const at = yearColumns.indexOf('t2.r3_6.naturalPerson');
  expect(yearColumns[at - 1]).toBe('t2.r3_5_5.total');
  expect(yearColumns[at + 7]).toBe('t2.r3_6_1.naturalPerson');
});

describe('folding changes into a year', () => {
  it('puts reports in the order of their agencies’ ids', () => {
    const folded = foldYear(2025, undefined, [change('qingxi-shuiwu'), change('qingxi'), change('qingxi-jiaoyu')]);
    expect(folded.rows.map(([agencyId]) => agencyId)).toEqual(['qingxi', 'qingxi-jiaoyu', 'qingxi-shuiwu']);
  });

  it('puts a corrected report in the place of the former one', () => {
    const before = foldYear(2025, undefined, [change('qingxi-jiaoyu', { 't2.r1.total': 1 }), change('qingxi')]);
    const after = foldYear(2025, before, [change('qingxi-jiaoyu', { 't2.r1.total': 7 })]);
    expect(after.rows.map((row) => figureOf(row, 't2.r1.total'))).toEqual([0, 7]);
  });

  it('takes out what was withdrawn', () => {
    const before = foldYear(2025, undefined, [change('qingxi-jiaoyu'), change('qingxi')]);
    expect(foldYear(2025, before, [{ agencyId: 'qingxi-jiaoyu' }]).rows.map(([agencyId]) => agencyId)).toEqual([
      'qingxi',
    ]);
  });

  it('gives the same however the changes are divided, as long as each agency’s own stay in order', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const rows = new Map(
      ids.flatMap((id) => [1, 2, 3].map((version) => [`${id}${version}`, rowFor(id, {}, { version })])),
    );
    const made = fc.record({ agencyId: fc.constantFrom(...ids), version: fc.integer({ min: 0, max: 3 }) });
    const changeOf = ({ agencyId, version }: { agencyId: string; version: number }): YearChange => {
      const row = rows.get(`${agencyId}${version}`);
      return row ? { agencyId, row } : { agencyId };
    };
    fc.assert(
      fc.property(fc.array(fc.array(made)), (batches) => {
        const changes = batches.map((batch) => batch.map(changeOf));
        const atOnce = foldYear(2025, undefined, changes.flat());
        const inBatches = changes.reduce((base, batch) => foldYear(2025, base, batch), foldYear(2025, undefined, []));
        const byAgency = changes.flat().toSorted((one, other) => other.agencyId.localeCompare(one.agencyId));
        expect(inBatches).toEqual(atOnce);
        expect(foldYear(2025, undefined, byAgency)).toEqual(atOnce);
        expect(YearDataSchema.parse(atOnce)).toEqual(atOnce);
      }),
    );
  });

  it('lays a base anew that was made before the form got a new cell', () => {
    const now = foldYear(2025, undefined, [change('qingxi-jiaoyu', { 't2.r1.total': 3, 't3.after.total': 2 })]);
    const at = yearColumns.indexOf('t2.r1.corp');
    const older = {
      ...now,
      columns: now.columns.toSpliced(at, 1, 'gone.cell'),
      rows: now.rows.map((row) => row.toSpliced(at, 1, 99) as YearRow),
    };
    const [row] = foldYear(2025, older, []).rows;
    expect(['t2.r1.corp', 't2.r1.total', 't3.after.total'].map((name) => figureOf(row, name))).toEqual([null, 3, 2]);
    expect(row).toHaveLength(yearColumns.length);
  });
});

describe('the files of a year', () => {
  const base = foldYear(2025, undefined, [
    { agencyId: 'a', row: rowFor('a', { 't1.fee.amountWan': '12.5', 't1.rule.issued': '' }, { title: '=SUM(A1)' }) },
    change('b'),
  ]);

  it('as JSON read back as they were folded, one line for each report', () => {
    expect(YearDataSchema.parse(JSON.parse(yearJson(base)))).toEqual(base);
    expect(yearJson(base).trimEnd().split('\n')).toHaveLength(4);
  });

  it('as JSON without a report is complete too', () => {
    expect(JSON.parse(yearJson(foldYear(2025, undefined, [])))).toMatchObject({ year: 2025, rows: [] });
  });

  it('as CSV have the names of the columns and the same figures, and run no formula', () => {
    const [header, first, second, ...more] = readCsv(yearCsv(base));
    expect(yearCsv(base).startsWith('\uFEFFagencyId,agency,')).toBe(true);
    expect(header).toEqual(base.columns);
    expect(first?.[7]).toBe("'=SUM(A1)");
    expect(first?.[yearColumns.indexOf('t1.fee.amountWan')]).toBe('12.5');
    expect(first?.[yearColumns.indexOf('t1.rule.issued')]).toBe('');
    expect(second?.slice(8)).toEqual(base.rows[1]?.slice(8).map((value) => (value === null ? '' : String(value))));
    expect(more).toEqual([]);
  });
});

test.each([
  ['a row twice', (rows: YearRow[]) => [rows[0], rows[0]]],
  ['rows out of order', (rows: YearRow[]) => rows.toReversed()],
  ['a row that is too short', (rows: YearRow[]) => [rows[0]?.slice(0, -1)]],
])('a year’s data with %s is no year’s data', (_, spoil) => {
  const base = foldYear(2025, undefined, [change('a'), change('b')]);
  expect(YearDataSchema.safeParse({ ...base, rows: spoil(base.rows) }).success).toBe(false);
});
