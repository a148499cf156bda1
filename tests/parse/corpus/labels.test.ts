import { describe, expect, test } from 'vitest';
import type { Report } from '../../../schemas/report.ts';
import { docxFile } from '../../builders/docx.ts';
import { htmlFile } from '../../builders/htmlFile.ts';
import { numberedReport } from '../../builders/report.ts';
import type { Tamper } from '../../builders/tableCells.ts';
import { barredFile, cellLineFile } from '../../builders/textFile.ts';
import { reasonFor, reportIn } from '../reading.ts';
import { addingBefore, both, rewording } from './changes.ts';

const report = numberedReport();

const layouts: readonly (readonly [string, (report: Report, tamper: Tamper) => Uint8Array])[] = [
  ['a Word file', (written, tamper) => docxFile(written, { tamper })],
  ['a page', (written, tamper) => htmlFile(written, { tamper })],
  ['text behind tabs', cellLineFile],
  ['text between bars', barredFile],
];

const wordings: readonly (readonly [string, string, string])[] = [
  ['1、 for 1.', '1.属于国家秘密', '1、属于国家秘密'],
  ['１． for 1.', '1.属于国家秘密', '１．属于国家秘密'],
  ['（1） for 1.', '1.属于国家秘密', '（1）属于国家秘密'],
  ['① for 1.', '1.属于国家秘密', '①属于国家秘密'],
  ['no number at all', '1.属于国家秘密', '属于国家秘密'],
  ['half-width brackets', '（一）予以公开', '(一)予以公开'],
  ['brackets of another shape', '（一）予以公开', '〔一〕予以公开'],
  ['a stop after the bracket', '（一）予以公开', '（一）、予以公开'],
  ['an em dash for 一', '一、本年新收政府信息公开申请数量', '—、本年新收政府信息公开申请数量'],
  ['two dashes for 一', '一、本年新收政府信息公开申请数量', '——、本年新收政府信息公开申请数量'],
  ['a full-width space in a row label', '3.要求提供公开出版物', '3.　要求提供公开　出版物'],
  ['spaces in a header', '自然人', '自 然 人'],
  ['a header split by a space', '商业企业', '商业 企业'],
  ['a header split by a full-width space', '法律服务机构', '法律服务　机构'],
  ['straight quotes', '3.危及“三安全一稳定”', '3.危及"三安全一稳定"'],
  ['quotes of another kind', '3.危及“三安全一稳定”', '3.危及「三安全一稳定」'],
  ['a label without its remark', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '（二）部分公开'],
  ['a filling note in brackets', '2.重复申请', '2.重复申请（只填同一申请人就同一内容的申请）'],
  ['a filling note in square brackets', '（七）总计', '（七）总计【自动计算】'],
  ['two characters wrong', '3.补正后申请内容仍不明确', '3.补证后申请内容仍不明晰'],
  ['two characters lost', '2.其他法律行政法规禁止公开', '2.其他法律法规禁止公开'],
  ['spaces in 总计', '（七）总计', '（七）总 计'],
  ['the fee without its unit', '本年收费金额（单位：万元）', '本年收费金额'],
  ['the former name of normative documents', '行政规范性文件', '规范性文件'],
  ['the corner in other words', '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '项目'],
];

describe.each(layouts)('%s', (_, fileOf) => {
  test.each(wordings)('with %s gives every cell its own figure', async (_title, official, written) => {
    expect((await reportIn(fileOf(report, rewording(official, written)))).cells).toEqual(report.cells);
  });

  test('with a label nobody can recognise is read by its place, and says so', async () => {
    const read = await reportIn(fileOf(report, rewording('2.重复申请', '2.同一事项再次来函')));
    expect(read.cells).toEqual(report.cells);
    expect(read.misprints).toEqual([{ table: 't2', official: '2.重复申请', printed: '2.同一事项再次来函' }]);
  });

  test('with two such labels apart from each other is read by their places', async () => {
    const tamper = both(rewording('2.重复申请', '再次来函'), rewording('7.属于行政执法案卷', '案卷材料之类'));
    const read = await reportIn(fileOf(report, tamper));
    expect(read.cells).toEqual(report.cells);
    expect(read.misprints?.map(({ printed }) => printed)).toEqual(['案卷材料之类', '再次来函']);
  });

  test('with two such labels one under the other is refused: no neighbour is certain', async () => {
    const tamper = both(rewording('2.重复申请', '再次来函'), rewording('3.要求提供公开出版物', '索要书籍'));
    const { details } = await reasonFor(fileOf(report, tamper));
    expect(details.join()).toContain('“再次来函”');
    expect(details.join()).toContain('缺少“三、本年度办理结果（五）不予处理2.重复申请”一行');
  });

  test('with another number before such a label is refused', async () => {
    const { details } = await reasonFor(fileOf(report, rewording('2.重复申请', '6.同一事项再次来函')));
    expect(details.join()).toContain('“6.同一事项再次来函”');
  });

  test('with another row in the place of one of table 1 is refused: it counts something else', async () => {
    const { details } = await reasonFor(fileOf(report, rewording('行政强制', '行政检查')));
    expect(details.join()).toContain('行的内容为“行政检查”');
    expect(details.join()).toContain('缺少“行政强制”一行');
  });

  test('with an unknown last row is refused: there is nothing below it', async () => {
    const { details } = await reasonFor(fileOf(report, rewording('四、结转下年度继续办理', '四、其余')));
    expect(details.join()).toContain('缺少“四、结转下年度继续办理”一行');
  });

  test('with a row of the province added to table 1 is refused, the row named', async () => {
    const tamper = addingBefore('行政强制', ['行政检查', '12', '', '']);
    const { details } = await reasonFor(fileOf(report, tamper));
    expect(details).toContainEqual(
      expect.stringMatching(/^表一.*行的内容为“行政检查”、“12”，与规定格式的任何一行都对不上$/u),
    );
  });

  test('with a row written twice is refused', async () => {
    const twice: Tamper = (rows) =>
      rows.flatMap((row) => (row.some((cell) => cell.text === '2.重复申请') ? [row, row] : [row]));
    expect((await reasonFor(fileOf(report, twice))).details.join()).toContain('2.重复申请”一行出现了 2 次');
  });

  test('with a figure split into two cells is refused, never joined', async () => {
    const split: Tamper = (rows) =>
      rows.map((row) =>
        row.flatMap((cell) =>
          cell.text === '1100'
            ? [
                { ...cell, text: '11' },
                { ...cell, text: '00' },
              ]
            : [cell],
        ),
      );
    expect((await reasonFor(fileOf(report, split))).details.join()).toContain('实际读到 8 个');
  });

  test('with thousands separators and full-width digits gives the same numbers', async () => {
    const tamper = both(rewording('1100', '1,100'), rewording('1101', '１１０１'));
    const { cells } = await reportIn(fileOf(report, tamper));
    expect(Object.values(cells).map(({ value }) => value)).toEqual(
      Object.values(report.cells).map(({ value }) => value),
    );
  });

  test('with zero-width signs in a figure gives the same number', async () => {
    const { cells } = await reportIn(fileOf(report, rewording('1100', '\u200B1100\u200B')));
    expect(Object.values(cells).map(({ value }) => value)).toEqual(
      Object.values(report.cells).map(({ value }) => value),
    );
  });
});
