import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlankFacts, blankForm } from '../../functions/blank/blankForm.ts';
import { blankXlsx } from '../../functions/blank/xlsx.ts';
import { openArchive } from '../../functions/parse/archive.ts';
import { childElements, childOf, parseXml, type XmlElement } from '../../functions/parse/xml.ts';
import { formOf } from '../../schemas/form/index.ts';
import { reportIn } from '../parse/reading.ts';
import { fillXlsx } from './filling.ts';
import { expectReadBack, fillingOf } from './written.ts';

const form = formOf('2021');
const agency = '云岭市清溪区自然资源和规划局';
const blank = (facts: Partial<BlankFacts> = {}): Buffer =>
  blankXlsx(blankForm({ agency, year: 2025, form, figures: {}, ...facts }));

const partOf = async (file: Buffer, name: string): Promise<XmlElement> =>
  parseXml((await (await openArchive(file)).read(name))!);

const rowsOf = (sheet: XmlElement): XmlElement[] => childElements(childOf(sheet, 'sheetData')!);

const cellAt = async (file: Buffer, sheet: number, address: string): Promise<XmlElement | undefined> =>
  rowsOf(await partOf(file, `xl/worksheets/sheet${sheet}.xml`))
    .flatMap(childElements)
    .find(({ attributes }) => attributes.r === address);

describe('the blank form as an Excel workbook', () => {
  test('has one sheet a section, in the order of the form', async () => {
    const sheets = childElements(childOf(await partOf(blank(), 'xl/workbook.xml'), 'sheets')!);
    expect(sheets.map(({ attributes }) => attributes.name)).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
  });

  test('writes a figure known already as a number and leaves the others empty', async () => {
    const file = blank({ figures: { 't2.r2.naturalPerson': '3' } });
    const [known, empty] = [await cellAt(file, 3, 'D6'), await cellAt(file, 3, 'D5')];
    expect(childOf(known, 'v')?.children).toEqual(['3']);
    expect(empty?.children).toEqual([]);
  });

  test('asks for whole numbers where the form counts, and lets a fee have decimals', async () => {
    const sheet = await partOf(blank(), 'xl/worksheets/sheet2.xml');
    const rules = childElements(childOf(sheet, 'dataValidations')!).map(({ attributes }) => attributes);
    expect(rules.map(({ type, sqref }) => [type, sqref])).toEqual([
      ['whole', 'B4 C4 D4 B5 C5 D5 B8 B11 B12'],
      ['decimal', 'B15'],
    ]);
  });

  test('merges what the form prints as one cell', async () => {
    const sheet = await partOf(blank(), 'xl/worksheets/sheet3.xml');
    const merges = childElements(childOf(sheet, 'mergeCells')!).map(({ attributes }) => attributes.ref);
    // The footing, the applicants, the results.
    expect(merges).toEqual(expect.arrayContaining(['A2:C4', 'D2:J2', 'A7:A28']));
  });

  test('gives the same bytes for the same facts', () => {
    expect(blank()).toEqual(blank());
  });

  test('names every part in its types', async () => {
    const archive = await openArchive(blank());
    const types = new TextDecoder().decode(await archive.read('[Content_Types].xml'));
    for (const name of archive.names.filter((one) => !one.endsWith('.rels') && !one.startsWith('['))) {
      expect(types).toContain(`PartName="/${name}"`);
    }
  });
});

describe('what is filled in there', () => {
  test.each(['丘县', '昆明滇池国家旅游度假区管理委员会城市综合管理和生态环境保护局'])(
    'is of %s, however long the name',
    async (name) => {
      const filling = fc.sample(fillingOf(form), { numRuns: 1, seed: 1 })[0]!;
      const report = await reportIn(await fillXlsx(blank({ agency: name }), form, filling));
      expect([report.title, report.agency]).toEqual([`${name}2025年政府信息公开工作年度报告`, name]);
    },
  );

  test('is read back exactly, every figure and every paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(fillingOf(form), async (filling) => {
        const file = await fillXlsx(blank({ figures: { 't2.r2.corp': '5' } }), form, filling);
        const report = await reportIn(file);
        expectReadBack(report, filling);
        expect([report.agency, report.year]).toEqual([agency, 2025]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('is read where whole lines are left blank, as blank', async () => {
    const figures = { 't1.licence.decisions': '8', 't2.r1.total': '3', 't3.review.total': '1' };
    const { cells } = await reportIn(await fillXlsx(blank(), form, { figures, texts: {} }));
    const written = Object.entries(cells).filter(([, { meaning }]) => meaning !== 'blank');
    expect(Object.fromEntries(written.map(([name, { raw }]) => [name, raw]))).toEqual(figures);
  });
});
