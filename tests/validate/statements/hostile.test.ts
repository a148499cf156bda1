import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../../functions/validate/passages.ts';
import { assess, type Context } from '../../../functions/validate/rule.ts';
import { statementRules } from '../../../functions/validate/rules/statements/index.ts';
import { validate } from '../../../functions/validate/validate.ts';
import { defaultCheckSettings } from '../../../schemas/checkSettings.ts';
import { formOf } from '../../../schemas/form/index.ts';
import type { Report } from '../../../schemas/report.ts';
import { reportOf } from '../../builders/report.ts';
import { readSentence } from './understood.ts';

/** A context for the rules of this group alone. */
const contextOf = (report: Report): Context => ({
  report,
  form: formOf(report.edition),
  passages: passagesOf(report),
  settings: defaultCheckSettings,
});

const length = 100_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** The whole would take minutes if any of it were read again and again; the test's own time limit is the measure. */
describe('text that is made to be slow', () => {
  it.each([
    '1',
    '件',
    '（',
    '）',
    ' ',
    '一',
    '、',
    '无',
    '《',
    '百分之',
    '1,111,',
    '1件、',
    '其中1件，',
    '共1件，',
    '分别为1件、',
    '（1件',
    '未收到，',
    '2024年',
    '收到申请1件，同比下降1%，',
    '政府信息公开申请1件，占1%，',
  ])('100,000 characters of %s are read', (piece) => {
    expect(readSentence(filled(piece)).statements.length).toBeGreaterThanOrEqual(0);
  });
});

describe('text that is made to find much', () => {
  it.each([
    ['one figure again and again', () => '收到政府信息公开申请1件，'],
    ['another figure every time', (index: number) => `收到政府信息公开申请${index}件，`],
    ['a sum every time', (index: number) => `收到申请${index}件，其中网上1件、信函2件；`],
    ['a share every time', (index: number) => `收到申请${index}件，其中网上1件，占9%，`],
    ['none every time', () => '未收到政府信息公开申请，无行政复议，'],
  ])('%s, without a full stop, ends in time', (_, sentence) => {
    const overview = [Array.from({ length: 5000 }, (_each, index) => sentence(index)).join('')];
    const context = contextOf(reportOf({ overview, cells: { 't2.r1.total': 12 } }));
    const faults = statementRules.flatMap((rule) => assess(rule, context).findings);
    expect(faults.length).toBeGreaterThan(0);
  });
});

const words = fc.constantFrom(
  ...[
    '收到',
    '政府信息公开申请',
    '申请',
    '办结',
    '其中',
    '分别为',
    '共',
    '合计',
    '行政复议',
    '行政诉讼',
    '各',
    '未收到',
    '无',
  ],
  ...[
    '均',
    '维持',
    '同比',
    '下降',
    '占',
    '12件',
    '3件',
    '0件',
    '29%',
    '2950元',
    '约5件',
    '2024年',
    '全县',
    '办公室',
    '信访',
  ],
  ...[
    '，',
    '。',
    '；',
    '、',
    '（',
    '）',
    '：',
    '\n',
    ' ',
    '规范性文件',
    '制定',
    '信息处理费',
    '主动公开政府信息',
    '网上',
  ],
);

describe('whatever offices write', () => {
  it('every quote of group D stands in the text, with its marks inside', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = `全年${parts.join('')}`;
        const report = reportOf({ overview: [text], cells: { 't2.r1.total': 12, 't3.review.total': 3 } });
        const { findings, assessments } = validate({ report, lastYear: reportOf({ cells: { 't2.r1.total': 9 } }) });
        const quotes = [
          ...findings.filter(({ rule }) => rule.startsWith('D')).flatMap((finding) => finding.quotes),
          ...assessments.flatMap(({ rule, evidence }) =>
            rule.startsWith('D') ? evidence.flatMap((each) => each.quotes) : [],
          ),
        ].filter(({ place }) => place === 'overview');
        for (const { text: quoted, marks } of quotes) {
          expect(report.sections.overview.some((block) => 'text' in block && block.text.includes(quoted))).toBe(true);
          expect(marks.every(([from, to]) => from < to && to <= quoted.length)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('only D10 is ever an error', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const report = reportOf({ overview: [`全年${parts.join('')}`], cells: { 't2.r1.total': 12 } });
        const errors = validate({ report }).findings.filter(
          ({ rule, severity }) => rule.startsWith('D') && severity === 'error',
        );
        expect(errors.every(({ rule, status }) => rule === 'D10' && status === 'fail')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
