import { describe, expect, it } from 'vitest';
import { found, statusOf } from '../found.ts';

const upload = { fileName: '年报.docx', format: 'docx', at: '2026-01-20T02:00:00.000Z' };

describe('E13: the year', () => {
  it('into which something goes on is not what a report is about', () => {
    expect(statusOf('E13', { year: 2025, overview: ['受理申请9件，余2件转2026年度办理。'] })).toBe('pass');
  });

  it('of another report than the one just past is asked about', () => {
    expect(found('E13', { year: 2024 }, { upload })[0]).toMatchObject({ status: 'unsure', severity: 'warning' });
    expect(found('E13', { year: 2025 }, { upload })).toEqual([]);
  });

  it('text that speaks of another year only looks like last year’s, and is quoted as it stands', () => {
    const [finding] = found('E13', { year: 2025, overview: ['２０２４ 年，我局主动公开信息30条。'] });
    expect(finding?.message).toContain('只提到2024年，没有提到2025年');
    expect(finding?.quotes).toEqual([
      { place: 'overview', text: '２０２４ 年，我局主动公开信息30条。', marks: [[0, 6]] },
    ]);
    expect(found('E13', { year: 2025, overview: ['2025年主动公开30条，比2024年多2条。'] })).toEqual([]);
  });

  it.each([
    ['preamble', '现公布青溪县水务局2024年政府信息公开工作年度报告。'],
    ['overview', '2024年，我局主动公开政府信息30条。'],
  ] as const)('a former year left in the %s is asked about', (place, text) => {
    const parts = { year: 2025, preamble: [], overview: ['2025年工作平稳有序。'] };
    const [finding] = found('E13', { ...parts, [place]: [...parts[place], text] });
    expect(finding).toMatchObject({ status: 'unsure', severity: 'warning', section: place });
    expect(finding?.quotes).toHaveLength(1);
  });

  it.each([
    '2024年结转的3件已办结。',
    '2024年12月开始试运行新栏目。',
    '按时公布2024年政府信息公开工作年度报告。',
    '落实《2024年政务公开工作要点》。',
    '2026年将继续加强培训。',
    '较2024年增长12%。',
    '2019年修订的条例施行以来，公开更加规范。',
    '受理申请9件，余2件转2026年度办理。',
  ])('a comparison, a citation or a plan is right: %s', (text) => {
    expect(statusOf('E13', { year: 2025, overview: ['2025年工作平稳有序。', text] })).toBe('pass');
  });

  it('without a year it is not assessable', () => {
    expect(statusOf('E13', { year: null })).toBe('notAssessable');
  });
});

describe('E14: the period', () => {
  it('that is not the whole year is a warning with what was written', () => {
    const preamble = ['本报告所列数据的统计期限为2025 年1 月1 日至12月30日。'];
    const [finding] = found('E14', { year: 2025, preamble });
    expect(finding).toMatchObject({
      severity: 'warning',
      section: 'preamble',
      message: '统计期限写为“2025年1月1日至12月30日”，应为2025年1月1日至12月31日。',
      quotes: [{ text: preamble[0], marks: [[13, 32]] }],
    });
  });

  it('the whole year passes, the days of some event do not matter, and saying nothing is not assessable', () => {
    const statuses = (text: string) => found('E14', { year: 2025, preamble: [text] }).map(({ status }) => status);
    expect(statuses('统计期限自2025年1月1日起至2025年12月31日止。')).toEqual([]);
    expect(statuses('2025年5月12日至5月18日开展了宣传周活动。')).toEqual(['notAssessable']);
  });
});

describe('E15: superseded bases', () => {
  it.each([
    ['国办公开办函〔2019〕60号', 2025],
    ['国办公开办函[2019] 60 号', 2021],
    ['《关于政府信息公开工作年度报告有关事项的通知》', 2023],
    ['《政府信息公开条例》（国务院令第492号）', 2025],
  ])('%s is a warning in a report for %i', (text, year) => {
    const [finding] = found('E15', { year, preamble: [`根据${text}编制本报告。`] });
    expect(finding).toMatchObject({ severity: 'warning', status: 'fail', section: 'preamble' });
    expect(finding?.quotes[0]?.marks).toHaveLength(1);
  });

  it.each([
    ['国办公开办函〔2019〕60号', 2020],
    ['国办公开办函〔2021〕30号', 2025],
    ['国办公开办函〔2019〕61号', 2025],
    ['国务院令第711号', 2025],
    ['《条例》（2007年国务院令第492号公布，2019年国务院令第711号修订）', 2025],
  ])('%s is right in a report for %i', (text, year) => {
    expect(statusOf('E15', { year, preamble: [`根据${text}编制本报告。`] })).toBe('pass');
  });

  it('without a year it is not assessable', () => {
    expect(statusOf('E15', { year: null })).toBe('notAssessable');
  });
});
