import { describe, expect, test } from 'vitest';
import { plainText, type Report } from '../../schemas/report.ts';
import { consistentReport, numberedReport, reportOf } from '../builders/report.ts';
import { outputOf } from '../render/output.ts';
import { reportIn } from './reading.ts';

const readBack = async (report: Report): Promise<Report> => reportIn((await outputOf(report)).bytes('report.pdf'));

const values = ({ cells }: Report) =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.value]));

const printed = (report: Report) => ({
  title: report.title,
  agency: report.agency,
  year: report.year,
  edition: report.edition,
  headings: report.headings,
  overview: plainText(report.sections.overview),
  problems: plainText(report.sections.problems),
  other: plainText(report.sections.other),
  values: values(report),
});

describe('the PDF we render', () => {
  test.each(['2021', '2019'] as const)(
    'a numbered report of edition %s reads back with every figure',
    async (edition) => {
      const report = numberedReport({ edition });
      expect(printed(await readBack(report))).toEqual(printed(report));
    },
  );

  test.each(['2021', '2019'] as const)('a consistent report of edition %s reads back', async (edition) => {
    const report = consistentReport({ edition });
    expect(printed(await readBack(report))).toEqual(printed(report));
  });

  test('long paragraphs that break across lines and pages stay whole', async () => {
    const sentence =
      '本机关坚持以公开为常态、不公开为例外，全年主动公开信息1234条，办结申请56件，并依托政务新媒体平台（网址：www.example.cn）及时回应社会关切。';
    const overview = Array.from({ length: 9 }, (_, index) => `${sentence.repeat(3 + index)}`);
    const report = numberedReport({ overview, problems: [sentence.repeat(4), sentence] });
    expect(printed(await readBack(report))).toEqual(printed(report));
  });

  test('cells left empty, nil signs and long numbers are read as printed', async () => {
    const report = reportOf({
      cells: {
        't1.rule.issued': '',
        't1.fee.amountWan': 96171.6,
        't2.r1.naturalPerson': '/',
        't2.r1.total': 123456789012,
      },
    });
    const { cells } = await readBack(report);
    expect(cells['t1.rule.issued']).toMatchObject({ meaning: 'blank' });
    expect(cells['t1.fee.amountWan']).toMatchObject({ value: 96171.6 });
    expect(cells['t2.r1.naturalPerson']).toMatchObject({ meaning: 'nil' });
    expect(cells['t2.r1.total']).toMatchObject({ value: 123456789012 });
  });
});
