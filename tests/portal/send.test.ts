import { describe, expect, test } from 'vitest';
import { formats } from '../../functions/parse/formats/index.ts';
import { kinds, readable } from '../../functions/parse/kinds.ts';
import type { Submission } from '../../schemas/submission.ts';
import { hash, submissionOf } from '../builders/approval.ts';
import { pageOf } from './page.ts';
import { createWorld, sendToken } from './world.ts';

const path = `/send/${sendToken}`;
const since = Date.parse('2026-01-25T02:00:00.000Z') / 1000;
const justSent = (parts: Partial<Submission> = {}) =>
  submissionOf({ progress: 'received', uploadedAt: '2026-01-25T02:00:00.000Z', ...parts });

describe('the page of an agency', () => {
  test('holds a plain form that posts one file straight to the bucket', async () => {
    const answer = await createWorld().get(path);
    const page = await pageOf(answer);
    expect(page.heading()).toBe('青溪县水务局');
    expect(page.attributes('form', 'action')).toEqual(['https://drop.example.org/']);
    expect(page.attributes('form', 'enctype')).toEqual(['multipart/form-data']);
    expect(page.valueOf('key')).toBe(`incoming/shuiwu/\${filename}`);
    expect(page.valueOf('x-amz-meta-sender')).toBe('sender');
    expect(page.valueOf('success_action_redirect')).toBe(`https://gongkai.example.org${path}?sent=1&since=${since}`);
    // S3 ignores every field after the file.
    expect(page.attributes('input', 'name').at(-1)).toBe('file');
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://drop.example.org;");
  });

  test('names the kinds of file that are read, and the limit', async () => {
    const page = await pageOf(await createWorld().get(path));
    expect(page.text()).toMatch(/可报送：Word 文档（DOCX）、.*纯文本（TXT）.*，不超过20 MB。/u);
    expect(page.attributes('input', 'accept').at(-1)?.split(',')).toContain('.docx');
  });

  test('offers exactly the kinds of file the reader has', async () => {
    const page = await pageOf(await createWorld().get(path));
    expect(page.text()).toContain(`可报送：${formats.map(({ kind }) => kinds[kind]).join('、')}，不超过`);
    expect(Object.keys(readable)).toEqual(formats.map(({ kind }) => kind));
  });

  test.each<[string, Partial<Submission>, string]>([
    ['received', { progress: 'received' }, '已收到'],
    ['read', { progress: 'read' }, '正在核对'],
    ['rendered', { progress: 'rendered' }, '正在排版送审'],
    ['waiting for people', { progress: 'inApproval' }, '审批中：待“主要领导签发”（2026年1月23日 14:10起）'],
    ['filed', { progress: 'filed' }, '已备案，待公布'],
    ['published', { outcome: 'published', path: '/reports/shuiwu/2025/' }, '已发布'],
    ['returned', { outcome: 'returned' }, '已退回'],
    ['superseded', { outcome: 'superseded' }, '已被较新的报送取代'],
    ['parked', { outcome: 'parked' }, '暂缓处理'],
  ])('says in words that a submission is %s', async (_name, parts, words) => {
    const page = await pageOf(await createWorld({ submissions: [submissionOf(parts)] }).get(path));
    expect(page.texts('mark')).toEqual([words]);
  });

  test('says what a file was recognised as, once it has been looked at', async () => {
    const submissions = [submissionOf({ format: 'oldWorkbook' }), submissionOf({ progress: 'received' })];
    const page = await pageOf(await createWorld({ submissions }).get(path));
    expect(page.texts('submission').map((text) => /识别为\S+ \S+ \S+/u.exec(text)?.[0].split('　')[0])).toEqual([
      '识别为Excel 97–2003 工作簿（XLS）',
      undefined,
    ]);
  });

  test('gives the reasons of a return and the address of a publication', async () => {
    const submissions = [
      submissionOf({ outcome: 'published', path: '/reports/shuiwu/2025/' }),
      submissionOf({
        outcome: 'returned',
        reason: { code: 'findings', message: '发现错误。', details: ['一＋二不等于三。'] },
      }),
    ];
    const page = await pageOf(await createWorld({ submissions }).get(path));
    expect(page.texts('reason')).toEqual(['发现错误。一＋二不等于三。']);
    expect(page.attributes('a', 'href')).toContain('/reports/shuiwu/2025/');
  });

  test('shows a hostile file name as text', async () => {
    const fileName = '"><script>alert(1)</script>.docx';
    const page = await pageOf(await createWorld({ submissions: [submissionOf({ fileName })] }).get(path));
    expect(page.texts('file').join('')).toContain(fileName);
    expect(page.attributes('script', 'src')).toEqual(['/assets/send.js']);
  });

  test('does not ask for itself again, so that a file just chosen is not lost', async () => {
    const page = await pageOf(await createWorld({ submissions: [justSent()] }).get(path));
    expect(page.attributes('meta', 'http-equiv').filter(Boolean)).toEqual([]);
  });
});

describe('before a file is chosen', () => {
  const noteFor = async (submissions: readonly Submission[]) =>
    (await pageOf(await createWorld({ submissions }).get(path))).texts('pending').map((text) => text.trim());

  test('the page says what sending again does to a report in approval', async () => {
    expect(await noteFor([submissionOf()])).toEqual([
      '本单位2025年年报正在审批（“主要领导签发”环节），回执编号2026-0123-7F3A。重新报送同一年度的年报并通过核对后，原来的不再办理，须从第一个环节重新审批。',
    ]);
  });

  test('and to one that waits for its day', async () => {
    expect((await noteFor([submissionOf({ progress: 'filed' })]))[0]).toContain('已备案待公布');
  });

  test('and nothing when nothing waits', async () => {
    for (const parts of [{ progress: 'received' }, { outcome: 'returned' }, { progress: 'publishing' }] as const)
      expect(await noteFor([submissionOf(parts)])).toEqual([]);
  });
});

describe('the page after an upload', () => {
  const sent = `${path}?sent=1&since=${since}`;
  const refreshing = async (submissions: readonly Submission[], now?: string) => {
    const page = await pageOf(await createWorld({ submissions, ...(now && { now }) }).get(sent));
    const byScript = page.attributes('main', 'data-follow').includes('4');
    const byBrowser = page.attributes('meta', 'http-equiv').includes('refresh');
    expect(byBrowser).toBe(byScript);
    return { heading: page.heading(), refreshes: byBrowser };
  };

  test('waits for the file to be registered', async () => {
    expect(await refreshing([submissionOf()])).toEqual({ heading: '文件已上传', refreshes: true });
  });

  test('then leads to the page of the submission', async () => {
    const answer = await createWorld({ submissions: [justSent(), submissionOf()] }).get(sent);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}/submissions/${hash('a')}?sent=1`]);
  });

  test('and not to that of another file that was sent by the same form before', async () => {
    const other = justSent({ submissionId: hash('c') });
    const drop = { ...other.drop, key: 'incoming/shuiwu/第二稿.docx' };
    const key = encodeURIComponent(drop.key);
    const waiting = await createWorld({ submissions: [other] }).get(`${sent}&key=${key}`);
    expect((await pageOf(waiting)).heading()).toBe('文件已上传');
    const both = [justSent(), { ...other, drop }];
    const there = await createWorld({ submissions: both }).get(`${sent}&key=${key}`);
    expect(there.headers.get('location')).toBe(`${path}/submissions/${hash('c')}?sent=1`);
  });

  test('stops waiting when the form has run out and nothing came', async () => {
    expect(await refreshing([], '2026-01-25T03:10:00.000Z')).toEqual({
      heading: '还没有登记到您的文件',
      refreshes: false,
    });
  });

  test('has no form', async () => {
    expect((await pageOf(await createWorld().get(sent))).all('form')).toEqual([]);
  });
});

describe('the receipt', () => {
  test('names number, agency, sender by role, file, size and time, and prints no promise', async () => {
    const submission = { format: 'docx' };
    const page = await pageOf(await createWorld({ submission }).get(`${path}/submissions/${hash('a')}/receipt`));
    expect(page.heading()).toBe('政府信息公开工作年度报告报送回执');
    for (const said of [
      '回执编号2026-0123-7F3A',
      '报送单位青溪县水务局',
      '报送人县水务局办公室经办人',
      '文件名年报.docx',
      '（48230字节）',
      '收到时间2026年1月23日 14:05（北京时间）',
      '不表示已通过核对或者审批',
    ])
      expect(page.text()).toContain(said);
    expect(page.text()).not.toContain('林一');
  });
});

describe('a link that is no longer good', () => {
  test('says so after its end', async () => {
    const answer = await createWorld({ now: '2026-05-01T00:00:00.000Z' }).get(path);
    expect(answer.status).toBe(410);
    const page = await pageOf(answer);
    expect(page.heading()).toBe('报送链接已失效');
    expect(page.text()).toContain('有效期至2026年5月1日');
  });

  test('says so when nobody was given it, and an approval link opens no sending page', async () => {
    for (const token of ['B'.repeat(43), 'A'.repeat(43)]) {
      const answer = await createWorld().get(`/send/${token}`);
      expect(answer.status).toBe(410);
      expect((await pageOf(answer)).heading()).toBe('链接无效');
    }
  });
});
