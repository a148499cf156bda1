import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn } from '../../cli/mailbox.ts';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { approveUntilEnd, type Installation, startInstallation } from '../builders/installation.ts';
import { scan } from '../builders/scanner.ts';

let installation: Installation;
let browser: Browser;
beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await installation.end();
});

const file = 'examples/submissions/qingxi-wangquan-2025.txt';

const requestTo = async (address: string): Promise<{ link: string; code: string }> => {
  const mail = await installation.mail(
    `a request to ${address}`,
    ({ to, text }) => to.includes(address) && /确认码/.test(text),
  );
  const asked = approvalIn(mail);
  if (!asked) throw new Error(`The request to ${address} has no link or no code`);
  return asked;
};

describe('people with a browser', () => {
  let submissionId: string;

  it('an agency opens its link, chooses a file and sees it arrive', async () => {
    const { sendLinks } = await import('../../cli/links.ts');
    const links = await sendLinks(installation.outputs);
    const link = links.find(({ agencyName }) => agencyName === '云岭市清溪区望泉镇人民政府');
    const page = await openPage(browser, 'desk');
    await page.goto(link?.url ?? '');
    expect(await violationsOf(page)).toEqual([]);
    await page.setInputFiles('input[type=file]', file);
    await Promise.all([page.waitForURL(/sent=/), page.click('button[type=submit]')]);
    await page.waitForSelector('text=/\\d{4}-\\d{4}-[0-9A-F]{4}/');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();

    const [submission] = await (async () => {
      const { queryList } = await import('../../functions/shared/table.ts');
      const { SubmissionSchema } = await import('../../schemas/submission.ts');
      return queryList(installation.outputs.TableName, 'AGENCY#qingxi-wangquan', SubmissionSchema, {
        descending: true,
      });
    })();
    submissionId = submission?.submissionId ?? '';
    expect(submission).toMatchObject({ fileName: 'qingxi-wangquan-2025.txt', senderId: 'wangquan-jingban' });
  });

  it('a mail scanner that opens every link, runs script and presses every button decides nothing and locks nothing', async () => {
    const { link } = await requestTo('wangquan-zhenzhang@example.org');
    const before = (await installation.mails()).length;
    const opened = await scan(browser, link, 8);
    expect(opened).toContain(`${link}/all`);
    expect(opened).toContain(`${link}/files/report.pdf`);
    // Here the mail's own code confirms, so no button mails anything.
    expect(await installation.mails()).toHaveLength(before);
    expect(await installation.submission(submissionId)).toMatchObject({ progress: 'inApproval', outcome: null });
  });

  it.each(['phone', 'desk'] as const)('an approver reads the page at %s size without any barrier', async (size) => {
    const { link } = await requestTo('wangquan-zhenzhang@example.org');
    const page = await openPage(browser, size, false);
    const answer = await page.goto(link);
    const headers = answer?.headers() ?? {};
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(await page.textContent('article.report')).toContain('总体情况');
    expect(await fitsItsWidth(page)).toBe(true);
    await page.context().close();
    const scripted = await openPage(browser, size);
    await scripted.goto(link);
    expect(await violationsOf(scripted)).toEqual([]);
    await scripted.context().close();
  });

  it('an approver decides once, and the same link then says what was decided', async () => {
    const { link, code } = await requestTo('wangquan-zhenzhang@example.org');
    const page = await openPage(browser, 'phone', false);
    await page.goto(link);
    await page.check('input[name=choice][value=approve]');
    await page.fill('textarea[name=opinion]', '同意发布。');
    await page.fill('input[name=code]', code);
    await Promise.all([page.waitForLoadState(), page.getByRole('button', { name: '提交意见' }).click()]);
    await page.goto(link);
    expect(await page.textContent('body')).toContain('同意');
    expect(await page.$('input[name=code]')).toBeNull();
    await page.context().close();
  });

  it('a link nobody was sent gets a page that says so', async () => {
    const answer = await fetch(`${installation.site}/approve/${'A'.repeat(43)}`);
    expect(answer.status).toBeGreaterThanOrEqual(404);
    expect(await answer.text()).toMatch(/[\u4e00-\u9fff]/);
  });

  it('the public reads the page on a phone and at a desk, without script, and finds no barrier', async () => {
    const { path } = await approveUntilEnd(installation, submissionId);
    for (const address of ['/', '/2025/', '/agencies/qingxi-wangquan/', path ?? '']) {
      for (const size of ['phone', 'desk'] as const) {
        const page = await openPage(browser, size);
        await page.goto(`${installation.site}${address}`);
        expect(await violationsOf(page), `${address} ${size}`).toEqual([]);
        expect(await fitsItsWidth(page), `${address} ${size}`).toBe(true);
        await page.context().close();
      }
    }
  });

  it('a returned report is told to the sender with the opinion', async () => {
    const id = await installation.drop(
      'qingxi-songtao',
      'again.docx',
      readFileSync('examples/submissions/qingxi-songtao-2025.docx'),
    );
    const { link, code } = await requestTo('songtao-zhuren@example.org');
    const page = await openPage(browser, 'desk', false);
    await page.goto(link);
    await page.check('input[name=choice][value=return]');
    await page.fill('textarea[name=opinion]', '第二部分请再核对。');
    await page.fill('input[name=code]', code);
    await Promise.all([page.waitForLoadState(), page.getByRole('button', { name: '提交意见' }).click()]);
    await page.context().close();
    expect(await installation.ended(id)).toMatchObject({ outcome: 'returned', reason: { code: 'returnedByApprover' } });
    const mail = await installation.mail(
      'the return',
      ({ to, subject }) => to.includes('songtao-jingban@example.org') && subject.includes('退回'),
    );
    expect(mail.text).toContain('第二部分请再核对。');
  });
});
