import { expect, test } from 'vitest';
import { validate } from '../../../functions/validate/validate.ts';
import type { Observation } from '../../../schemas/report.ts';
import { reportOf } from '../../builders/report.ts';

const foundIn = (observations: readonly Observation[]) =>
  validate({ report: { ...reportOf(), observations: [...observations] } })
    .findings.filter(({ rule }) => rule === 'F06')
    .map(({ severity, message }) => [severity, message]);

test('a file with nothing but its page has no finding', () => {
  expect(foundIn([])).toEqual([]);
});

test('pending changes are one error that shows both sides', () => {
  expect(
    foundIn([
      { kind: 'insertion', count: 2, example: '新增的一句' },
      { kind: 'deletion', count: 1 },
    ]),
  ).toEqual([
    [
      'error',
      '文件中有尚未接受的修订：新增2处，如“新增的一句”；删除1处。年度报告应为定稿，核对时按接受全部修订读取。请在 Word 或 WPS 的“审阅”中接受或拒绝全部修订，另存后重新报送。',
    ],
  ]);
});

test('comments and hidden text are errors, names of authors are for information', () => {
  expect(
    foundIn([
      { kind: 'comment', count: 3, example: '请核实' },
      { kind: 'hiddenText', count: 1, example: '内部掌握' },
      { kind: 'author', count: 2 },
    ]),
  ).toEqual([
    ['error', '文件中有3条批注，如“请核实”。年度报告应为定稿，请在“审阅”中删除全部批注后重新报送。'],
    ['error', '文件中有1处隐藏文字，如“内部掌握”，未读入年度报告。请取消隐藏或者删除后重新报送。'],
    [
      'info',
      '文件属性中留有作者或最后保存者的姓名。发布的文件重新排版，不含这一信息；另行对外提供原文件的，请先在“文件”“信息”“检查文档”中删除。',
    ],
  ]);
});

test('a format that is not examined is not assessable, never a pass', () => {
  const [finding] = validate({ report: reportOf() }).findings.filter(({ rule }) => rule === 'F06');
  expect(finding).toMatchObject({
    status: 'notAssessable',
    severity: 'info',
    message: '未核对“没有修订、批注、隐藏文字和作者信息”：这种格式的文件不作此项检查。',
  });
});

test('a text file is nothing but its text and passes; the kind of another is named', () => {
  const statusOf = (format: string) =>
    validate({ report: reportOf(), upload: { fileName: '年报', format, at: undefined } });
  expect(statusOf('text').assessments.find(({ rule }) => rule === 'F06')?.status).toBe('pass');
  expect(statusOf('pdf').findings.find(({ rule }) => rule === 'F06')?.message).toContain('PDF 文档不作此项检查');
});
