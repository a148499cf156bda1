import { describe, expect, it } from 'vitest';
import { validate } from '../../../functions/validate/validate.ts';
import { reportOf } from '../../builders/report.ts';
import { found } from '../found.ts';

describe('E01 and E02: the six sections', () => {
  const headings = reportOf().headings;

  it('a missing section is an error that names it', () => {
    const findings = found('E01', { headings: headings.filter(({ key }) => key !== 'problems') });
    expect(findings.map(({ message, section }) => [section, message])).toEqual([
      ['problems', '缺少“五、存在的主要问题及改进情况”部分。年度报告应当有六个部分，没有内容的也要写明。'],
    ]);
  });

  it('a section that stands twice is an error', () => {
    expect(found('E01', { headings: [...headings, headings[0]!] })[0]?.message).toContain('出现2次');
  });

  it('sections in another order are one error at the first that is out of place', () => {
    const [one, two, three, four, five, six] = headings;
    const findings = found('E01', { headings: [one!, two!, four!, three!, five!, six!] });
    expect(findings.map(({ message }) => message)).toEqual([
      '六个部分的顺序与格式不符：第3个应为“三、收到和处理政府信息公开申请情况”，实为“四、政府信息公开行政复议、行政诉讼情况”。',
    ]);
  });

  it('another wording is a warning; another numeral or a space is not E02’s business', () => {
    const retitled = headings.map((heading) =>
      heading.key === 'problems' ? { ...heading, text: '五、存在问题及改进情况' } : heading,
    );
    expect(found('E02', { headings: retitled }).map(({ severity, quotes }) => [severity, quotes[0]?.text])).toEqual([
      ['warning', '五、存在问题及改进情况'],
    ]);
    const numbered = headings.map(({ key, text }) => ({ key, text: text.replace('三、', '3、 ') }));
    expect(found('E02', { headings: numbered })).toEqual([]);
  });
});

describe('E06: names of rows', () => {
  it('a row that was read by its place only is a question, with both wordings', () => {
    const misprints = [{ table: 't2' as const, official: '2.重复申请', printed: '2.再次来函' }];
    const findings = validate({ report: { ...reportOf(), misprints } }).findings.filter(({ rule }) => rule === 'E06');
    expect(findings.map(({ severity, status, section, message }) => [severity, status, section, message])).toEqual([
      [
        'warning',
        'unsure',
        'applications',
        '第三部分表格有一行写作“2.再次来函”，规定为“2.重复申请”。已按前后各行的顺序读取，请核对这一行的数字，并改正行名。',
      ],
    ]);
    expect(found('E06', {})).toEqual([]);
  });
});

describe('E05: edition and year', () => {
  it('the form of 2019 for a report of 2023 is an error', () => {
    const [finding] = found('E05', { edition: '2019', year: 2023 });
    expect(finding).toMatchObject({ severity: 'error', status: 'fail' });
    expect(finding?.message).toBe('2023年年度报告用了2019年版格式（只适用于2019—2020年），请改用现行格式。');
  });

  it.each([2020, 2023])('a table 2 left over from the former form is an error in %i as in any year', (year) => {
    const [finding] = found('E05', { edition: '2021-2019', year });
    expect(finding).toMatchObject({ severity: 'error', status: 'fail' });
    expect(finding?.message).toBe(`${year}年年度报告用了2021年版与2019年版混用的格式，请改用现行格式。`);
  });

  it('the form in force for a report of 2020 is a question', () => {
    expect(found('E05', { edition: '2021', year: 2020 })[0]).toMatchObject({ severity: 'warning', status: 'unsure' });
  });

  it('without a year it is not assessable', () => {
    expect(found('E05', { year: null })[0]?.status).toBe('notAssessable');
  });
});
