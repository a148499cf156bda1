import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assess } from '../../../functions/validate/rule.ts';
import { footingRules } from '../../../functions/validate/rules/tables/footing.ts';
import { validate } from '../../../functions/validate/validate.ts';
import { defaultCheckSettings } from '../../../schemas/checkSettings.ts';
import type { Finding } from '../../../schemas/finding.ts';
import { cellsOf, equationsOf } from '../../../schemas/form/derive.ts';
import { formOf } from '../../../schemas/form/index.ts';
import type { TableId } from '../../../schemas/form/model.ts';
import { type Cell, type Report, ReportSchema } from '../../../schemas/report.ts';
import { consistentReports, consistentYears } from '../../builders/consistent.ts';
import { cellOf, reportOf } from '../../builders/report.ts';
import { agency } from '../found.ts';

const errorsOfGroups = (groups: RegExp, report: Report, lastYear?: Report): Finding[] =>
  validate({ report, lastYear, agency: { ...agency, makesRules: true, powers: [] } }).findings.filter(
    ({ rule, severity }) => severity === 'error' && groups.test(rule),
  );

/** What the sums alone come to, A01–A05. */
const sumFaults = (report: Report): Finding[] => {
  const context = { report, form: formOf(report.edition), passages: [], settings: defaultCheckSettings };
  return footingRules.flatMap((rule) => assess(rule, context).findings);
};

const withCells = (report: Report, cells: Readonly<Record<string, Cell>>): Report =>
  ReportSchema.parse({ ...report, cells: { ...report.cells, ...cells } });

const figure = (report: Report, name: string): number => report.cells[name]?.value ?? 0;

const brokenIn = (report: Report): string[][] =>
  equationsOf(formOf(report.edition))
    .filter(({ left, right }) => {
      const side = (names: readonly string[]) => names.reduce((total, name) => total + figure(report, name), 0);
      return side(left) !== side(right);
    })
    .map(({ left, right }) => [...left, ...right]);

/** The report with every figure taken over that is suggested, and totals left empty filled in from their rows. */
const suggestionsTaken = (report: Report, findings: readonly Finding[]): Report => {
  const taken = findings.flatMap(({ suggestion }) => (suggestion ? [[suggestion.cell, cellOf(suggestion.value)]] : []));
  const mended = withCells(report, Object.fromEntries(taken));
  const totals = findings.filter(({ rule, suggestion }) => rule === 'A05' && !suggestion).map(({ cells }) => cells);
  const sums = totals.map(([total, ...parts]) => [total, parts.reduce((sum, name) => sum + figure(mended, name), 0)]);
  return withCells(mended, Object.fromEntries(sums.map(([total, sum]) => [total, cellOf(sum!)])));
};

describe.each(['2021', '2019', '2021-2019'] as const)('in edition %s', (edition) => {
  const form = formOf(edition);
  const summed = cellsOf(form).filter(({ table }) => table !== 't1');
  /** A consistent report, a cell of one of its tables, and another figure for it. */
  const alteredIn = (table: TableId) =>
    fc
      .record({
        report: consistentReports(edition),
        cell: fc.constantFrom(...summed.filter((cell) => cell.table === table)),
        other: fc.nat({ max: 20_000 }),
      })
      .filter(({ report, cell, other }) => figure(report, cell.name) !== other);

  it('a report that adds up has no error in the groups A to C', () => {
    fc.assert(
      fc.property(consistentReports(edition), (report) => {
        expect(brokenIn(report)).toEqual([]);
        expect(errorsOfGroups(/^[ABC]/, report)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('one altered cell of table 2 is one error, which names the cell and the figure that was there', () => {
    fc.assert(
      fc.property(alteredIn('t2'), ({ report, cell, other }) => {
        const [finding, ...others] = sumFaults(withCells(report, { [cell.name]: cellOf(other) }));
        expect(others).toEqual([]);
        expect(finding?.cells[0]).toBe(cell.name);
        expect(finding?.suggestion).toEqual({ cell: cell.name, value: figure(report, cell.name) });
      }),
      { numRuns: 50 },
    );
  });

  it('one altered cell of table 3 is one error of its group, and no other cell of it is accused', () => {
    fc.assert(
      fc.property(alteredIn('t3'), ({ report, cell, other }) => {
        const [finding, ...others] = sumFaults(withCells(report, { [cell.name]: cellOf(other) }));
        expect(others).toEqual([]);
        expect(finding).toMatchObject({ rule: 'A04' });
        expect(finding?.cells).toContain(cell.name);
        if (finding?.suggestion)
          expect(finding.suggestion).toEqual({ cell: cell.name, value: figure(report, cell.name) });
      }),
      { numRuns: 25 },
    );
  });

  it('a total left empty is asked for with the figure that was there', () => {
    const totals = summed.filter(({ column }) => /(^|\.)total$/.test(column.leaf.key));
    fc.assert(
      fc.property(consistentReports(edition), fc.constantFrom(...totals), (report, { name }) => {
        fc.pre(figure(report, name) > 0);
        const [finding, ...others] = sumFaults(withCells(report, { [name]: cellOf('') }));
        expect(others).toEqual([]);
        expect(finding).toMatchObject({ rule: 'A05', suggestion: { cell: name, value: figure(report, name) } });
      }),
      { numRuns: 25 },
    );
  });

  it('whatever stands in the cells, every sum that does not hold is spoken of once: by a finding, or as what follows', () => {
    const few = fc.dictionary(fc.constantFrom(...summed.map(({ name }) => name)), fc.nat({ max: 9 }), { maxKeys: 6 });
    fc.assert(
      fc.property(few, (cells) => {
        const report = reportOf({ edition, cells });
        const said = sumFaults(report);
        expect(said.length + said.flatMap(({ consequences }) => consequences).length).toBe(brokenIn(report).length);
        expect(said.length > 0).toBe(brokenIn(report).length > 0);
      }),
      { numRuns: 60 },
    );
  });

  it('whatever is altered, a figure that is suggested mends the sums of its cell', () => {
    const names = summed.map(({ name }) => name);
    const changes = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.nat({ max: 9 }), fc.constant('')), {
      maxKeys: 5,
    });
    fc.assert(
      fc.property(consistentReports(edition), changes, (report, written) => {
        const wrong = withCells(
          report,
          Object.fromEntries(Object.entries(written).map(([name, text]) => [name, cellOf(text)])),
        );
        const findings = sumFaults(wrong);
        const mended = brokenIn(suggestionsTaken(wrong, findings));
        const suggested = findings.flatMap(({ suggestion }) => suggestion?.cell ?? []);
        expect(mended.filter((cells) => suggested.some((name) => cells.includes(name)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

test('a year that goes on from the one before has no error in the groups A to C', () => {
  fc.assert(
    fc.property(consistentYears(), ({ lastYear, report }) => {
      expect([...brokenIn(lastYear), ...brokenIn(report)]).toEqual([]);
      expect(errorsOfGroups(/^[ABC]/, report, lastYear)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
