import { describe, expect, it } from 'vitest';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { found, statusOf } from '../found.ts';

describe('E16: what was not filled in', () => {
  it('a number left out is an error that shows the place', () => {
    const [finding] = found('E16', { overview: ['全年主动公开政府信息  条，其中规章0件。'] });
    expect(finding).toMatchObject({ severity: 'error', status: 'fail', section: 'overview' });
    expect(finding?.message).toContain('第一部分有1处没有填写：');
    expect(finding?.quotes[0]).toMatchObject({ text: '全年主动公开政府信息  条，其中规章0件。', marks: [[8, 13]] });
  });

  it.each([
    '公开信息XX条。',
    '公开信息××条，办结×件。',
    '收到申请____件。',
    '组织培训***次。',
    '20XX年，我局继续推进公开。',
    'X月X日召开会议。',
    '联系电话：XXXX。',
    '（文字描述）',
    '（此处填写监督保障情况）',
    '2026年  月  日',
    '收到申请　件。',
    '全年共主动公开政府信息条，其中政策文件2条。',
    '按照国办公开办函〔2021〕  号要求编制。',
  ])('“%s” is an error', (text) => {
    expect(found('E16', { overview: [text] }).some(({ severity }) => severity === 'error')).toBe(true);
  });

  it.each([
    '公开××公司提出的异议。',
    '张××诉县水务局一案已经审结。',
    '答复××县某单位。',
    '《××条例》和《××日报》',
    '主动***息的数量为635条。',
  ])('crosses that may stand for a name are asked about: %s', (text) => {
    expect(found('E16', { overview: [text] })[0]).toMatchObject({ severity: 'warning', status: 'unsure' });
  });

  it('in the title they are an error', () => {
    expect(found('E16', { title: 'XX局2025年政府信息公开工作年度报告' })[0]?.severity).toBe('error');
  });

  it.each([
    '公开信息12 条，第3 次会议。',
    '政务新媒体账号qingxi_xx和邮箱xx@example.org。',
    '办理编号3309XXXX1234的申请。',
    '学习政府信息公开条 例，组织培训。',
    '《医用X光机》等标准，型号XXL。',
    '3×5米展板2块。',
    '6月 日常检查12次。',
    '________',
    '共**120**条。',
    '公开关于某项目的信息。',
  ])('“%s” is filled in', (text) => {
    expect(statusOf('E16', { overview: [text] })).toBe('pass');
  });
});

describe('E17: the length of section 一', () => {
  const settings = (overviewCharacters: number) => ({
    settings: CheckSettingsSchema.parse({ overviewCharacters }),
  });

  it('is counted without spaces against the authority’s limit', () => {
    const overview = ['公开信息 12条。', '办结3件。'];
    expect(found('E17', { overview }, settings(12))[0]?.message).toBe(
      '第一部分共13字，超过主管部门规定的12字，请精简。',
    );
    expect(statusOf('E17', { overview }, settings(13))).toBe('pass');
  });

  it('is not assessable where the authority sets none', () => {
    expect(statusOf('E17', {})).toBe('notAssessable');
  });
});

describe('E18: 万 where none should be', () => {
  it.each([
    '公开政府信息173769万条，其中网站公开120000条、新媒体公开53769条。',
    '网站公开120,000条，新媒体公开53,769条，共173,769万条。',
  ])('is asked about when the parts add up to the number before it: %s', (text) => {
    const [finding] = found('E18', { overview: [text] });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'overview' });
    expect(finding?.quotes[0]?.marks).toHaveLength(3);
  });

  it.each([
    '公开政府信息12万条，其中网站公开7万条、新媒体公开5万条。',
    '公开政府信息17.3万条，其中网站公开120000条、新媒体公开53769条。',
    '全年访问20万人次，网站公开12条，新媒体公开9条。',
  ])('%s passes', (text) => {
    expect(statusOf('E18', { overview: [text] })).toBe('pass');
  });
});
