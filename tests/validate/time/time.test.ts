import { describe, expect, it } from 'vitest';
import { DeadlinesSchema } from '../../../schemas/register.ts';
import { agency, found, statusOf } from '../found.ts';

const deadlines = DeadlinesSchema.parse({ submit: { department: '01-20' } });
const uploadedAt = (at: string) => ({ fileName: '年报.docx', format: 'docx', at });
const sent = (at: string) => ({ agency, deadlines, upload: uploadedAt(at) });
const government = { ...agency, kind: 'government' as const };

describe('G01: by the authority’s day', () => {
  it('the day counts in Shanghai: its last minute is in time, the next is a day late', () => {
    expect(statusOf('G01', { year: 2025 }, sent('2026-01-20T15:59:59.999Z'))).toBe('pass');
    const [finding] = found('G01', { year: 2025 }, sent('2026-01-20T16:00:00.000Z'));
    expect(finding).toMatchObject({
      severity: 'warning',
      message: '2026年1月21日报送，主管部门要求2026年1月20日前报送，迟1天。请向主管部门说明；更正已公布年报的除外。',
    });
  });

  it('an agency’s own day comes first', () => {
    const own = { ...agency, deadlines: { submit: '01-10' } };
    expect(statusOf('G01', { year: 2025 }, { ...sent('2026-01-12T02:00:00.000Z'), agency: own })).toBe('fail');
  });

  it.each([
    ['a file that was not sent', { agency, deadlines, upload: { ...uploadedAt(''), at: undefined } }, 2025],
    ['no register', { upload: uploadedAt('2026-01-20T02:00:00.000Z') }, 2025],
    ['a report of no year', sent('2026-01-20T02:00:00.000Z'), null],
    ['a report of a former year', sent('2026-01-20T02:00:00.000Z'), 2021],
  ])('%s is not assessable', (_, known, year) => {
    for (const rule of ['G01', 'G02', 'G03']) expect(statusOf(rule, { year }, known)).toBe('notAssessable');
  });
});

describe('G02 and G03: by the day of publication', () => {
  it('a department’s report sent in February is a warning, not an error, as it would only be later', () => {
    const [finding] = found('G02', { year: 2025 }, sent('2026-02-02T02:00:00.000Z'));
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toBe(
      '报送时（2026年2月2日）已过应当公布的日期2026年1月31日，迟2天。请尽快办理审批，并说明原因；更正已公布年报的除外。',
    );
    expect(statusOf('G02', { year: 2025 }, sent('2026-01-31T02:00:00.000Z'))).toBe('pass');
  });

  it('a government has until 31 March', () => {
    const from = (at: string) => ({ ...sent(at), agency: government });
    expect(statusOf('G02', { year: 2025 }, from('2026-02-02T02:00:00.000Z'))).toBe('pass');
    expect(statusOf('G03', { year: 2025 }, from('2026-03-31T02:00:00.000Z'))).toBe('pass');
    expect(statusOf('G03', { year: 2025 }, from('2026-04-01T02:00:00.000Z'))).toBe('fail');
    expect(statusOf('G03', { year: 2025 }, sent('2026-04-01T02:00:00.000Z'))).toBe('pass');
  });
});

describe('G04: the date at the end', () => {
  const signed = (text: string, at = '2026-01-20T02:00:00.000Z') =>
    found('G04', { year: 2025, other: ['无。', { type: 'signature', text }] }, { upload: uploadedAt(at) });

  it.each([
    ['2026年1月21日', '晚于报送日期2026年1月20日'],
    ['二〇二五年十二月三十日', '早于统计期限的最后一天2025年12月31日'],
    ['2026 年 2 月 30 日', '在日历上没有'],
  ])('%s is asked about: %s', (text, message) => {
    const [finding] = signed(`青溪县水务局\n${text}`);
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'other' });
    expect(finding?.message).toContain(message);
    expect(finding?.quotes[0]?.text).toBe(text);
  });

  it.each(['2026年1月20日', '二〇二六年一月十九日', '二○二六年一月十日', '2026-1-5', '2026.01.15', '2025年12月31日'])(
    '%s passes',
    (text) => {
      expect(signed(text)).toEqual([]);
    },
  );

  it('a report without a date is not assessable', () => {
    expect(signed('青溪县水务局')).toMatchObject([{ status: 'notAssessable' }]);
  });
});

describe('G07: the file and its name', () => {
  const named = (fileName: string, format: string | undefined) =>
    found('G07', {}, { upload: { fileName, format, at: undefined } });

  it('the ending of another format is a warning that says which to use', () => {
    expect(named('年报.docx', 'html')).toMatchObject([
      {
        severity: 'warning',
        message: '文件名以“.docx”结尾，内容却是网页（HTML）。请将文件名改为以“.html”结尾，以免他人打不开。',
      },
    ]);
  });

  it('an unknown ending, or none, is for information', () => {
    expect(named('年报.定稿', 'docx')).toMatchObject([{ severity: 'info' }]);
    expect(named('年报', 'docx')).toMatchObject([{ severity: 'info' }]);
  });

  it.each([
    ['年报.DOCX', 'docx'],
    ['年报.wps', 'doc'],
    ['青溪县.2025.htm', 'html'],
  ])('%s of %s passes', (fileName, format) => {
    expect(named(fileName, format)).toEqual([]);
  });

  it('is not assessable without the kind of file', () => {
    expect(named('年报.docx', undefined)).toMatchObject([{ status: 'notAssessable' }]);
    expect(statusOf('G07', {})).toBe('notAssessable');
  });
});
