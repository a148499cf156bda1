import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Submission } from '../../schemas/submission.ts';
import { compoundFile } from '../builders/compound.ts';
import { approveUntilEnd, type Installation, startInstallation } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const example = (name: string): Uint8Array => readFileSync(`examples/submissions/${name}`);
const dropped = async (agencyId: string, name: string, body: Uint8Array | string): Promise<Submission> =>
  installation.ended(await installation.drop(agencyId, name, body));

describe('what cannot be published is returned with its own reason, and the next file is handled', () => {
  it.each([
    ['an empty file', 'qingxi-jiaoyu', 'empty.docx', () => '', 'empty'],
    ['random bytes', 'qingxi-jiaoyu', 'random.docx', () => randomBytes(5000), 'unknownFormat'],
    ['an encrypted Word file', 'qingxi-jiaoyu', 'secret.docx', () => compoundFile('EncryptedPackage'), 'encrypted'],
    [
      'a page that is no report',
      'qingxi-jiaoyu',
      'news.html',
      () => '<html><body><script>alert(1)</script><p>通知公告</p></body></html>',
      'notAReport',
    ],
    [
      'a report of an agency the register does not know',
      'nobody-knows',
      'report.docx',
      () => example('qingxi-jiaoyu-2025.docx'),
      'unknownAgency',
    ],
    [
      'a report of another agency than the one that sends it',
      'qingxi-songtao',
      'report.docx',
      () => example('qingxi-jiaoyu-2025.docx'),
      'findings',
    ],
  ])('%s', async (_, agencyId, name, body, code) => {
    const submission = await dropped(agencyId, name, body());
    expect(submission).toMatchObject({ outcome: 'returned', reason: { code } });
    expect(submission.reason?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('a file of 100 MB', async () => {
    const submission = await dropped('qingxi-jiaoyu', 'huge.docx', Buffer.alloc(100 * 1024 * 1024, 65));
    expect(submission).toMatchObject({ outcome: 'returned', reason: { code: 'tooLarge' } });
  });

  it('tells the sender each time, and the authority where there is no sender', async () => {
    const mails = await installation.mails();
    const returned = mails.filter(({ subject }) => subject.includes('退回'));
    expect(returned.some(({ to }) => to.includes('jiaoyu-jingban@example.org'))).toBe(true);
    expect(returned.some(({ to }) => to.includes('zhengwu-gongkai@example.org'))).toBe(true);
    expect(new Set(returned.map(({ text }) => text)).size).toBe(returned.length);
  });

  it('leads the sender from the mail to the report with its marks, and to none of another agency', async () => {
    const mails = await installation.mails();
    const linksTo = (label: string): string[] =>
      mails.flatMap(({ text }) => new RegExp(`${label}：\\n(\\S+)`, 'u').exec(text)?.[1] ?? []);
    const [marked = ''] = linksTo('查看标注了问题的年报');
    const answer = await fetch(marked);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/<h2[^>]*>标注了问题的年报<\/h2>.*<article class="report"/su);
    const own = marked.slice(0, marked.indexOf('/submissions/'));
    const [foreign = ''] = linksTo('修改后重新报送').filter((link) => link !== own);
    expect((await fetch(marked.replace(own, foreign))).status).toBe(410);
  });

  it('keeps what was sent', async () => {
    const { findObject } = await import('../../functions/shared/objects.ts');
    const kept = await findObject(installation.outputs.DropBucketName, 'incoming/qingxi-jiaoyu/news.html');
    expect(Buffer.from(kept?.body ?? []).toString()).toContain('通知公告');
  });

  it('then takes a good file as if nothing had been', async () => {
    const id = await installation.drop(
      'qingxi-songtao',
      'qingxi-songtao-2025.docx',
      example('qingxi-songtao-2025.docx'),
    );
    expect(await approveUntilEnd(installation, id)).toMatchObject({ outcome: 'published' });
  });
});

describe('a report whose text holds markup', () => {
  it('is published as the words it is made of', async () => {
    const text = new TextDecoder().decode(example('qingxi-wangquan-2025.txt'));
    const hostile = text.replace(
      '一、总体情况\n',
      '一、总体情况\n\n<script>alert("公开")</script><img src=x onerror=alert(1)>\n',
    );
    expect(hostile).not.toBe(text);
    const id = await installation.drop('qingxi-wangquan', 'qingxi-wangquan-2025.txt', hostile);
    const { path } = await approveUntilEnd(installation, id);
    const page = await (await fetch(`${installation.site}${path}`)).text();
    expect(page).toContain('&lt;script&gt;alert');
    // The page's own are files of the site, and data that nothing runs.
    const scripts = page.match(/<script[^>]*>/g) ?? [];
    expect(scripts.filter((tag) => !/ src="\/assets\/| type="application\/ld\+json"/.test(tag))).toEqual([]);
    expect(/<article class="report".*<\/article>/su.exec(page)?.[0]).not.toContain('<script');
    expect(page).not.toContain('<img src=x');
  });
});
