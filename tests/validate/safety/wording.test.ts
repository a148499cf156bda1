import { describe, expect, it } from 'vitest';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { found, statusOf } from '../found.ts';

const settings = CheckSettingsSchema.parse({
  version: '2026-1',
  words: {
    doubtful: [{ word: '青溪地区', advice: '应写“青溪县”。' }],
    misspelt: [{ wrong: '清溪县', right: '青溪县' }],
  },
});

describe('F03: wording the authority looks at twice', () => {
  it('is a question with the advice, the number of places and the version of the list', () => {
    const [finding] = found('F03', { overview: ['青溪地区公开30条。', '青溪地区办结3件。'] }, { settings });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'overview' });
    expect(finding?.message).toBe(
      '第一部分有需要留意的用语“青溪地区”（全文共2处）：应写“青溪县”（主管部门用语表，第2026-1版）。',
    );
    expect(finding?.quotes.map(({ text }) => text)).toEqual(['青溪地区公开30条。', '青溪地区办结3件。']);
  });

  it('passes where none of it stands, and is not assessable without a list', () => {
    expect(statusOf('F03', {}, { settings })).toBe('pass');
    expect(statusOf('F03', {})).toBe('notAssessable');
  });
});

describe('F04: wrong and doubled characters', () => {
  it.each([
    ['属于过程性性信息的2件。', '过程性性'],
    ['公开部门预决赛信息12条。', '预决赛'],
    ['主动公开政府政府情况', '公开政府政府'],
  ])('%s is a warning', (text, wrong) => {
    const [finding] = found('F04', { overview: [text] });
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toContain(`“${wrong}”`);
  });

  it('the authority’s own list is added', () => {
    expect(found('F04', { overview: ['清溪县公开30条。'] }, { settings })[0]?.message).toBe(
      '第一部分写有“清溪县”（全文共1处），疑为“青溪县”之误。请核对改正。',
    );
  });

  it.each(['青溪县人民政府政府信息公开工作', '2025年年度报告已公开', '县运动会决赛于5月举行', '以公开为目的的培训'])(
    '%s is right',
    (text) => {
      expect(statusOf('F04', { overview: [text] })).toBe('pass');
    },
  );
});
