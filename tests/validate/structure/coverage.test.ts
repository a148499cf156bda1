import { describe, expect, it } from 'vitest';
import { agency, found, statusOf } from '../found.ts';

const picture = {
  type: 'picture',
  sha256: 'a'.repeat(64),
  mediaType: 'image/png',
  width: 1,
  height: 1,
  alternative: '',
} as const;
const complete =
  '主动公开信息30条。收到公开申请2件。信息发布前经过审核。在县政府网站开设专栏。组织培训1次，开展考核和社会评议，未发生责任追究。';

describe('E07: the five aspects of section 一', () => {
  it('names those that are missing', () => {
    const [finding] = found('E07', { overview: ['主动公开政府信息30条，收到公开申请2件。'] });
    expect(finding).toMatchObject({ severity: 'warning', section: 'overview' });
    expect(finding?.message).toMatch(/^第一部分没有写到政府信息管理、政府信息公开平台建设、监督保障。/u);
  });

  it('an introduction alone, or nothing, is an error', () => {
    const introduction =
      '本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2025年1月1日至12月31日。如有疑问，请与青溪县水务局办公室联系，电话0580-1234567。';
    expect(found('E07', { overview: [introduction] })[0]).toMatchObject({ severity: 'error', status: 'fail' });
    expect(found('E07', { overview: [] })[0]).toMatchObject({ severity: 'error', status: 'fail' });
  });

  it('a short text that says anything of the work is no introduction', () => {
    const severities = (text: string) => found('E07', { overview: [text] }).map(({ severity }) => severity);
    expect(severities('主动公开政府信息30条，可在县政府网站查阅。')).toEqual(['warning']);
    expect(severities('本报告显示，全年公开政府信息30条。')).toEqual(['warning']);
    expect(severities('编制公开目录，加强部门联系。')).toEqual(['warning']);
  });

  it('where a picture may say the rest it is a question', () => {
    expect(found('E07', { overview: ['主动公开信息30条。', picture] })[0]).toMatchObject({
      severity: 'warning',
      status: 'unsure',
    });
  });

  it('passes in whatever words they are told', () => {
    expect(statusOf('E07', { overview: [complete] })).toBe('pass');
  });
});

describe('E08: what governments tell beside', () => {
  const government = { ...agency, name: '丙市青溪县人民政府', kind: 'government' as const };
  const town = { ...agency, name: '丙市青溪县望泉镇人民政府', kind: 'township' as const };
  const silent = { overview: ['全县主动公开信息300条，开展工作考核。'] };

  it('is an error for a government of the register, a warning for towns and unknown senders', () => {
    const [finding] = found('E08', silent, { agency: government });
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toMatch(/^全文没有写到社会评议、责任追究结果。/u);
    expect(found('E08', silent, { agency: town })[0]?.severity).toBe('warning');
    expect(found('E08', { ...silent, agency: '青溪县人民政府' })[0]?.severity).toBe('warning');
  });

  it.each([
    '组织年度绩效考评，群众满意度98%，未发生因政府信息公开工作被问责的情形。',
    '开展考核、民意调查，没有追责情况。',
    '政务公开纳入目标管理，委托第三方测评，没有单位因此被约谈。',
  ])('passes by many words: %s', (text) => {
    expect(statusOf('E08', { overview: [text] }, { agency: government })).toBe('pass');
  });

  it('a picture makes it a question, departments are not asked, and without a name it is not assessable', () => {
    const [finding] = found('E08', { overview: ['全县主动公开信息300条。', picture] }, { agency: government });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure' });
    expect(statusOf('E08', silent, { agency })).toBe('pass');
    expect(statusOf('E08', { agency: '', title: '政府信息公开工作年度报告' })).toBe('notAssessable');
  });
});

describe('E09 and E10: the closing sections', () => {
  const messages = (rule: string, parts: Parameters<typeof found>[1]) =>
    found(rule, parts).map(({ severity, message }) => [severity, message]);

  it('section 五 without problems, without improvement, empty or 无 is a warning', () => {
    expect(messages('E09', { problems: ['今年以来，切实履行审批程序，下一步将继续落实。'] })).toEqual([
      ['warning', '第五部分没有写到存在的问题或者不足，请补充。'],
    ]);
    expect(messages('E09', { problems: ['个别信息更新不及时。'] })).toEqual([
      ['warning', '第五部分没有写到改进情况或者改进打算，请补充。'],
    ]);
    expect(messages('E09', { problems: [] })[0]?.[1]).toMatch(/^第五部分没有文字。/u);
    expect(messages('E09', { problems: ['无。'] })[0]?.[1]).toMatch(/^第五部分只写了“无。”。/u);
    expect(statusOf('E09', {})).toBe('pass');
  });

  it('section 六 says something, and says it of the fee', () => {
    expect(messages('E10', { other: [] })[0]?.[1]).toMatch(/^第六部分没有文字。/u);
    expect(messages('E10', { other: ['无', { type: 'signature', text: '青溪县水务局' }] })[0]?.[1]).toMatch(
      /^第六部分只写了“无”。/u,
    );
    expect(messages('E10', { other: ['无其他需要报告的事项。'] })[0]?.[1]).toMatch(/信息处理费/u);
    expect(messages('E10', { other: ['建议提案办理结果全部公开。'] })).toEqual([
      ['warning', '第六部分没有写明收取信息处理费的情况。没有收取的，请写明未收取。'],
    ]);
    expect(statusOf('E10', { other: ['2025年收取信息处理费120元。'] })).toBe('pass');
  });

  it('a section that is missing is E01’s business', () => {
    expect(statusOf('E09', { headings: [] })).toBe('notAssessable');
    expect(statusOf('E10', { headings: [] })).toBe('notAssessable');
  });
});
