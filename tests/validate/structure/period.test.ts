import { describe, expect, it } from 'vitest';
import { found } from '../found.ts';

describe('E13 and E14: the year and its days', () => {
  it('a report of another year than the one just past is asked about', () => {
    expect(
      found(
        'E13',
        { year: 2024 },
        { upload: { fileName: '年报.docx', format: 'docx', at: '2026-01-20T02:00:00.000Z' } },
      )[0],
    ).toMatchObject({
      status: 'unsure',
      severity: 'warning',
    });
    expect(
      found(
        'E13',
        { year: 2025 },
        { upload: { fileName: '年报.docx', format: 'docx', at: '2026-01-20T02:00:00.000Z' } },
      ),
    ).toEqual([]);
  });

  it('text that speaks of another year only looks like last year’s', () => {
    const [finding] = found('E13', { year: 2025, overview: ['2024年，我局主动公开信息30条。'] });
    expect(finding?.message).toContain('只提到2024年，没有提到2025年');
    expect(found('E13', { year: 2025, overview: ['2025年主动公开30条，比2024年多2条。'] })).toEqual([]);
  });

  it('a period that is not the whole year is a warning with what was written', () => {
    const preamble = ['本报告所列数据的统计期限为2025年1月1日至12月30日。'];
    const [finding] = found('E14', { year: 2025, preamble });
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.message).toContain('应为2025年1月1日至12月31日');
  });

  it('the whole year passes, the days of some event do not matter, and saying nothing is not assessable', () => {
    const statuses = (text: string) => found('E14', { year: 2025, preamble: [text] }).map(({ status }) => status);
    expect(statuses('统计期限自2025年1月1日起至2025年12月31日止。')).toEqual([]);
    expect(statuses('2025年5月12日至5月18日开展了宣传周活动。')).toEqual(['notAssessable']);
  });
});
