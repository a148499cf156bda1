import fc from 'fast-check';
import { expect } from 'vitest';
import { cellsOf } from '../../schemas/form/derive.ts';
import type { Form } from '../../schemas/form/model.ts';
import { type Block, plainText, type Report } from '../../schemas/report.ts';
import type { Filling } from './filling.ts';

/** Whole sentences, with characters that XML must escape and some outside the basic plane. */
const sentence = fc
  .array(fc.constantFrom(...'公开政府信息年报依申请机关件数&<>"\'·𬍛㙦0123456789％（）“”'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((signs) => `${signs.join('')}。`);
const paragraphs = fc.array(sentence, { minLength: 1, maxLength: 4 });
const count = fc.oneof(fc.nat({ max: 99 }), fc.nat({ max: 9_999_999 })).map(String);
const amount = fc.nat({ max: 9_999_999_999 }).map((tenthsOfYuan) => String(tenthsOfYuan / 10_000));

/** Any filling of a form: a figure in every cell, one to four paragraphs in every narrative section. */
export const fillingOf = (form: Form): fc.Arbitrary<Filling> =>
  fc.record({
    figures: fc.record(
      Object.fromEntries(cellsOf(form).map(({ name, column }) => [name, column.leaf.decimals ? amount : count])),
    ),
    texts: fc.record({
      '一、总体情况': paragraphs,
      '五、存在的主要问题及改进情况': paragraphs,
      '六、其他需要报告的事项': paragraphs,
    }),
  });

const linesOf = (blocks: readonly Block[]): string[] => plainText(blocks).split('\n');

/** Holds what was read against what was written, figure by figure and paragraph by paragraph. */
export const expectReadBack = (report: Report, { figures, texts }: Filling): void => {
  expect(Object.fromEntries(Object.entries(report.cells).map(([name, { raw }]) => [name, raw]))).toEqual(figures);
  expect(linesOf(report.sections.overview)).toEqual(texts['一、总体情况']);
  expect(linesOf(report.sections.problems)).toEqual(texts['五、存在的主要问题及改进情况']);
  expect(linesOf(report.sections.other)).toEqual(texts['六、其他需要报告的事项']);
  expect([report.preamble, ...Object.values(report.tableNotes)].flat()).toEqual([]);
};
