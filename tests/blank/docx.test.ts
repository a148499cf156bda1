import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlankFacts, blankForm } from '../../functions/blank/blankForm.ts';
import { blankDocx } from '../../functions/blank/docx.ts';
import { openArchive } from '../../functions/parse/archive.ts';
import { parseXml } from '../../functions/parse/xml.ts';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { type Block, plainText } from '../../schemas/report.ts';
import { reportIn } from '../parse/reading.ts';
import { fillDocx } from './filling.ts';

const form = formOf('2021');
const agency = '云岭市清溪区自然资源和规划局';
const blank = (facts: Partial<BlankFacts> = {}): Buffer =>
  blankDocx(blankForm({ agency, year: 2025, form, figures: {}, ...facts }));

describe('the blank form as a Word document', () => {
  test('names agency and year and has all sections and every cell, empty', async () => {
    const report = await reportIn(blank());
    expect(report.title).toBe('云岭市清溪区自然资源和规划局2025年政府信息公开工作年度报告');
    expect(report.agency).toBe(agency);
    expect(report.year).toBe(2025);
    expect(report.headings.map(({ text }) => text)).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(new Set(Object.values(report.cells).map(({ meaning }) => meaning))).toEqual(new Set(['blank']));
    expect([report.preamble, ...Object.values(report.sections), ...Object.values(report.tableNotes)].flat()).toEqual(
      [],
    );
  });

  test('holds the figures known already, and no others', async () => {
    const report = await reportIn(blank({ figures: { 't2.r2.naturalPerson': '3', 't2.r2.total': '3' } }));
    const written = Object.entries(report.cells).filter(([, { meaning }]) => meaning !== 'blank');
    expect(written.map(([name, { value }]) => [name, value])).toEqual([
      ['t2.r2.naturalPerson', 3],
      ['t2.r2.total', 3],
    ]);
  });

  test('prints the footing of table 2', async () => {
    const main = await (await openArchive(blank())).read('word/document.xml');
    expect(new TextDecoder().decode(main)).toContain(
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    );
  });

  test('on the trial form asks for the 198 cells of that form', async () => {
    const report = await reportIn(blank({ form: formOf('2019'), year: 2020 }));
    expect(report.edition).toBe('2019');
    expect(Object.keys(report.cells)).toHaveLength(198);
  });

  test('gives the same bytes for the same facts', () => {
    expect(blank()).toEqual(blank());
  });

  test('names every part in its types and relates every part it has', async () => {
    const archive = await openArchive(blank());
    const text = async (name: string) => new TextDecoder().decode(await archive.read(name));
    const types = await text('[Content_Types].xml');
    const relations = (await text('_rels/.rels')) + (await text('word/_rels/document.xml.rels'));
    for (const name of archive.names.filter((one) => !one.endsWith('.rels') && !one.startsWith('['))) {
      expect(types).toContain(`PartName="/${name}"`);
      expect(relations).toContain(`Target="${name.replace('word/', name === 'word/document.xml' ? 'word/' : '')}"`);
      expect(parseXml((await archive.read(name))!)).toBeDefined();
    }
  });

  test('keeps an agency name with signs of markup as text', async () => {
    const report = await reportIn(blank({ agency: '甲<b>&乙"局' }));
    expect(report.title).toBe('甲<b>&乙"局2025年政府信息公开工作年度报告');
  });
});

/** Whole sentences, with characters that XML must escape and some outside the basic plane. */
const sentence = fc
  .array(fc.constantFrom(...'公开政府信息年报依申请机关件数&<>"\'·𬍛㙦0123456789％（）“”'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((signs) => `${signs.join('')}。`);
const paragraphs = fc.array(sentence, { minLength: 1, maxLength: 4 });
const count = fc.oneof(fc.nat({ max: 99 }), fc.nat({ max: 9_999_999 })).map(String);
const amount = fc.tuple(fc.nat({ max: 999_999 }), fc.nat({ max: 9999 })).map(([yuan, rest]) => `${yuan}.${rest}`);

const figures = fc.record(
  Object.fromEntries(cellsOf(form).map(({ name, column }) => [name, column.leaf.decimals ? amount : count])),
);
const linesOf = (blocks: readonly Block[]): string[] => plainText(blocks).split('\n');

describe('what is filled in there', () => {
  test('is read back exactly, every figure and every paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(figures, paragraphs, paragraphs, paragraphs, async (written, overview, problems, other) => {
        const texts = {
          '一、总体情况': overview,
          '五、存在的主要问题及改进情况': problems,
          '六、其他需要报告的事项': other,
        };
        // A figure known already is typed over.
        const file = await fillDocx(blank({ figures: { 't2.r2.corp': '5' } }), form, { figures: written, texts });
        const report = await reportIn(file);
        const read = Object.fromEntries(Object.entries(report.cells).map(([name, { raw }]) => [name, raw]));
        expect(read).toEqual(written);
        expect(linesOf(report.sections.overview)).toEqual(overview);
        expect(linesOf(report.sections.problems)).toEqual(problems);
        expect(linesOf(report.sections.other)).toEqual(other);
        expect(report.year).toBe(2025);
      }),
      { numRuns: 25 },
    );
  });
});
