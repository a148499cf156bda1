import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn } from '../../cli/mailbox.ts';
import { firstBroken } from '../../functions/audit/chain.ts';
import { lists } from '../../functions/shared/keys.ts';
import type { Submission } from '../../schemas/submission.ts';
import { barriersOf, launchBrowser, openPage, visit } from '../builders/browser.ts';
import { decide, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation(), launchBrowser()]);
  page = await openPage(browser, 'desk');
});
afterAll(async () => {
  await browser.close();
  await installation.end();
});

const agencyId = 'qingxi-jiaoyu';
const agencyName = '云岭市清溪区教育局';
const good = 'examples/submissions/qingxi-jiaoyu-2025.docx';
const broken = 'examples/drafts-with-errors/qingxi-songtao-2025.docx';

const heading = (): Promise<string | null> => page.textContent('h1');
const steps = (): Promise<string[]> =>
  page.$$eval('.step', (items) =>
    items.map((item) => `${item.querySelector('h3')?.textContent} ${item.querySelector('.mark')?.textContent}`),
  );

/** Mails that were there before the last file was sent. */
let before: ReadonlySet<string> = new Set();

/** Chooses a file in the form of the page, sends it, and waits until its page says what became of it. */
const send = async (file: string, heading: string): Promise<void> => {
  before = new Set((await installation.mails()).map(({ id }) => id));
  await page.setInputFiles('input[type=file]', file);
  await Promise.all([page.waitForURL(/sent=/), page.click('form.upload button')]);
  await page.waitForSelector(`h1:text("${heading}")`, { timeout: 60_000 });
};

const latest = async (): Promise<Submission> => {
  const { queryList } = await import('../../functions/shared/table.ts');
  const { SubmissionSchema } = await import('../../schemas/submission.ts');
  const list = lists.agency(agencyId, '').listPk;
  const [first] = await queryList(installation.outputs.TableName, list, SubmissionSchema, { descending: true });
  if (!first) throw new Error('Nothing was sent');
  return first;
};

/** What was asked of somebody since the file was sent that is in approval now. */
const requestTo = (address: string): Promise<{ link: string; code: string }> =>
  until(`a request to ${address}`, async () => {
    const mails = (await installation.mails()).filter(
      ({ id, to }) => !before.has(id) && to.includes(`${address}@example.org`),
    );
    return mails.map(approvalIn).find((asked) => asked !== undefined);
  });

const newsAbout = (what: string, { receiptNumber }: Submission, address: string) =>
  installation.mail(
    what,
    ({ to, subject }) =>
      to.includes(`${address}@example.org`) && subject.includes(what) && subject.includes(receiptNumber),
  );

const approve = async (address: string): Promise<void> => {
  const { link, code } = await requestTo(address);
  await decide(link, { choice: 'approve', opinion: '同意。', code });
};

const barriers = (): Promise<string[]> => barriersOf(page);

describe('an agency sends, is returned, sends again, takes back, and is published', () => {
  let recalled: Submission;
  let published: Submission;

  it('opens its link and sees the errors of its file in place, seconds after the drop', async () => {
    const { sendLinks } = await import('../../cli/links.ts');
    const link = (await sendLinks(installation.outputs)).find((one) => one.agencyName === agencyName);
    await visit(page, link?.url ?? '');
    await send(broken, '核对未通过');
    expect(await page.textContent('.feedback-tally')).toContain('须改正');
    expect(await page.$$('article.report .feedback-badge')).not.toEqual([]);
    expect(await steps()).toEqual(['收到文件 已收到', '读取、核对 未通过']);
    expect(await barriers()).toEqual([]);
  });

  it('sends the corrected file from the same page and sees at whose desk it lies', async () => {
    await send(good, '核对通过，正在审批');
    recalled = await latest();
    await until('the first stage', async () => {
      await page.reload();
      return (await steps()).includes('保密审查 正在办理');
    });
    expect(await page.textContent('.step-now')).toContain('区教育局保密审查员');
    expect(await page.textContent('.step-now')).not.toContain('田审查员');
    expect((await steps()).slice(-3)).toEqual(['主要领导签发 待办', '主管部门审核 待办', '发布 待办']);
    expect(await barriers()).toEqual([]);
  });

  it('a scanner that presses every button takes nothing back', async () => {
    const link = page.url();
    for (const typed of ['', 'test']) {
      await page.$$eval('form, details', (elements) => {
        for (const element of elements) element.setAttribute(element.localName === 'form' ? 'novalidate' : 'open', '');
      });
      await page.fill('#receipt', typed);
      await Promise.all([page.waitForLoadState(), page.click('.recall button')]);
      expect(await page.textContent('.problem')).toContain('回执编号');
      await page.goto(link);
    }
    expect(await installation.submission(recalled.submissionId)).toMatchObject({ outcome: null, recall: null });
  });

  it('takes it back by its receipt number; the approver and the sender are told', async () => {
    await page.click('.recall summary');
    await page.fill('#receipt', recalled.receiptNumber.toLowerCase());
    await Promise.all([page.waitForLoadState(), page.click('.recall button')]);
    expect(await heading()).toMatch(/撤回/u);
    expect(await installation.ended(recalled.submissionId)).toMatchObject({
      outcome: 'returned',
      reason: { code: 'recalled' },
    });
    const told = await newsAbout('无需再办', recalled, 'jiaoyu-baomi');
    expect(told.text).toContain('因报送单位撤回而不再办理');
    const mail = await newsAbout('年报已撤回', recalled, 'jiaoyu-jingban');
    expect(mail.text).toContain('未予发布');
    await page.reload();
    expect(await heading()).toBe('已撤回，未予发布');
    expect((await steps()).slice(-2)).toEqual(['保密审查 已终止', '撤回 已撤回']);
    expect(await barriers()).toEqual([]);
  });

  it('sends again, is returned by a signatory in the middle, and reads the opinion', async () => {
    await send(good, '核对通过，正在审批');
    const returned = await latest();
    await approve('jiaoyu-baomi');
    const { link, code } = await requestTo('jiaoyu-juzhang');
    await decide(link, { choice: 'return', opinion: '总体情况请补充政务公开培训。', code });
    expect(await installation.ended(returned.submissionId)).toMatchObject({ outcome: 'returned' });
    await page.reload();
    expect(await heading()).toBe('审批退回，请修改后重新报送');
    expect((await steps()).slice(-2)).toEqual(['保密审查 已通过', '主要领导签发 已退回']);
    expect(await page.textContent('.step-stopped')).toContain('总体情况请补充政务公开培训。');
  });

  it('sends again, all three stages approve, and it is published', async () => {
    await send(good, '核对通过，正在审批');
    published = await latest();
    for (const address of ['jiaoyu-baomi', 'jiaoyu-juzhang', 'gongkai-kezhang']) await approve(address);
    const { path } = await installation.ended(published.submissionId);
    await page.reload();
    expect(await heading()).toBe('年报已发布');
    expect(await page.getAttribute('.step:last-child a', 'href')).toBe(path);
    expect((await fetch(`${installation.site}${path}`)).status).toBe(200);
  });

  it('prints its receipt', async () => {
    await page.click('a:text("打印回执")');
    expect(await page.textContent('.receipt')).toContain(published.receiptNumber);
    expect(await barriers()).toEqual([]);
  });

  it('asks for a new link when its own has ended; it comes by mail, and leads to the page', async () => {
    const { createSendLink } = await import('../../functions/notify/sendLink.ts');
    const of = { table: installation.outputs.TableName, baseUrl: installation.site, agencyId };
    const ended = await createSendLink({ ...of, personId: 'jiaoyu-jingban', days: -1, now: new Date() });
    await visit(page, ended);
    expect(await heading()).toBe('报送链接已失效');
    await Promise.all([page.waitForNavigation(), page.click('main button')]);
    expect(await heading()).toBe('申请已收到');
    const mail = await installation.mail('the new link', ({ subject }) => subject.startsWith('报送链接'));
    const [fresh = ''] = /https?:\/\/\S+\/send\/[\w-]{43}/.exec(mail.text) ?? [];
    await visit(page, fresh);
    expect(await page.textContent('body')).toContain(agencyName);
  });

  it('the audit says who took back what, and holds together', async () => {
    const { readTrail } = await import('../../functions/audit/trail.ts');
    const entries = await readTrail(installation.outputs.TableName, recalled.submissionId);
    expect(firstBroken(entries)).toBeUndefined();
    expect(entries.find(({ action }) => action === 'recalled')?.actor).toEqual({
      kind: 'sender',
      id: 'jiaoyu-jingban',
      role: '区教育局办公室经办人',
    });
  });
});
