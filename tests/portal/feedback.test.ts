import { describe, expect, test } from 'vitest';
import type { Submission } from '../../schemas/submission.ts';
import { hash, submissionOf } from '../builders/approval.ts';
import { validationOf } from '../builders/finding.ts';
import { troubled, troubledReport } from '../feedback/troubled.ts';
import { pageOf } from './page.ts';
import { createWorld, sendToken } from './world.ts';

const sendPath = `/send/${sendToken}`;
const path = `${sendPath}/submissions/${hash('a')}`;
const returned: Partial<Submission> = {
  progress: 'checked',
  outcome: 'returned',
  reason: { code: 'findings', message: '核对发现3处错误，请改正后重新报送。', details: ['第一处。', '第二处。'] },
};
const world = (submission: Partial<Submission> = returned) =>
  createWorld({ report: troubledReport, validation: troubled, submission });

describe('the page of one submission', () => {
  test('shows its state, the reason and the report with its marks', async () => {
    const answer = await world().get(path);
    expect(answer.status).toBe(200);
    const page = await pageOf(answer);
    expect(page.heading()).toBe('核对未通过，请修改后重新报送');
    expect(page.text()).toMatch(/报送单位青溪县水务局.*办理状态已退回.*回执编号2026-0123-7F3A/su);
    expect(page.texts('feedback-tally')).toEqual(['3 处须改正5 处请核对1 处供参考1 处已准予通过']);
    expect(page.texts('report')).toHaveLength(1);
    expect(page.attributes('link', 'href')).toContain('/assets/feedback.css');
    expect(page.attributes('a', 'href')).toContain(sendPath);
  });

  test('leaves the list of errors to the findings, which say more', async () => {
    const page = await pageOf(await world().get(path));
    expect(page.texts('feedback-reason')).toEqual(['核对发现3处错误，请改正后重新报送。']);
  });

  test('may show the pictures of the report, which are fetched with the link', async () => {
    const answer = await world().get(path);
    expect(answer.headers.get('content-security-policy')).toContain("img-src 'self' https://work.example.org;");
    const picture = `${path}/pictures/${'ab'.repeat(32)}.png`;
    expect((await pageOf(answer)).attributes('img', 'src')).toEqual([picture]);
    const fetched = await world().get(picture);
    expect([fetched.status, fetched.headers.get('location')]).toEqual([
      302,
      `https://work.example.org/${hash('a')}/${'ab'.repeat(32)}?signature`,
    ]);
    expect((await world().get(`${path}/pictures/${'cd'.repeat(32)}.png`)).status).toBe(410);
  });

  test('of a file that was not read gives the reason with its places', async () => {
    const reason = {
      code: 'unreadableTable' as const,
      message: '表格无法读取。',
      details: ['第3行：应有7列，实有6列。'],
    };
    const unread = createWorld({ submission: { progress: 'received', outcome: 'returned', reason } });
    const page = await pageOf(await unread.get(path));
    expect(page.texts('feedback-reason')).toEqual(['表格无法读取。第3行：应有7列，实有6列。']);
    expect(page.texts('report')).toEqual([]);
  });

  test('says that the file is being read while it is', async () => {
    const page = await pageOf(await createWorld({ submission: { progress: 'received' } }).get(path));
    expect(page.heading()).toBe('已收到，正在核对');
    expect(page.attributes('main', 'data-follow')).toEqual(['4']);
    expect(page.attributes('meta', 'http-equiv')).toContain('refresh');
  });

  test('of a published report leads to it', async () => {
    const out = { progress: 'publishing', outcome: 'published', path: '/reports/shuiwu/2025/' } as const;
    const page = await pageOf(await createWorld({ validation: validationOf(), submission: out }).get(path));
    expect(page.attributes('a', 'href')).toContain('/reports/shuiwu/2025/');
    expect(page.text()).toContain('没有发现问题。');
  });
});

describe('a submission that is not for this link', () => {
  test.each<[string, string]>([
    ['is of another agency', path],
    ['does not exist', `${sendPath}/submissions/${hash('b')}`],
    ['has no id at all', `${sendPath}/submissions/..%2F..%2Fregister`],
  ])('%s: it is not shown, nor its pictures', async (_name, address) => {
    const other = world({ ...returned, agencyId: 'jiaoyu' });
    for (const asked of [address, `${address}/pictures/${'ab'.repeat(32)}.png`]) {
      const answer = await other.get(asked);
      expect(answer.status).toBe(410);
      expect((await pageOf(answer)).heading()).toBe('没有这次报送');
    }
  });

  test('nor is anything with a link that has ended or that nobody was given', async () => {
    const late = createWorld({ validation: troubled, now: '2026-05-01T00:00:00.000Z' });
    expect((await pageOf(await late.get(path))).heading()).toBe('报送链接已失效');
    const unknown = `/send/${'B'.repeat(43)}/submissions/${hash('a')}`;
    expect((await pageOf(await world().get(unknown))).heading()).toBe('链接无效');
  });
});

test('every entry of the list leads to its page', async () => {
  const submissions = [submissionOf({ submissionId: hash('c'), ...returned }), submissionOf({ progress: 'received' })];
  const page = await pageOf(await createWorld({ submissions }).get(sendPath));
  const links = page.attributes('a', 'href').filter((href) => href?.includes('/submissions/'));
  expect(links).toEqual([`${sendPath}/submissions/${hash('c')}`, path]);
  expect(page.texts('submission').map((text) => /查看\S+?(?=：)/u.exec(text)?.[0])).toEqual([
    '查看标注了问题的年报',
    '查看办理情况',
  ]);
});

test('what is returned is sent again from its own page, which then does not ask for itself', async () => {
  const waiting = submissionOf({ submissionId: hash('c') });
  const again = createWorld({
    report: troubledReport,
    validation: troubled,
    submission: returned,
    submissions: [waiting],
  });
  const answer = await again.get(path);
  const page = await pageOf(answer);
  expect(page.attributes('form', 'action')).toEqual(['https://drop.example.org/']);
  expect(page.valueOf('success_action_redirect')).toContain(`${sendPath}?sent=1&since=`);
  expect(page.texts('pending').join()).toContain('正在审批');
  expect(page.attributes('script', 'src')).toEqual(['/assets/send.js']);
  expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://drop.example.org;");
  expect(page.attributes('main', 'data-follow')).toEqual([undefined]);
});

test('the page itself is only ever read', async () => {
  const answer = await world().post(path, {});
  expect(answer.status).toBe(405);
});
