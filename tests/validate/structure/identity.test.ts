import { describe, expect, it } from 'vitest';
import type { Agency } from '../../../schemas/register.ts';
import { agency, found } from '../found.ts';

const neighbour: Agency = { ...agency, id: 'jiaoyu', name: '丙市青溪县教育局', formerNames: [] };

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

  it('a name with brackets is compared as it stands', () => {
    const name = '青溪县水务局（县河长办';
    expect(found('E11', { agency: name, title: `${name}2025年政府信息公开工作年度报告` })).toEqual([]);
  });

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

  it.each([['丙市青溪县教育局2025年主动公开政府信息30条，办结申请3件。'], ['2025年，丙市青溪县教育局认真贯彻条例。']])(
    'a text about another body that never names the sender is asked about: %s',
    (text) => {
      const [finding] = found('E12', { agency: agency.name, overview: [text] }, known);
      expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'overview' });
      expect(finding?.message).toContain('正文写的是“丙市青溪县教育局”的工作');
      expect(finding?.quotes[0]?.marks).toHaveLength(1);
    },
  );

  it.each([
    '我局会同丙市青溪县教育局公开校园供水信息12条。',
    '丙市青溪县水务局主动公开信息30条。丙市青溪县教育局公开校园供水信息。',
    '县水务局办结申请3件。丙市青溪县教育局发布供水信息。',
    '丙市青溪县教育局办公室来函已答复。',
  ])('to speak of another body is normal: %s', (text) => {
    expect(found('E12', { agency: agency.name, overview: [text] }, known)).toEqual([]);
  });
});
