import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlankFacts, blankForm } from '../../functions/blank/blankForm.ts';
import { blankDocx } from '../../functions/blank/docx.ts';
import { openArchive } from '../../functions/parse/archive.ts';
import { parseXml } from '../../functions/parse/xml.ts';
import { formOf } from '../../schemas/form/index.ts';
import { reportIn } from '../parse/reading.ts';
import { fillDocx } from './filling.ts';
import { expectReadBack, fillingOf } from './written.ts';

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

describe('what is filled in there', () => {
  test.each(['丘县', '昆明滇池国家旅游度假区管理委员会城市综合管理和生态环境保护局'])(
    'is of %s, however long the name',
    async (name) => {
      const filling = fc.sample(fillingOf(form), { numRuns: 1, seed: 1 })[0]!;
      const report = await reportIn(await fillDocx(blank({ agency: name }), form, filling));
      expect([report.title, report.agency]).toEqual([`${name}2025年政府信息公开工作年度报告`, name]);
    },
  );

  test('is read back exactly, every figure and every paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(fillingOf(form), async (filling) => {
        // A figure known already is typed over.
        const file = await fillDocx(blank({ figures: { 't2.r2.corp': '5' } }), form, filling);
        const report = await reportIn(file);
        expectReadBack(report, filling);
        expect([report.agency, report.year]).toEqual([agency, 2025]);
      }),
      { numRuns: 25 },
    );
  });
});
