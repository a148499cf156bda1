import { describe, expect, test } from 'vitest';
import type { Report } from '../../schemas/report.ts';
import { docxFile } from '../builders/docx.ts';
import { htmlFile } from '../builders/htmlFile.ts';
import { numberedReport } from '../builders/report.ts';
import { inRow, type Tamper } from '../builders/tableCells.ts';
import { barredFile, cellLineFile, plainLineFile } from '../builders/textFile.ts';
import { reasonFor, reportIn } from './reading.ts';

type Layout = (report: Report, tamper?: Tamper) => Uint8Array;

const layouts: readonly (readonly [string, Layout])[] = [
  ['a Word file', (report, tamper) => docxFile(report, tamper ? { tamper } : {})],
  ['a page with spans', (report, tamper) => htmlFile(report, tamper ? { tamper } : {})],
  [
    'a page padded with empty cells',
    (report, tamper) => htmlFile(report, { layout: 'padded', ...(tamper ? { tamper } : {}) }),
  ],
  ['text with one cell per line behind a tab', cellLineFile],
  ['text with one cell per line', plainLineFile],
  ['text with rows between bars', barredFile],
];

describe.each(layouts)('%s', (_, fileOf) => {
  test.each(['2021', '2019', '2021-2019'] as const)(
    'gives every cell of edition %s its own figure',
    async (edition) => {
      const report = numberedReport({ edition });
      expect({ ...(await reportIn(fileOf(report))), observations: undefined }).toEqual(report);
    },
  );

  test('a row with six figures is refused, with table, row and what was found', async () => {
    const reason = await reasonFor(
      fileOf(
        numberedReport(),
        inRow('2.重复申请', (row) => row.slice(0, -1)),
      ),
    );
    expect(reason.code).toBe('unreadableTable');
    expect(reason.details.join()).toContain('表二');
    expect(reason.details.join()).toContain('2.重复申请');
    expect(reason.details.join()).toContain('应有 7 个数，实际读到 6 个');
  });

  test('a row with eight figures is refused', async () => {
    const reason = await reasonFor(
      fileOf(
        numberedReport(),
        inRow('2.重复申请', (row) => [...row, { ...row.at(-1)!, column: 10, text: '9' }]),
      ),
    );
    expect(reason.details.join()).toContain('实际读到 8 个');
  });

  test('a missing row is named', async () => {
    const reason = await reasonFor(
      fileOf(numberedReport(), (rows) => rows.filter((row) => !row.some((cell) => cell.text === '7.属于行政执法案卷'))),
    );
    expect(reason.code).toBe('unreadableTable');
    expect(reason.details).toContain(
      '表二（收到和处理政府信息公开申请情况）缺少“三、本年度办理结果（三）不予公开7.属于行政执法案卷”一行',
    );
  });

  test('misprints in a long label are forgiven', async () => {
    const report = numberedReport();
    const misprint = inRow('7.属于行政执法案卷', (row) =>
      row.map((cell) => (cell.text === '7.属于行政执法案卷' ? { ...cell, text: '7、属于行政 执法案件卷' } : cell)),
    );
    expect((await reportIn(fileOf(report, misprint))).cells).toEqual(report.cells);
  });

  test('columns in another order are refused, not rearranged', async () => {
    const swap: Tamper = (rows) =>
      rows.map((row) =>
        row.map((cell) =>
          cell.text === '商业企业'
            ? { ...cell, text: '科研机构' }
            : cell.text === '科研机构'
              ? { ...cell, text: '商业企业' }
              : cell,
        ),
      );
    expect((await reasonFor(fileOf(numberedReport(), swap))).details.join()).toContain(
      '表头应依次为自然人、商业企业、科研机构',
    );
  });
});

describe.each(layouts.filter(([name]) => name !== 'text with one cell per line'))('%s', (_, fileOf) => {
  test('keeps blank, nil, text and number apart and never turns one into another', async () => {
    const cells = {
      't1.fee.amountWan': '251000元',
      't2.r1.naturalPerson': '',
      't2.r1.corp': '/',
      't2.r1.research': '—',
      't2.r1.welfare': '无',
      't2.r1.legalService': '１,２３４',
      't2.r1.other': '-1',
      't2.r1.total': '2.5',
      't2.r3_5_2.total': '',
      't3.review.maintain': '+4',
    };
    const { cells: read } = await reportIn(fileOf(numberedReport({ cells })));
    expect(Object.keys(cells).map((name) => read[name])).toEqual([
      { value: null, raw: '251000元', meaning: 'text' },
      { value: null, raw: '', meaning: 'blank' },
      { value: null, raw: '/', meaning: 'nil' },
      { value: null, raw: '—', meaning: 'nil' },
      { value: null, raw: '无', meaning: 'nil' },
      { value: 1234, raw: '１,２３４', meaning: 'number' },
      { value: -1, raw: '-1', meaning: 'number' },
      { value: 2.5, raw: '2.5', meaning: 'number' },
      { value: null, raw: '', meaning: 'blank' },
      { value: 4, raw: '+4', meaning: 'number' },
    ]);
  });
});

test('where cells come one per line a blank leaves no trace, so the row is refused', async () => {
  const file = plainLineFile(numberedReport({ cells: { 't2.r1.corp': '' } }));
  expect((await reasonFor(file)).details.join()).toContain('实际读到 6 个');
});

test('three rows for （六）, one of them lost, are the form in force with a missing row, not another edition', async () => {
  const lost: Tamper = (rows) => rows.filter((row) => !row.some((cell) => cell.text.startsWith('2.申请人逾期未按')));
  expect((await reasonFor(docxFile(numberedReport(), { tamper: lost }))).details).toEqual([
    '表二（收到和处理政府信息公开申请情况）缺少“三、本年度办理结果（六）其他处理2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”一行',
  ]);
});
