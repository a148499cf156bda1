import { describe, expect, it } from 'vitest';
import type { LikeReport } from '../../../functions/validate/rule.ts';
import { validate } from '../../../functions/validate/validate.ts';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { reportOf } from '../../builders/report.ts';
import { found, statusOf } from '../found.ts';
import { educationReport, lettersOf, otherFigures } from '../likeness/texts.ts';

/** Sections of 205 letters each: as many as are the same, so many fifths of the shingles are. */
const textOf = (...seeds: number[]) => ({
  overview: seeds.map((seed) => lettersOf(seed, 205)),
  problems: [],
  other: [],
});

describe('C08: the own last report', () => {
  it('copied with new figures is a warning that asks a person, with the passages', () => {
    const lastYear = educationReport(undefined, undefined, { year: 2024 });
    const { findings } = validate({ report: educationReport(undefined, otherFigures, { year: 2025 }), lastYear });
    const [finding] = findings.filter(({ rule }) => rule === 'C08');
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure' });
    expect(finding?.message).toBe(
      '第一、五、六部分的文字约100%与本机关2024年年度报告相同（比较时不计机关名称、地名、年份和数字），超过50%。请对照所引文字，按本年度实际情况改写工作情况、存在的主要问题和改进情况；内容确未变化的，请审批人员认定。',
    );
    expect(finding?.quotes.map(({ place }) => place)).toEqual(['overview', 'overview']);
  });

  it('written under a former name is recognised', () => {
    const lastYear = educationReport('云岭市清溪区教育体育局', undefined, { year: 2024 });
    expect(validate({ report: educationReport(), lastYear }).findings.map(({ rule }) => rule)).toContain('C08');
  });

  it('of which up to half stands in the new one passes, and the share is told', () => {
    const lastYear = reportOf({ ...textOf(1, 2), year: 2024 });
    expect(statusOf('C08', textOf(1, 3), { lastYear })).toBe('pass');
    const { assessments } = validate({ report: reportOf(textOf(1, 3)), lastYear });
    expect(assessments.find(({ rule }) => rule === 'C08')?.evidence.map(({ message }) => message)).toEqual([
      '第一、五、六部分的文字约49.5%与本机关2024年年度报告相同，未超过50%。',
    ]);
  });

  it('is measured by the authority’s own threshold', () => {
    const settings = CheckSettingsSchema.parse({ thresholds: { similarToOwn: 0.4 } });
    expect(statusOf('C08', textOf(1, 3), { lastYear: reportOf(textOf(1, 2)), settings })).toBe('unsure');
  });

  it('that is missing or as short as a few sentences is not assessable', () => {
    expect(found('C08', textOf(1)).map(({ status, message }) => [status, message])).toEqual([
      ['notAssessable', '未核对“文字不照搬本机关上一年度报告”：没有上一年度已发布的报告。'],
    ]);
    const short = { overview: ['无。'], problems: ['无。'], other: ['无。'] };
    expect(found('C08', short, { lastYear: reportOf(short) }).map(({ status, message }) => [status, message])).toEqual([
      [
        'notAssessable',
        '未核对“文字不照搬本机关上一年度报告”：第一、五、六部分的文字（名称、数字各按一字计）不足120字，相近属正常。',
      ],
    ]);
  });
});

describe('C09: reports of other agencies', () => {
  const like = (agencyName: string, share: number): LikeReport => ({
    agencyName,
    share,
    quotes: [{ place: 'overview', text: lettersOf(1, 20), marks: [[0, 20]] }],
  });

  it('of which more than 80% stand in this one are named, each with passages, and a person is asked', () => {
    const likeness = [like('青溪县教育局', 0.961), like('青溪县司法局', 0.8004), like('青溪县财政局', 0.8)];
    const findings = found('C09', textOf(1), { likeness });
    expect(findings.map(({ severity, status, message, quotes }) => [severity, status, quotes.length, message])).toEqual(
      [
        [
          'warning',
          'unsure',
          1,
          '第一、五、六部分的文字约96.1%与青溪县教育局同年度报告相同（比较时不计机关名称、地名、年份和数字），超过80%。请对照所引文字核实是否照搬，按本机关实际情况改写；确属统一表述的，请审批人员认定。',
        ],
        ['warning', 'unsure', 1, expect.stringContaining('约80%以上与青溪县司法局同年度报告相同')],
      ],
    );
  });

  it('that are less alike, or none, pass', () => {
    expect(statusOf('C09', textOf(1), { likeness: [like('青溪县教育局', 0.8)] })).toBe('pass');
    expect(statusOf('C09', textOf(1), { likeness: [] })).toBe('pass');
  });

  it('that nobody has looked at, or a text of a few sentences, are not assessable', () => {
    expect(found('C09', textOf(1)).map(({ message }) => message)).toEqual([
      '未核对“文字不与其他机关同年度报告雷同”：没有与其他机关的报告比对。',
    ]);
    expect(statusOf('C09', {}, { likeness: [] })).toBe('notAssessable');
  });
});
