import { describe, expect, it } from 'vitest';
import { errorsOf, type ValidateInput, validate } from '../../functions/validate/validate.ts';
import type { Agency } from '../../schemas/register.ts';
import { type ReportParts, reportOf } from '../builders/report.ts';

const agency: Agency = {
  id: 'shuiwu',
  name: '丙市青溪县水务局',
  formerNames: ['丙市青溪县水利局'],
  kind: 'department',
  senders: ['sender'],
  chain: 'chain',
};
const neighbour: Agency = { ...agency, id: 'jiaoyu', name: '丙市青溪县教育局', formerNames: [] };

/** The findings of one rule on a report that is right but for what the test says. */
const found = (rule: string, parts: ReportParts, known: Partial<ValidateInput> = {}) =>
  validate({ report: reportOf(parts), ...known }).filter((finding) => finding.rule === rule);

describe('A07: figures', () => {
  it.each([
    ['t2.r1.corp', '-1', '第三部分表格“一、本年新收政府信息公开申请数量”行“商业企业”列：不应为负数，现为-1。'],
    ['t1.rule.issued', '2.5', '第二部分表格“规章”行“本年制发件数”列：应填整数，现为2.5。'],
    [
      't1.fee.amountWan',
      '1.23456',
      '第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列：最多保留4位小数，现为1.23456。',
    ],
    ['t3.direct.total', '两件', '第四部分表格“行政诉讼·未经复议直接起诉·总计”列：应填数字，现为“两件”。'],
  ])('%s holding %s is no figure the form allows', (cell, written, message) => {
    const findings = found('A07', { cells: { [cell]: written } });
    expect(findings.map((finding) => [finding.severity, finding.cells, finding.message])).toEqual([
      ['error', [cell], message],
    ]);
  });

  it.each([
    ['2021', 't1.fee.amountWan', '59237.2449'],
    ['2019', 't1x.licence.delta', '-4'],
  ] as const)('in edition %s, %s may hold %s', (edition, cell, written) => {
    expect(found('A07', { edition, cells: { [cell]: written } })).toEqual([]);
  });
});

describe('A08: empty cells', () => {
  it('a blank, a stroke and 无 in one table are one finding that lists them', () => {
    const [finding, ...others] = found('A08', {
      cells: { 't1.rule.issued': '', 't1.rule.valid': '/', 't1.penalty.decisions': '无' },
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', section: 'disclosure' });
    expect(finding?.cells).toEqual(['t1.rule.issued', 't1.rule.valid', 't1.penalty.decisions']);
    expect(finding?.message).toContain('没有发生的请填0');
  });

  it('on the form of 2019 they are a warning', () => {
    const [finding] = found('A08', { edition: '2019', year: 2020, cells: { 't1x.rule.made': '' } });
    expect(finding?.severity).toBe('warning');
  });

  it('a cell the sums already ask for is not reported again', () => {
    const parts = { cells: { 't3.review.total': '', 't3.review.other': 2 } };
    expect(found('A08', parts)).toEqual([]);
    expect(found('A05', parts)).toHaveLength(1);
  });
});

describe('C01 and C02: what the year before carried over', () => {
  const lastYear = reportOf({ cells: { 't2.r4.corp': 2, 't2.r4.total': 2 } });

  it('without last year’s report they are not assessable', () => {
    expect(found('C01', {}).map(({ status, severity }) => [status, severity])).toEqual([['notAssessable', 'info']]);
  });

  it('the same figures pass', () => {
    const parts = { cells: { 't2.r2.corp': 2, 't2.r2.total': 2 } };
    expect([...found('C01', parts, { lastYear }), ...found('C02', parts, { lastYear })]).toEqual([]);
  });

  it('another total is an error, another column a warning', () => {
    const parts = { cells: { 't2.r2.welfare': 3, 't2.r2.total': 3 } };
    const [total] = found('C01', parts, { lastYear });
    expect(total).toMatchObject({ severity: 'error', cells: ['t2.r2.total'], left: 3, right: 2, difference: 1 });
    expect(found('C02', parts, { lastYear }).map(({ severity, cells }) => [severity, cells])).toEqual([
      ['warning', ['t2.r2.corp']],
      ['warning', ['t2.r2.welfare']],
    ]);
  });
});

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
    expect(found('E02', { headings: retitled }).map(({ severity, snippet }) => [severity, snippet])).toEqual([
      ['warning', '五、存在问题及改进情况'],
    ]);
    const numbered = headings.map(({ key, text }) => ({ key, text: text.replace('三、', '3、 ') }));
    expect(found('E02', { headings: numbered })).toEqual([]);
  });
});

describe('E06: names of rows', () => {
  it('a row that was read by its place only is a question, with both wordings', () => {
    const misprints = [{ table: 't2' as const, official: '2.重复申请', printed: '2.再次来函' }];
    const findings = validate({ report: { ...reportOf(), misprints } }).filter(({ rule }) => rule === 'E06');
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

describe('E11: the title', () => {
  it.each([
    '青溪县水务局2025年政府信息公开工作年度报告',
    '青溪县水务局2025年度政府信息公开工作年度报告',
    '2025年度青溪县水务局政府信息公开工作年度报告',
    '青溪县水务局 ２０２５年政府信息公开工作年度报告',
  ])('%s is complete', (title) => {
    expect(found('E11', { title })).toEqual([]);
  });

  it.each(['青溪县水务局2025年政府信息公开年报', '青溪县水务局2025年政府信息公开工作报告'])(
    '%s draws a warning',
    (title) => {
      expect(found('E11', { title })[0]?.severity).toBe('warning');
    },
  );

  it('a report of no year cannot be filed', () => {
    const findings = found('E11', { title: '政府信息公开工作年度报告', agency: '', year: null }, { agency });
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', '标题“政府信息公开工作年度报告”中没有年份。标题应为“丙市青溪县水务局某某年政府信息公开工作年度报告”。'],
    ]);
  });
});

describe('E12: whose report it is', () => {
  const known = { agency, agencies: [agency, neighbour] };

  it('without a register it is not assessable', () => {
    expect(found('E12', {})[0]).toMatchObject({ status: 'notAssessable', severity: 'info' });
  });

  it('the sender’s own name passes', () => {
    expect(found('E12', { agency: '丙市青溪县水务局' }, known)).toEqual([]);
  });

  it('a former or a shortened name is a warning', () => {
    expect(found('E12', { agency: '丙市青溪县水利局' }, known)[0]).toMatchObject({
      severity: 'warning',
      status: 'unsure',
    });
    expect(found('E12', { agency: '青溪县水务局' }, known)[0]).toMatchObject({ severity: 'warning', status: 'fail' });
  });

  it('another body’s name is an error', () => {
    const [finding] = found('E12', { agency: '丙市青溪县教育局' }, known);
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toBe(
      '标题中的机关“丙市青溪县教育局”是名录中的另一机关，不是报送机关“丙市青溪县水务局”。请核对文件是否传错了目录。',
    );
    expect(found('E12', { agency: '丁市水务局' }, known)[0]?.severity).toBe('error');
  });

  it('another body’s name at the foot of the report is an error, a date there is none', () => {
    const signed = (text: string) =>
      found('E12', { agency: agency.name, other: ['无。', { type: 'signature', text }] }, known).map(
        ({ severity }) => severity,
      );
    expect(signed('丙市青溪县教育局')).toEqual(['error']);
    expect(signed('丙市青溪县水务局\n2026年1月20日')).toEqual([]);
    expect(signed('二〇二六年一月二十日')).toEqual([]);
  });
});

describe('E13 and E14: the year and its days', () => {
  it('a report of another year than the one just past is asked about', () => {
    expect(found('E13', { year: 2024 }, { uploadYear: 2026 })[0]).toMatchObject({
      status: 'unsure',
      severity: 'warning',
    });
    expect(found('E13', { year: 2025 }, { uploadYear: 2026 })).toEqual([]);
  });

  it('text that speaks of another year only looks like last year’s', () => {
    const [finding] = found('E13', { year: 2025, overview: ['2024年，我局主动公开信息30条。'] });
    expect(finding?.message).toContain('只提到2024年，没有提到2025年');
    expect(found('E13', { year: 2025, overview: ['2025年主动公开30条，比2024年多2条。'] })).toEqual([]);
  });

  it('a period that is not the whole year is a warning with what was written', () => {
    const preamble = ['本报告所列数据的统计期限为2025年1月1日至12月30日。'];
    const [finding] = found('E14', { year: 2025, preamble });
    expect(finding).toMatchObject({ severity: 'warning', snippet: '2025年1月1日至12月30日' });
    expect(finding?.message).toContain('应为2025年1月1日至12月31日');
  });

  it('the whole year passes, the days of some event do not matter, and saying nothing is not assessable', () => {
    const statuses = (text: string) => found('E14', { year: 2025, preamble: [text] }).map(({ status }) => status);
    expect(statuses('统计期限自2025年1月1日起至2025年12月31日止。')).toEqual([]);
    expect(statuses('2025年5月12日至5月18日开展了宣传周活动。')).toEqual(['notAssessable']);
  });
});

describe('an authority’s own severities', () => {
  it('take the place of the rule’s', () => {
    const report = reportOf({ edition: '2019', year: 2023 });
    const findings = validate({ report, severities: { E05: 'warning' } });
    expect(findings.find(({ rule }) => rule === 'E05')?.severity).toBe('warning');
    expect(errorsOf(findings)).toEqual([]);
  });

  it('do not turn what could not be checked into a fault', () => {
    expect(
      validate({ report: reportOf(), severities: { C01: 'error' } }).find(({ rule }) => rule === 'C01')?.severity,
    ).toBe('info');
  });
});
