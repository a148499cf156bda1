import { describe, expect, it } from 'vitest';
import { type CheckSettings, CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { found, statusOf } from '../found.ts';

const settings: CheckSettings = CheckSettingsSchema.parse({ words: { secrecy: ['青溪密件'] } });

describe('F02: marks of secrecy', () => {
  it.each(['机密★5年', '绝 密 ★', '秘密级★', '内部资料，注意保存', '内部文件 请勿外传'])(
    '%s is an error anywhere',
    (mark) => {
      expect(found('F02', { overview: [`${mark}。本局公开信息30条。`] })[0]).toMatchObject({ severity: 'error' });
    },
  );

  it.each(['秘密', '机密10年', '内部资料', '（内部资料）', '工作秘密'])(
    '%s is an error as a line of its own',
    (mark) => {
      const [finding] = found('F02', { preamble: [mark, '本报告依照条例编制。'] });
      expect(finding).toMatchObject({ severity: 'error', section: 'preamble', quotes: [{ text: mark }] });
    },
  );

  it.each([
    '不予公开的信息属于国家秘密的1件。',
    '严格执行保密审查制度，防止泄露国家秘密、工作秘密。',
    '机密级计算机不得连接互联网，绝密、机密、秘密三级分别管理。',
    '秘密级以上文件不在公开之列。',
    '清理内部资料120份，会议纪要属于内部资料，不予公开。',
  ])('in a sentence such words are normal: %s', (text) => {
    expect(statusOf('F02', { overview: [text] })).toBe('pass');
  });

  it('the authority’s own marks are looked for as well', () => {
    expect(found('F02', { overview: ['青溪密件第3号'] }, { settings })[0]?.message).toContain('“青溪密件”');
  });
});

describe('F07: the review before publication', () => {
  it('a chain without such a stage is a warning that shows the chain', () => {
    const [finding] = found('F07', {}, { chain: [{ name: '主要领导签发' }, { name: '主管部门审核' }] });
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toContain('审批流程（主要领导签发—主管部门审核）中没有名称含“保密”的环节');
  });

  it('a chain with one passes, and without a register it is not assessable', () => {
    expect(statusOf('F07', {}, { chain: [{ name: '保密审查' }, { name: '签发' }] })).toBe('pass');
    expect(statusOf('F07', {})).toBe('notAssessable');
  });
});
