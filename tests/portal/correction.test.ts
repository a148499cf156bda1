import { describe, expect, test } from 'vitest';
import { hash, submissionOf } from '../builders/approval.ts';
import { publicationOf } from '../builders/publication.ts';
import { consistentReport } from '../builders/report.ts';
import { pageOf } from './page.ts';
import { approveToken, createWorld, sendToken, type WorldParts } from './world.ts';

const path = `/send/${sendToken}`;
const note = '第三部分“本年新收”自然人一列误填为17件，应为15件。';
const published = publicationOf({ agencyId: 'shuiwu', agencyName: '青溪县水务局', version: 2 });
const worldOf = (parts: WorldParts = {}) => createWorld({ published, ...parts });

describe('an agency whose report is out already', () => {
  test('is asked why it is to be corrected before it may choose a file', async () => {
    const page = await pageOf(await worldOf().get(path));
    expect(page.text()).toContain('本单位2025年年报已于2026年1月20日发布（第2版）。');
    expect(page.text()).toContain('以第3版（更正）发布，更正说明一并公开，原版本保留可查。');
    expect(page.attributes('form', 'action')).toEqual([`${path}/correction#upload-heading`]);
    expect(page.field('file')).toBeUndefined();
    expect(page.attributes('script', 'src')).toEqual([]);
  });

  test('then posts the file with the answer signed into its form, where it can still be changed', async () => {
    const answer = await worldOf().post(`${path}/correction`, { note: `  ${note}\r\n` });
    expect(answer.status).toBe(200);
    const page = await pageOf(answer);
    expect(page.texts('note-given')[0]).toContain(note);
    expect(page.attributes('form', 'action')).toEqual([
      `${path}/correction#upload-heading`,
      'https://drop.example.org/',
    ]);
    const signed = page.valueOf('x-amz-meta-correction-note') ?? '';
    expect(Buffer.from(signed, 'base64url').toString('utf16le')).toBe(note);
    // S3 ignores every field after the file.
    expect(page.attributes('input', 'name').at(-1)).toBe('file');
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://drop.example.org;");
  });

  test.each([
    ['', '请填写更正说明。'],
    [' \n ', '请填写更正说明。'],
    ['长'.repeat(501), '更正说明请控制在500字以内，现为501字。'],
  ])('is told what is wrong with the answer', async (typed, problem) => {
    const answer = await worldOf().post(`${path}/correction`, { note: typed });
    expect(answer.status).toBe(422);
    const page = await pageOf(answer);
    expect(page.texts('problem')).toEqual([problem]);
    expect(page.field('file')).toBeUndefined();
  });

  test('finds its answer again when the corrected file was returned', async () => {
    const submission = submissionOf({
      outcome: 'returned',
      correctionNote: note,
      reason: { code: 'expired', message: '逾期未办。', details: [] },
    });
    const page = await pageOf(await worldOf({ submission }).get(`${path}/submissions/${hash('a')}`));
    expect(page.all('textarea').map((field) => page.textOf(field))).toEqual([note]);
    expect(page.field('file')).toBeUndefined();
  });

  test('changes nothing by asking and answering', async () => {
    const world = worldOf();
    await world.get(path);
    await world.post(`${path}/correction`, { note });
    expect(world.writes).toEqual([]);
  });
});

describe('an agency that has nothing out for the year that is due', () => {
  test('chooses a file at once, also when an earlier year is out', async () => {
    const earlier = publicationOf({ agencyId: 'shuiwu', year: 2024 });
    for (const parts of [{}, { published: earlier }]) {
      const page = await pageOf(await createWorld(parts).get(path));
      expect(page.field('note')).toBeUndefined();
      expect(page.field('file')).toBeDefined();
      expect(page.field('x-amz-meta-correction-note')).toBeUndefined();
    }
  });

  test('is led back to its page when what was out was withdrawn while the answer was written', async () => {
    const answer = await createWorld().post(`${path}/correction`, { note });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
  });
});

describe('an approver of a correction', () => {
  const approvePath = `/approve/${approveToken}`;
  const report = consistentReport({ cells: { 't1.normdoc.valid': 5 } });
  const out = {
    version: 1,
    publishedAt: '2026-01-20T03:04:05.000Z',
    report: consistentReport({ cells: { 't1.normdoc.valid': 3 } }),
  };

  test('reads why, and what differs from what is out', async () => {
    const page = await pageOf(
      await createWorld({ report, out, submission: { correctionNote: note } }).get(approvePath),
    );
    const [said] = page.texts('correction');
    expect(said).toContain('该单位本年度年报已于2026年1月20日发布（第1版）。');
    expect(said).toContain(note);
    expect(said).toMatch(/行政规范性文件.*现行有效件数35/su);
  });

  test('is told when nobody said why', async () => {
    const page = await pageOf(await createWorld({ report: out.report, out }).get(approvePath));
    expect(page.texts('correction')[0]).toContain('报送单位没有填写更正说明。');
    expect(page.texts('correction')[0]).toContain('本次的数据和文字与已发布的完全相同。');
  });

  test('of a first report reads nothing of the kind', async () => {
    expect((await pageOf(await createWorld().get(approvePath))).texts('correction')).toEqual([]);
  });
});

describe('the sender of a correction', () => {
  test('sees on its page what was given as the reason', async () => {
    const submission = { correctionNote: note };
    const page = await pageOf(await createWorld({ submission }).get(`${path}/submissions/${hash('a')}`));
    expect(page.texts('note-given')).toEqual([`更正说明${note}`]);
  });
});
