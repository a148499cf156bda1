import { describe, expect, test } from 'vitest';
import { openArchive } from '../../functions/parse/archive.ts';
import { parse } from '../../functions/parse/parse.ts';
import { rollUpFile } from '../../functions/rollup/files.ts';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { RollUpSchema } from '../../schemas/rollUp.ts';
import { numberedReport, reportOf } from '../builders/report.ts';
import { rolledOf } from '../builders/rollUp.ts';

const rolled = rolledOf({
  jiaoyu: numberedReport(),
  shuiwu: reportOf({ cells: { 't1.fee.amountWan': 0.0005, 't2.r1.corp': 7 } }),
  jiujie: reportOf({ edition: '2019', cells: { 't2.r3_6.corp': 3 } }),
});
const sums = Object.fromEntries(Object.entries(rolled.cells).map(([name, { sum }]) => [name, sum]));

const textIn = async (bytes: Uint8Array, part: string): Promise<string> =>
  new TextDecoder().decode(await (await openArchive(Buffer.from(bytes))).read(part));

describe('the sum as a file', () => {
  test('the tables of the Word file, pasted into a report, are read as the sums', async () => {
    const { bytes, name } = rollUpFile(rolled, 'docx');
    expect(name).toBe('丙市青溪县人民政府2025年政府信息公开工作年度报告汇总表.docx');
    const outcome = await parse(Buffer.from(bytes), name);
    if (outcome.status === 'unreadable') throw new Error(outcome.reason.message);
    const read = Object.entries(outcome.report.cells).map(([cell, { value }]) => [cell, value]);
    expect(Object.fromEntries(read)).toEqual(sums);
  });

  test('a Word file whose figures are not complete says so in its title', async () => {
    const text = await textIn(rollUpFile(rolled, 'docx').bytes, 'word/document.xml');
    expect(text).toContain('（数字不全：1个单位未公布）');
  });

  test('the workbook has the scope, the three tables, every body’s figures, and what is not in the sum', async () => {
    const { bytes } = rollUpFile(rolled, 'xlsx');
    const workbook = await textIn(bytes, 'xl/workbook.xml');
    expect([...workbook.matchAll(/<sheet name="([^"]*)"/gu)].map(([, name]) => name)).toEqual([
      '汇总范围',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '分单位',
      '未汇总的数字',
    ]);
    const scope = await textIn(bytes, 'xl/worksheets/sheet1.xml');
    expect(scope.match(/未公布/gu)).toHaveLength(1);
    const members = await textIn(bytes, 'xl/worksheets/sheet5.xml');
    expect(members.match(/<row /gu)).toHaveLength(cellsOf(formOf('2021')).length + 1);
    const left = await textIn(bytes, 'xl/worksheets/sheet6.xml');
    expect(left).toContain('第三部分表格“（六）其他处理”行“商业企业”列');
  });

  test('the data are the sum itself', () => {
    expect(RollUpSchema.parse(JSON.parse(new TextDecoder().decode(rollUpFile(rolled, 'json').bytes)))).toEqual(rolled);
  });

  test('the same sum gives the same bytes', () => {
    for (const format of ['xlsx', 'docx', 'json'] as const)
      expect(Buffer.from(rollUpFile(rolled, format).bytes)).toEqual(Buffer.from(rollUpFile(rolled, format).bytes));
  });
});
