import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { plainText } from '../../schemas/report.ts';
import { readable, reasonFor, reportIn } from './reading.ts';
import { readTruth } from './truth.ts';

const samples = new URL('../../../shared/samples/', import.meta.url);
const sample = (name: string): Uint8Array => readFileSync(new URL(name, samples));

// The samples lie beside the project and are not part of it.
describe.skipIf(!existsSync(samples))('the sample files', () => {
  test.each(['report.docx', 'report.html', 'report-gbk.html', 'report-gbk-nometa.html', 'report.txt'])(
    'every figure of %s is the one in its cell',
    async (name) => {
      const { t1, t2, t3 } = readTruth();
      const expected = [...Object.values(t1).flat(), ...t2.flat(), ...t3].map(Number);
      const { cells } = await reportIn(sample(name));
      expect(cellsOf(formOf('2021')).map((cell) => cells[cell.name]?.value)).toEqual(expected);
    },
  );

  test.each(['report.docx', 'report.html', 'report-gbk.html', 'report-gbk-nometa.html', 'report.txt'])(
    'title, agency, year and narrative of %s are as printed',
    async (name) => {
      const { title, agency, year, sections } = readTruth();
      const report = await reportIn(sample(name));
      expect(report).toMatchObject({ edition: '2021', title, agency, year, preamble: [] });
      expect(report.headings.map(({ key }) => key)).toEqual([
        'overview',
        'disclosure',
        'applications',
        'disputes',
        'problems',
        'other',
      ]);
      expect(plainText(report.sections.overview)).toBe(sections['一、总体情况']!.join('\n'));
      expect(plainText(report.sections.problems)).toBe(sections['五、存在的主要问题及改进情况']!.join('\n'));
      expect(plainText(report.sections.other)).toBe(sections['六、其他需要报告的事项']!.join('\n'));
      expect(report.sections.other.at(-1)).toEqual({ type: 'signature', text: agency });
    },
  );

  test.each([
    '000_a7e4ac88e66bf1e3.txt',
    'seed-gbk.txt',
    'seed-gb18030.txt',
    'seed-utf8-bom.txt',
    'seed-utf16le-bom.txt',
  ])('the real submission is read from %s: two hundred zeros and 3、 for 三', async (name) => {
    const { format, report } = await readable(sample(name));
    expect(format).toBe('text');
    expect(report.title).toBe('2021年度舟山市定海区投资促进中心政府信息公开工作年度报告');
    expect(Object.values(report.cells)).toHaveLength(200);
    expect(Object.values(report.cells).every((cell) => cell.meaning === 'number' && cell.value === 0)).toBe(true);
    expect(report.headings[2]).toEqual({ key: 'applications', text: '3、 收到和处理政府信息公开申请情况' });
    expect(plainText(report.sections.overview)).toBe(readTruth().sections['一、总体情况']!.join('\n'));
  });

  test('Big5 is refused by its name', async () => {
    const reason = await reasonFor(sample('seed-big5.txt'));
    expect(reason.code).toBe('encodingUnknown');
    expect(reason.message).toContain('Big5');
  });

  test('a Word file that is something else is no report', async () => {
    expect((await reasonFor(sample('odd.docx'))).code).toBe('notAReport');
  });
});
