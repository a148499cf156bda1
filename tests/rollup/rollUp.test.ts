import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contributionsTo, isFull, missingIn } from '../../functions/rollup/rollUp.ts';
import { scopeOf } from '../../functions/rollup/scope.ts';
import { changesSince } from '../../functions/rollup/stale.ts';
import { cellsOf, equationsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { RollUpSchema } from '../../schemas/rollUp.ts';
import { consistentReports } from '../builders/consistent.ts';
import { consistentReport, reportOf } from '../builders/report.ts';
import { county, countyBodies, rolledOf } from '../builders/rollUp.ts';

const ids = countyBodies.map(({ id }) => id);
const form = formOf('2021');
const scope = scopeOf(countyBodies, county, 2025);

/** A consistent report for each body of the county. */
const filings = fc
  .tuple(...ids.map(() => consistentReports('2021')))
  .map((reports) => Object.fromEntries(reports.map((report, index) => [ids[index]!, report])));

describe('the sum', () => {
  test('adds cell by cell and says who gave what', () => {
    const rolled = rolledOf({
      jiaoyu: reportOf({ cells: { 't2.r1.corp': 2, 't1.fee.amountWan': 0.1 } }),
      shuiwu: reportOf({ cells: { 't2.r1.corp': 5, 't1.fee.amountWan': 0.2 } }),
    });
    expect(rolled.cells['t2.r1.corp']).toEqual({ sum: 7, without: [] });
    expect(rolled.cells['t1.fee.amountWan']?.sum).toBe(0.3);
    expect(
      contributionsTo(rolled, 't2.r1.corp').map(({ agencyId, filed, figure }) => [agencyId, filed, figure]),
    ).toEqual([
      ['shuiwu', true, 5],
      ['jiaoyu', true, 2],
      ['bangongshi', false, null],
      ['jiujie', false, null],
    ]);
  });

  test('names who is missing, and is not full without the own office', () => {
    const all = Object.fromEntries(ids.map((id) => [id, reportOf()]));
    const { bangongshi: _, ...others } = all;
    expect(isFull(rolledOf(all))).toBe(true);
    expect(missingIn(rolledOf(others)).map(({ name }) => name)).toEqual(['丙市青溪县人民政府办公室']);
    const withoutOffice = countyBodies.filter(({ id }) => id !== 'bangongshi');
    expect(isFull(rolledOf(others, { agencies: withoutOffice }))).toBe(false);
  });

  test('a cell somebody left empty is summed without them, and says so', () => {
    const rolled = rolledOf({
      jiaoyu: reportOf({ cells: { 't2.r1.corp': '/' } }),
      shuiwu: reportOf({ cells: { 't2.r1.corp': 3 } }),
    });
    expect(rolled.cells['t2.r1.corp']).toEqual({ sum: 3, without: ['jiaoyu'] });
  });

  test('of another edition only what means the same is added; the rest is named, to be placed by hand', () => {
    const old = reportOf({
      edition: '2019',
      cells: { 't2.r1.corp': 4, 't2.r3_6.corp': 2, 't1x.licence.decisions': 9, 't1x.fee.prevItems': 6 },
    });
    const rolled = rolledOf({ jiaoyu: old, shuiwu: reportOf({ cells: { 't2.r1.corp': 1, 't2.r3_6_3.corp': 1 } }) });
    expect(rolled.cells['t2.r1.corp']).toEqual({ sum: 5, without: [] });
    expect(rolled.cells['t1.licence.decisions']).toEqual({ sum: 9, without: [] });
    expect(rolled.cells['t1.fee.amountWan']).toEqual({ sum: 0, without: ['jiaoyu'] });
    expect(rolled.cells['t2.r3_6_3.corp']).toEqual({ sum: 1, without: ['jiaoyu'] });
    expect(rolled.members.find(({ agencyId }) => agencyId === 'jiaoyu')?.unplaced).toEqual([
      { cell: 't1x.fee.prevItems', place: '第二部分表格“行政事业性收费”行“上一年项目数量”列', value: 6 },
      { cell: 't2.r3_6.corp', place: '第三部分表格“（六）其他处理”行“商业企业”列', value: 2 },
    ]);
  });

  test('is kept and read again as it is', () => {
    const rolled = rolledOf({ jiaoyu: consistentReport() });
    expect(RollUpSchema.parse(JSON.parse(JSON.stringify(rolled)))).toEqual(rolled);
  });

  test('there is none for a year without a form', () => {
    expect(() => rolledOf({}, { year: 2018 })).toThrow(RangeError);
  });

  test('of reports in which every sum holds keeps every sum of the form', () => {
    fc.assert(
      fc.property(filings, (reports) => {
        const { cells } = rolledOf(reports);
        const side = (names: readonly string[]) => names.reduce((sum, name) => sum + (cells[name]?.sum ?? NaN), 0);
        for (const { left, right } of equationsOf(form)) expect(side(left)).toBe(side(right));
      }),
      { numRuns: 20 },
    );
  });

  test('changes in exactly the cell that one body changes, and by as much', () => {
    const change = fc.record({
      reports: filings,
      id: fc.constantFrom(...ids),
      cell: fc.constantFrom(...cellsOf(form).map(({ name }) => name)),
      more: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(change, ({ reports, id, cell, more }) => {
        const report = reports[id]!;
        const value = report.cells[cell]!.value! + more;
        const changed = {
          ...report,
          cells: { ...report.cells, [cell]: { value, raw: '', meaning: 'number' as const } },
        };
        const [before, after] = [rolledOf(reports).cells, rolledOf({ ...reports, [id]: changed }).cells];
        const differing = Object.keys(before).filter((name) => before[name]!.sum !== after[name]!.sum);
        expect(differing).toEqual([cell]);
        expect(after[cell]!.sum - before[cell]!.sum).toBeCloseTo(more, 6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a fixed sum is out of date (H05)', () => {
  const fixed = rolledOf({ jiaoyu: reportOf(), shuiwu: reportOf() });
  const out = (id: string, version = 1) => ({ version, manifestHash: `hash-of-${id}${version > 1 ? version : ''}` });
  const stand = (standing: Readonly<Record<string, ReturnType<typeof out>>>) => (id: string) => standing[id];

  test('not as long as all is as it was', () => {
    expect(changesSince(fixed, scope, stand({ jiaoyu: out('jiaoyu'), shuiwu: out('shuiwu') }))).toEqual([]);
  });

  test('when one was corrected, taken back, or published since', () => {
    const now = stand({ jiaoyu: out('jiaoyu', 2), jiujie: out('jiujie') });
    expect(changesSince(fixed, scope, now).map(({ agencyId, kind }) => [agencyId, kind])).toEqual([
      ['jiaoyu', 'corrected'],
      ['shuiwu', 'withdrawn'],
      ['jiujie', 'published'],
    ]);
  });

  test('when the register has another scope', () => {
    const fewer = scopeOf(
      countyBodies.filter(({ id }) => id !== 'shuiwu').concat({ ...countyBodies[0]!, id: 'shuju', name: '数据局' }),
      county,
      2025,
    );
    const now = stand({ jiaoyu: out('jiaoyu'), shuiwu: out('shuiwu') });
    expect(changesSince(fixed, fewer, now).map(({ agencyId, kind }) => [agencyId, kind])).toEqual([
      ['shuiwu', 'left'],
      ['shuju', 'joined'],
    ]);
  });

  test('exactly when some body’s version is another than then', () => {
    const state = fc.constantFrom(undefined, 1, 2);
    fc.assert(
      fc.property(fc.tuple(...ids.map(() => state)), fc.tuple(...ids.map(() => state)), (then, now) => {
        const at = (versions: readonly (number | undefined)[]) =>
          new Map(ids.flatMap((id, index) => (versions[index] ? [[id, out(id, versions[index])] as const] : [])));
        const [before, after] = [at(then), at(now)];
        const sum = rolledOf(Object.fromEntries([...before.keys()].map((id) => [id, reportOf()])));
        const kept = {
          ...sum,
          members: sum.members.map((member) => {
            const source = before.get(member.agencyId);
            return source && member.source ? { ...member, source: { ...member.source, ...source } } : member;
          }),
        };
        const differing = ids.filter((_, index) => then[index] !== now[index]);
        const changed = changesSince(kept, scope, (id) => after.get(id)).map(({ agencyId }) => agencyId);
        expect(changed.toSorted()).toEqual(differing.toSorted());
      }),
    );
  });
});
