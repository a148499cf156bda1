import { readFileSync } from 'node:fs';
import { GetExecutionHistoryCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn, type Mail } from '../../cli/mailbox.ts';
import { lists } from '../../functions/shared/keys.ts';
import type { Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { barriersOf, launchBrowser, openPage, visit } from '../builders/browser.ts';
import { type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
let browser: Browser;
let page: Page;

/** The year that is reported on: the clock is moved into the January after it. */
const year = new Date().getFullYear();

let moved = 0;
/** Moves the stack's clock to half past nine in Shanghai on a day of that January or February. */
const goTo = async (day: string): Promise<void> => {
  const ahead = Date.parse(`${year + 1}-${day}T09:30:00.000+08:00`) - (Date.now() + moved);
  moved += ahead;
  await installation.advanceClock(ahead);
};

/** An example as it would have been written for that year. */
const example = (name: string): string =>
  readFileSync(`examples/submissions/${name}`, 'utf8').replace(/202[456](?=年)/gu, (written) =>
    String(year + Number(written) - 2025),
  );

/** A deputy for the mayor's stage, somebody who stands in for the head of the section, and a day to wait for. */
const withPeople = (register: Register): Register => ({
  ...register,
  chains: {
    ...register.chains,
    望泉镇: register.chains.望泉镇!.map((stage, index) =>
      index === 0 ? { ...stage, deputy: 'gongkai-fukezhang' } : stage,
    ),
  },
  delegations: [
    { from: 'gongkai-kezhang', to: 'gongkai-fukezhang', since: `${year + 1}-01-20`, until: `${year + 1}-01-30` },
  ],
  settings: { ...register.settings, publishNotBefore: { institution: '01-12' } },
});

beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation(), launchBrowser()]);
  page = await openPage(browser, 'phone');
  const { writeJson } = await import('../../functions/shared/objects.ts');
  const { registerKey } = await import('../../functions/shared/places.ts');
  await writeJson(installation.outputs.WorkBucketName, registerKey, withPeople(installation.register));
  await goTo('01-11');
});
afterAll(async () => {
  await browser.close();
  await installation.end();
});

const mailTo = (person: string, subject: string, after: readonly Mail[] = []): Promise<Mail> =>
  installation.mail(
    `“${subject}” to ${person}`,
    (mail) =>
      mail.to.includes(`${person}@example.org`) &&
      mail.subject.startsWith(subject) &&
      !after.some(({ id }) => id === mail.id),
  );

/** Opens the link of a request; gives the code that stands beside it. */
const open = async (mail: Mail): Promise<string> => {
  const { link, code } = approvalIn(mail) ?? { link: '', code: '' };
  await visit(page, link);
  return code;
};

const heading = (): Promise<string | null> => page.textContent('h1');

/** Fills in and sends the form of the approval page that is open. */
const submit = async (code: string): Promise<void> => {
  await page.check('input[name=choice][value=approve]');
  await page.fill('#opinion', '同意。');
  await page.fill('#code', code);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '提交意见' }).click()]);
};

const approve = async (mail: Mail): Promise<void> => {
  await submit(await open(mail));
  expect(await heading()).toBe('您已同意');
};

/** Whether the run of a submission rests: time that passes before that is not time it waits. */
const isHeld = async (submissionId: string): Promise<boolean> => {
  const executionArn = installation.executionArn(submissionId);
  const { events = [] } = await new SFNClient({}).send(
    new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }),
  );
  return events[0]?.stateEnteredEventDetails?.name === 'Hold';
};

describe('a report that the authority has filed first', () => {
  it('is held when all have approved, and published on the day that was set', async () => {
    const id = await installation.drop('qingxi-jiaoyi', '年报.txt', example('qingxi-jiaoyi-2025.txt'));
    await approve(await mailTo('jiaoyi-zhuren', '请审批'));
    await approve(await mailTo('gongkai-kezhang', '请审批'));
    expect((await mailTo('jiaoyi-jingban', '已备案，待公布')).text).toContain(`将于${year + 1}年1月12日公布`);
    expect(await installation.submission(id)).toMatchObject({ progress: 'filed', outcome: null });
    await until('the run to be held', () => isHeld(id));
    await goTo('01-12');
    expect(await installation.ended(id)).toMatchObject({ outcome: 'published', year });
  });
});

describe('a report whose approver is silent', () => {
  let id: string;

  it('brings a reminder after three working days, also when the stack was killed in between', async () => {
    id = await installation.drop('qingxi-wangquan', '年报.txt', example('qingxi-wangquan-2025.txt'));
    await mailTo('wangquan-zhenzhang', '请审批');
    await installation.killAndRestart();
    await goTo('01-18');
    expect((await mailTo('wangquan-zhenzhang', '催办')).text).toContain('此前邮件中的链接和确认码仍然有效');
    // The mail goes out first; only then does the next wait begin, by the clock as it is.
    const { stagesOf } = await import('../../functions/approve/stageStore.ts');
    await until(
      'the next wait',
      async () => (await stagesOf(installation.outputs.TableName, id)).at(-1)?.revision === 3,
    );
  });

  it('is put to the deputy after eight, whose approval is as good', async () => {
    await goTo('01-26');
    const asked = await mailTo('gongkai-fukezhang', '转请审批（主要领导签发）');
    expect(asked.text).toContain('至今未办结');
    await approve(asked);
    expect((await mailTo('wangquan-zhenzhang', '无需再办（主要领导签发）')).text).toContain('已由其他审批人办结通过');
    await open(await mailTo('wangquan-zhenzhang', '请审批'));
    expect(await heading()).toBe('这项审批已办结');
    expect(await barriersOf(page)).toEqual([]);
  });

  it('goes on to whoever stands in for the next approver on that day, and says for whom on every page', async () => {
    const asked = await mailTo('gongkai-fukezhang', '请审批（主管部门审核）');
    expect(asked.text).toContain('代区政府办公室政务公开科科长办理');
    const code = await open(asked);
    expect(await page.textContent('.approval-kicker')).toBe(
      '请区政府办公室政务公开科副科长审批（代区政府办公室政务公开科科长办理）',
    );
    expect(await barriersOf(page)).toEqual([]);
    await submit(code);
    expect(await heading()).toBe('您已同意');
    const signed = page.locator('.stages li', { hasText: '主管部门审核' }).locator('.decision');
    expect(await signed.textContent()).toContain('副科长（代区政府办公室政务公开科科长）同意');
    expect(await installation.ended(id)).toMatchObject({ outcome: 'published' });
  });
});

describe('a correction that nobody decides on', () => {
  const note = '总体情况中的培训场次误写，已更正。';
  let sendLink: string;
  let asked: Mail;
  let correction: Submission;

  /** Chooses a file in the form of the open page and sends it; gives its submission. */
  const send = async (): Promise<Submission> => {
    const buffer = Buffer.from(example('qingxi-jiaoyi-2025.txt'));
    await page.setInputFiles('input[type=file]', { name: '更正.txt', mimeType: 'text/plain', buffer });
    const before = await newest();
    await Promise.all([page.waitForURL(/sent=/), page.click('form.upload button')]);
    return until('the upload', async () => {
      const found = await newest();
      return found?.submissionId !== before?.submissionId && found;
    });
  };

  const newest = async (): Promise<Submission | undefined> => {
    const { queryList } = await import('../../functions/shared/table.ts');
    const { SubmissionSchema } = await import('../../schemas/submission.ts');
    const list = lists.agency('qingxi-jiaoyi', '').listPk;
    return (await queryList(installation.outputs.TableName, list, SubmissionSchema, { descending: true }))[0];
  };

  it('is sent from the agency’s page, which asks why first', async () => {
    const { createSendLink } = await import('../../functions/notify/sendLink.ts');
    const { TableName: table } = installation.outputs;
    const facts = { agencyId: 'qingxi-jiaoyi', personId: 'jiaoyi-jingban', days: 800, now: new Date() };
    sendLink = await createSendLink({ table, baseUrl: installation.site, ...facts });
    await visit(page, sendLink);
    expect(await page.$$('input[type=file]')).toEqual([]);
    expect(await page.textContent('#correction')).toContain(`本单位${year}年年报已于${year + 1}年1月12日发布（第1版）`);
    await page.fill('#note', note);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '下一步' }).click()]);
    expect(await page.textContent('.note-given')).toContain(note);
    expect(await barriersOf(page)).toEqual([]);
    const before = await installation.mails();
    correction = await send();
    expect(correction.correctionNote).toBe(note);
    asked = await mailTo('jiaoyi-zhuren', '请审批', before);
    expect(asked.text).toContain(`更正说明：${note}`);
    await open(asked);
    expect(await page.textContent('.correction')).toContain(note);
    expect(await page.textContent('.correction')).toContain('与已发布的第1版对比');
  });

  it('is returned when the statutory day is over, never approved, and everyone is told', async () => {
    const code = await open(asked);
    await goTo('02-02');
    const ended = await installation.ended(correction.submissionId);
    expect(ended).toMatchObject({ outcome: 'returned', reason: { code: 'expired' } });
    expect(ended.reason?.message).toContain('尚未办理：区公共资源交易中心主任');
    expect((await mailTo('jiaoyi-zhuren', '无需再办')).text).toContain('不会自动通过');
    const told = await mailTo('jiaoyi-jingban', '年报已退回（审批逾期）');
    // The form was open all the while.
    await submit(code);
    expect(await heading()).toBe('审批已超过期限');
    expect(await page.$$('form')).toEqual([]);
    expect(await barriersOf(page)).toEqual([]);
    await visit(page, /https?:\S+\/submissions\/\w+/u.exec(told.text)?.[0] ?? '');
    expect(await heading()).toBe('审批逾期，已退回');
    expect(await page.textContent('.step-stopped')).toContain('逾期未办，已退回');
    expect(await barriersOf(page)).toEqual([]);
  });

  it('leaves what was published before as it was', async () => {
    const published = await fetch(`${installation.site}/reports/qingxi-jiaoyi/${year}/`);
    expect(published.status).toBe(200);
    const { findStanding } = await import('../../functions/shared/standing.ts');
    const standing = await until('the standing', () =>
      findStanding(installation.outputs.TableName, 'qingxi-jiaoyi', year),
    );
    expect(standing).toMatchObject({ state: 'returned', publishedAt: expect.stringMatching(/^\d{4}-01-1/u) });
  });

  it('is sent once more with the same note, approved, and told of as the second version', async () => {
    expect(await page.inputValue('#note')).toBe(note);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '下一步' }).click()]);
    const before = await installation.mails();
    const again = await send();
    await approve(await mailTo('jiaoyi-zhuren', '请审批', before));
    await approve(await mailTo('gongkai-kezhang', '请审批', before));
    expect(await installation.ended(again.submissionId)).toMatchObject({ outcome: 'published' });
    const told = await mailTo('jiaoyi-jingban', '年报第2版（更正）已发布');
    expect(told.text).toContain(`更正说明：${note}`);
    const { catalogueOf } = await import('../../functions/column/catalogue.ts');
    const out = await catalogueOf(installation.outputs.TableName).find('qingxi-jiaoyi', year);
    expect(out).toMatchObject({ version: 2, note });
  });
});
