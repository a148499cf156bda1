import { describe, expect, test } from 'vitest';
import { frequentFaults } from '../../functions/board/faults.ts';
import { boardCsv } from '../../functions/board/files.ts';
import { boardRows } from '../../functions/board/rows.ts';
import { byUrgency, countsOf, paged, queryOf, selected, selectionOf } from '../../functions/board/selection.ts';
import { overdueTable, wholeTable } from '../../functions/board/table.ts';
import { daysInWords, stageInWords } from '../../functions/board/words.ts';
import type { Standing } from '../../schemas/standing.ts';
import { boardRegister, standingFor } from './world.ts';

const register = boardRegister();
const rows = (standings: readonly Standing[], now = '2026-01-27T02:00:00.000Z') =>
  boardRows(register, 2025, standings, new Date(now));
const shuiwu = (state: Standing['state'], now?: string, more: Partial<Standing> = {}) =>
  rows([standingFor('shuiwu', state, more)], now).find(({ agency }) => agency.id === 'shuiwu');

describe('where an agency stands at a moment', () => {
  test('not begun, with the working days left until it is to be sent in', () => {
    // Tuesday 27 to Saturday 31 January; a government has until Tuesday 31 March.
    expect(rows([]).map(({ state, daysLeft, late }) => [state, daysLeft, late])).toEqual([
      ['notBegun', 3, undefined],
      ['notBegun', 3, undefined],
      ['notBegun', 3, undefined],
      ['notBegun', 45, undefined],
    ]);
  });

  test('in approval: at which stage of how many, and whom it asks, by role', () => {
    const row = shuiwu('inApproval', undefined, { stage: '主要领导签发' });
    expect(row?.stage).toEqual({ name: '主要领导签发', number: 2, of: 3, roles: '县水务局局长、县水务局副局长' });
    expect(row && stageInWords(row)).toBe('第2环节“主要领导签发”（共3个）');
  });

  test('in a stage the chain has no more it is named without its number', () => {
    const row = shuiwu('inApproval', undefined, { stage: '会签' });
    expect(row && stageInWords(row)).toBe('“会签”环节');
  });

  test.each([
    ['returned', '2026-02-02T02:00:00.000Z', 'notSubmitted'],
    ['inApproval', '2026-02-02T02:00:00.000Z', 'notPublished'],
    ['filed', '2026-02-02T02:00:00.000Z', 'notPublished'],
    ['parked', '2026-02-02T02:00:00.000Z', 'notPublished'],
    ['returned', '2026-01-31T15:59:59.000Z', undefined],
    ['published', '2026-02-02T02:00:00.000Z', undefined],
  ] as const)('%s at %s is late as %s', (state, now, late) => {
    expect(shuiwu(state, now)?.late).toBe(late);
  });

  test('public after its day it was late', () => {
    expect(shuiwu('published', '2026-02-05T02:00:00.000Z', { since: '2026-02-01T01:00:00.000Z' })).toMatchObject({
      late: 'publishedLate',
      daysLeft: undefined,
    });
  });

  test('days left are working days, days late are calendar days', () => {
    expect([5, 0, -3].map(daysInWords)).toEqual(['5个工作日', '今天到期', '逾期3天']);
  });

  test('bodies that owe no report for the year are left out', () => {
    const some = { ...register, agencies: register.agencies.map((one) => ({ ...one, since: 2026 })) };
    expect(boardRows(some, 2025, [], new Date('2026-01-27T02:00:00.000Z'))).toEqual([]);
  });
});

describe('what is shown', () => {
  const standings = [
    standingFor('shuiwu', 'published'),
    standingFor('jiaoyu', 'inApproval', { stage: '保密审查' }),
    standingFor('jiujie', 'parked'),
  ];
  const some = rows(standings, '2026-02-02T02:00:00.000Z');

  test('the most urgent first, what is public last', () => {
    expect(byUrgency(some).map(({ agency }) => agency.id)).toEqual(['jiujie', 'jiaoyu', 'xianzheng', 'shuiwu']);
  });

  test('by state, and by a part of the name, of a former name too', () => {
    const ids = (query: Record<string, string>) => selected(some, selectionOf(query)).map(({ agency }) => agency.id);
    expect(ids({ state: 'late' })).toEqual(['jiaoyu', 'jiujie']);
    expect(ids({ state: 'published' })).toEqual(['shuiwu']);
    expect(ids({ q: '旧街乡' })).toEqual(['jiujie']);
    expect(ids({ q: ' 教 育 ' })).toEqual(['jiaoyu']);
    expect(ids({ state: 'nonsense' })).toHaveLength(4);
  });

  test('counts of all states and of what is late', () => {
    expect(countsOf(some)).toEqual({
      all: 4,
      notBegun: 1,
      sent: 0,
      returned: 0,
      inApproval: 1,
      filed: 0,
      published: 1,
      withdrawn: 0,
      parked: 1,
      late: 2,
    });
  });

  test('a hundred a page; a page beyond the last is the last', () => {
    const many = Array.from({ length: 250 }, () => some[0]!);
    expect([1, 3, 99].map((page) => [paged(many, page).rows.length, paged(many, page).page])).toEqual([
      [100, 1],
      [50, 3],
      [50, 3],
    ]);
    expect(paged([], 7)).toEqual({ rows: [], page: 1, pages: 1 });
  });

  test('an address says again what was selected', () => {
    expect(queryOf(selectionOf({ state: 'late', q: '水务&局', page: '2' }))).toBe(
      '?state=late&q=%E6%B0%B4%E5%8A%A1%26%E5%B1%80&page=2',
    );
    expect(queryOf(selectionOf({ page: '-1' }))).toBe('');
  });
});

describe('the tables to keep', () => {
  const hostile = {
    ...register,
    agencies: [{ ...register.agencies[0]!, name: '=HYPERLINK("http://example.org","青溪")' }],
  };

  test('a name that a spreadsheet would run is kept from it, and the file says that it is UTF-8', () => {
    const table = wholeTable(2025, boardRows(hostile, 2025, [], new Date('2026-01-27T02:00:00.000Z')), []);
    const text = boardCsv(table, 'first');
    expect(text.startsWith('\uFEFF序号,单位编号,单位名称')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"",""青溪"")"`);
  });

  test('the overdue list tells apart what never came, what is not out, and what came out late', () => {
    const late = rows(
      [
        standingFor('shuiwu', 'published', { since: '2026-02-01T01:00:00.000Z' }),
        standingFor('jiaoyu', 'inApproval', { stage: '保密审查' }),
      ],
      '2026-02-02T02:00:00.000Z',
    );
    const table = overdueTable(2025, late, []);
    expect(table.sheets.map(({ name, rows: lines }) => [name, lines.slice(1).map((line) => line[1])])).toEqual([
      ['逾期未报送', ['jiujie']],
      ['逾期未公布', ['jiaoyu']],
      ['逾期公布', ['shuiwu']],
    ]);
    expect(boardCsv(table, 'all')).toContain(
      '\r\n逾期未公布,1,jiaoyu,青溪县教育局,部门,审批中,第1环节“保密审查”（共3个）',
    );
  });

  test('chases are counted, and listed in order of time', () => {
    const chase = {
      agencyId: 'jiaoyu',
      year: 2025,
      round: 'campaign.2026-01-20',
      kind: 'notSubmitted' as const,
      overdue: false,
      by: { kind: 'campaign' as const },
      to: ['县水务局办公室经办人'],
    };
    const log = ['2026-01-20T01:00:00.000Z', '2026-01-26T01:00:00.000Z'].map((at) => ({ ...chase, at }));
    const [table, chases] = wholeTable(2025, rows([]), log).sheets;
    expect(table?.rows[2]?.slice(-2)).toEqual(['2', '2026年1月26日 09:00 催报送']);
    expect(chases?.rows[1]).toEqual([
      '2026年1月20日 09:00',
      'jiaoyu',
      '青溪县教育局',
      '催报送',
      '否',
      '系统定时催办',
      '县水务局办公室经办人',
    ]);
  });
});

describe('frequent faults', () => {
  test('are ranked by how many agencies have them now', () => {
    const returned = (id: string, faults: string[]) => standingFor(id, 'returned', { reason: 'findings', faults });
    expect(
      frequentFaults([returned('shuiwu', ['B07', 'A01']), returned('jiaoyu', ['B07']), standingFor('jiujie', 'sent')]),
    ).toEqual({
      sent: 3,
      returned: 2,
      rules: [
        { id: 'B07', count: 2 },
        { id: 'A01', count: 1 },
      ],
      reasons: [{ id: 'findings', count: 2 }],
    });
  });
});
