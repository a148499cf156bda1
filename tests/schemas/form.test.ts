import { describe, expect, it } from 'vitest';
import { cellsOf, cellsOfTable, equationsOf } from '../../schemas/form/derive.ts';
import { formOf, forms } from '../../schemas/form/index.ts';
import { type PrintedCell, printedTable } from '../../schemas/form/printed.ts';
import { ReportSchema } from '../../schemas/report.ts';

const namesOf = (edition: '2021' | '2019', table: number): string[] =>
  cellsOfTable(formOf(edition).tables[table]!).map(({ name }) => name);

describe('the form in force since the reports for 2021', () => {
  it('has 10, 175 and 15 figures: 200 cells', () => {
    expect(formOf('2021').tables.map((table) => cellsOfTable(table).length)).toEqual([10, 175, 15]);
  });

  it('names the ten cells of table 1', () => {
    expect(namesOf('2021', 0)).toEqual([
      't1.rule.issued',
      't1.rule.repealed',
      't1.rule.valid',
      't1.normdoc.issued',
      't1.normdoc.repealed',
      't1.normdoc.valid',
      't1.licence.decisions',
      't1.penalty.decisions',
      't1.coercion.decisions',
      't1.fee.amountWan',
    ]);
  });

  it('names the rows of table 2 as the field does, 25 of them, each with seven columns', () => {
    const rows = [...new Set(namesOf('2021', 1).map((name) => name.split('.')[1]))];
    expect(rows).toEqual([
      ...['r1', 'r2', 'r3_1', 'r3_2'],
      ...['r3_3_1', 'r3_3_2', 'r3_3_3', 'r3_3_4', 'r3_3_5', 'r3_3_6', 'r3_3_7', 'r3_3_8'],
      ...['r3_4_1', 'r3_4_2', 'r3_4_3'],
      ...['r3_5_1', 'r3_5_2', 'r3_5_3', 'r3_5_4', 'r3_5_5'],
      ...['r3_6_1', 'r3_6_2', 'r3_6_3', 'r3_7', 'r4'],
    ]);
    expect(namesOf('2021', 1).slice(0, 7)).toEqual(
      ['naturalPerson', 'corp', 'research', 'welfare', 'legalService', 'other', 'total'].map(
        (column) => `t2.r1.${column}`,
      ),
    );
  });

  it('names the fifteen cells of table 3', () => {
    expect(namesOf('2021', 2)).toEqual(
      ['review', 'direct', 'after'].flatMap((group) =>
        ['maintain', 'correct', 'other', 'pending', 'total'].map((outcome) => `t3.${group}.${outcome}`),
      ),
    );
  });

  it('keeps 42 sums: 7 of F1, 7 of F2, 25 of F3, 3 of F4', () => {
    const rules = equationsOf(formOf('2021')).map(({ footing }) => footing.rule);
    expect(['A01', 'A02', 'A03', 'A04'].map((rule) => rules.filter((other) => other === rule).length)).toEqual([
      7, 7, 25, 3,
    ]);
  });

  it('spells out F1 for a column: one plus two equals the total of three plus four', () => {
    const equation = equationsOf(formOf('2021')).find(
      ({ footing, key }) => footing.rule === 'A01' && key === 'research',
    );
    expect(equation).toMatchObject({
      label: '科研机构',
      left: ['t2.r1.research', 't2.r2.research'],
      right: ['t2.r3_7.research', 't2.r4.research'],
    });
  });

  it('allows decimals in the fee only', () => {
    const withDecimals = cellsOf(formOf('2021')).filter(({ column }) => (column.leaf.decimals ?? 0) > 0);
    expect(withDecimals.map(({ name }) => name)).toEqual(['t1.fee.amountWan']);
  });
});

describe('the trial form of the reports for 2019 and 2020', () => {
  it('has 22, 161 and 15 figures: 198 cells', () => {
    expect(formOf('2019').tables.map((table) => cellsOfTable(table).length)).toEqual([22, 161, 15]);
  });

  it('has one row for 其他处理 and 40 sums', () => {
    expect(namesOf('2019', 1)).toContain('t2.r3_6.total');
    expect(equationsOf(formOf('2019'))).toHaveLength(40);
  });

  it('counts fee items, not money, and lets a change be negative', () => {
    const cells = cellsOf(formOf('2019'));
    expect(cells.find(({ name }) => name === 't1x.fee.prevItems')?.column.leaf.unit).toBe('项');
    expect(cells.filter(({ column }) => column.leaf.signed).map(({ name }) => name)).toEqual([
      't1x.licence.delta',
      't1x.otherService.delta',
      't1x.penalty.delta',
      't1x.coercion.delta',
      't1x.fee.delta',
    ]);
  });
});

describe('the mixture of both editions', () => {
  it('has table 1 of 2021, table 2 and 3 of 2019 and 40 sums', () => {
    const [table1, table2, table3] = forms['2021-2019'].tables;
    expect([table1, table2, table3]).toEqual([
      forms['2021'].tables[0],
      forms['2019'].tables[1],
      forms['2019'].tables[2],
    ]);
    expect(equationsOf(forms['2021-2019'])).toHaveLength(40);
  });
});

describe('every edition', () => {
  const tables = Object.values(forms).flatMap((form) =>
    form.tables.map((table) => [`${form.edition} ${table.id}`, table] as const),
  );

  it.each(Object.values(forms).map((form) => [form.edition, form] as const))('%s names no cell twice', (_, form) => {
    const names = cellsOf(form).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(tables)('%s prints as a rectangle without holes or overlaps', (_, table) => {
    const { width, rows } = printedTable(table);
    expect(coverage(rows).map((row) => row.join(''))).toEqual(rows.map(() => '1'.repeat(width)));
  });

  it.each(tables)('%s gives every figure the headers above and beside it, each of which exists once', (_, table) => {
    const cells = printedTable(table).rows.flat();
    const ids = cells.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const cell of cells) expect(ids).toEqual(expect.arrayContaining([...cell.headerIds]));
    for (const cell of cells.filter(({ kind }) => kind === 'figure')) expect(cell.headerIds.length).toBeGreaterThan(0);
  });
});

/** How often each place of the printed grid is covered. */
const coverage = (rows: readonly (readonly PrintedCell[])[]): number[][] => {
  const grid: number[][] = rows.map(() => []);
  rows.forEach((row, top) => {
    let left = 0;
    for (const cell of row) {
      while (grid[top]![left] !== undefined) left += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let right = 0; right < cell.columnSpan; right += 1) {
          const line = grid[top + down]!;
          line[left + right] = (line[left + right] ?? 0) + 1;
        }
      }
    }
  });
  return grid.map((line) => Array.from(line, (count) => count ?? 0));
};

describe('the report schema', () => {
  it('refuses a report that lacks a cell of its edition, and says which', () => {
    const cells = Object.fromEntries(
      cellsOf(formOf('2021')).map(({ name }) => [name, { value: 0, raw: '0', meaning: 'number' }]),
    );
    const { 't2.r4.total': _missing, ...incomplete } = cells;
    const report = {
      edition: '2021',
      title: '',
      agency: '',
      year: null,
      preamble: [],
      headings: [],
      sections: { overview: [], problems: [], other: [] },
      tableNotes: { disclosure: [], applications: [], disputes: [] },
    };
    expect(ReportSchema.safeParse({ ...report, cells }).success).toBe(true);
    expect(ReportSchema.safeParse({ ...report, cells: incomplete }).error?.issues[0]?.message).toContain('t2.r4.total');
  });
});
