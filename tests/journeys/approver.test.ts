import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn, type Mail } from '../../cli/mailbox.ts';
import type { Stage } from '../../schemas/approval.ts';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { decide, type Installation, startInstallation, until } from '../builders/installation.ts';
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

const example = (name: string) => readFileSync(`examples/submissions/${name}`);
const linkOf = (mail: Mail): string => /https?:\/\/\S+\/approve\/[A-Za-z0-9_-]+/.exec(mail.text)?.[0] ?? '';
const freshCodeOf = (mail: Mail): string => /确认码（10分钟内有效）[：:]\s*(\d{6})/.exec(mail.text)?.[1] ?? '';

const stagesOf = async (submissionId: string): Promise<Stage[]> => {
  const { stagesOf: read } = await import('../../functions/approve/stageStore.ts');
  return read(installation.outputs.TableName, submissionId);
};

/** The n-th request to somebody about reports of an agency. */
const request = async (person: string, agency: string, nth = 0): Promise<{ link: string; code: string }> =>
  until(`request ${nth} to ${person}`, async () => {
    const mails = (await installation.mails()).filter(
      ({ to, text, subject }) =>
        to.includes(`${person}@example.org`) && subject.startsWith('请审批') && text.includes(agency),
    );
    return mails[nth] && approvalIn(mails[nth]);
  });

const submit = async (page: Page, choice: string, opinion: string, code: string): Promise<void> => {
  await page.check(`input[name=choice][value="${choice}"]`);
  await page.fill('textarea[name=opinion]', opinion);
  await page.fill('input[name=code]', code);
  await Promise.all([page.waitForURL(/\/approve\//), page.getByRole('button', { name: '提交意见' }).click()]);
};

const sound = async (page: Page): Promise<void> => {
  expect(await violationsOf(page)).toEqual([]);
  expect(await fitsItsWidth(page)).toBe(true);
};

const scanned = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 7)]);

describe('a report that goes back and forth', () => {
  const agency = '云岭市清溪区市场监督管理局';
  let id: string;

  it('is sent back to an earlier stage, which is shown why', async () => {
    id = await installation.drop('qingxi-shichang', 'shichang.html', example('qingxi-shichang-2025.html'));
    const first = await request('shichang-baomi', agency);
    await decide(first.link, { choice: 'approve', opinion: '不涉密。', code: first.code });
    const second = await request('shichang-juzhang', agency);
    const page = await openPage(browser, 'phone', false);
    await page.goto(second.link);
    await submit(page, 'return:0', '请补充保密审查意见。', second.code);
    expect(await page.textContent('h1')).toBe('您已将年报退回前面的环节');
    const again = await request('shichang-baomi', agency, 1);
    await page.goto(again.link);
    expect(await page.textContent('.sent-back')).toContain('请补充保密审查意见。');
    await submit(page, 'approve', '已补充：全文不涉密。', again.code);
    await page.context().close();
    expect((await stagesOf(id)).map(({ outcome }) => outcome).slice(0, 3)).toEqual([
      'approved',
      'sentBack',
      'approved',
    ]);
  });

  it('gets a signed sheet, sent straight to the bucket, that the next approver can open', async () => {
    const { link, code } = await request('shichang-juzhang', agency, 1);
    const page = await openPage(browser, 'desk');
    await page.goto(link);
    await page.locator('summary', { hasText: '附签发单' }).click();
    await page.setInputFiles('#sheet', { name: '签发单.pdf', mimeType: 'application/pdf', buffer: scanned });
    await Promise.all([page.waitForURL(/sheet=/), page.getByRole('button', { name: '上传签发单' }).click()]);
    expect(await page.textContent('.approval-sheet')).toContain('签发单已上传（PDF，49 KB）');
    await sound(page);
    await submit(page, 'approve', '同意签发。', code);
    const stage = (await stagesOf(id))[3];
    const sha256 = createHash('sha256').update(scanned).digest('hex');
    expect(stage?.decisions[0]?.sheet).toEqual({ sha256, mediaType: 'application/pdf', size: scanned.length });

    const next = await request('gongkai-kezhang', agency);
    await page.goto(next.link);
    const href = await page.getByRole('link', { name: /签发单/ }).getAttribute('href');
    expect(href).not.toContain('juzhang');
    const answer = await fetch(new URL(href ?? '', next.link));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer()).equals(scanned)).toBe(true);
    await page.context().close();
  });

  it('takes nothing for a sheet that is none', async () => {
    const { link } = await request('gongkai-kezhang', agency);
    const page = await openPage(browser, 'phone');
    await page.goto(link);
    await page.locator('summary', { hasText: '附签发单' }).click();
    const buffer = Buffer.from('<script>alert(1)</script>');
    await page.setInputFiles('#sheet', { name: '签发单.pdf', mimeType: 'application/pdf', buffer });
    await Promise.all([page.waitForURL(/sheet=/), page.getByRole('button', { name: '上传签发单' }).click()]);
    expect(await page.textContent('#sheet-problem')).toContain('不是PDF、JPEG或PNG文件');
    await sound(page);
    await page.context().close();
  });
});

describe('待我审批', () => {
  it('lets one person decide on another report from the link of a mail, by a code sent for it', async () => {
    const town = '云岭市清溪区望泉镇人民政府';
    const other = await installation.drop('qingxi-wangquan', 'wangquan.txt', example('qingxi-wangquan-2025.txt'));
    const signed = await request('wangquan-zhenzhang', town);
    await decide(signed.link, { choice: 'approve', opinion: '', code: signed.code });
    await request('gongkai-kezhang', town);

    const { link, code } = await request('gongkai-kezhang', '市场监督管理局');
    const page = await openPage(browser, 'phone', false);
    await page.goto(link);
    await page.getByRole('link', { name: '待我审批' }).click();
    expect(await page.textContent('h1')).toBe('待我审批');
    expect(await page.locator('.submission').count()).toBe(2);
    await page.getByRole('link', { name: new RegExp(town) }).click();
    await submit(page, 'approve', '', code);
    expect(await page.textContent('#code-problem')).toContain('确认码尚未发送或已过期');
    await page.getByRole('button', { name: '发送确认码' }).click();
    const mail = await installation.mail('a fresh code', (candidate) => freshCodeOf(candidate) !== '');
    expect(mail.to).toEqual(['gongkai-kezhang@example.org']);
    expect(mail.text).not.toContain('/approve/');
    await submit(page, 'approve', '同意发布。', freshCodeOf(mail));
    expect(await page.textContent('h1')).toBe('您已同意');
    await page.context().close();
    expect(await installation.ended(other)).toMatchObject({ outcome: 'published' });

    for (const size of ['phone', 'desk'] as const) {
      const scripted = await openPage(browser, size);
      await scripted.goto(`${link}/all`);
      await sound(scripted);
      await scripted.context().close();
    }
    await decide(link, { choice: 'approve', opinion: '', code });
  });

  it('leaves no sheet among what is published, and its hash in the audit', async () => {
    const sheet = createHash('sha256').update(scanned).digest('hex');
    const { readTrail } = await import('../../functions/audit/trail.ts');
    const submission = (await stagesOf((await shichang()).submissionId)).at(-1);
    expect(submission?.outcome).toBe('approved');
    const trail = await readTrail(installation.outputs.TableName, (await shichang()).submissionId);
    expect(trail.flatMap((entry) => entry.sheet ?? [])).toEqual([sheet]);
    const { path } = await installation.ended((await shichang()).submissionId);
    const page = await (await fetch(`${installation.site}${path}`)).text();
    expect(page).not.toContain('签发单');
  });
});

const shichang = async () => {
  const { queryList } = await import('../../functions/shared/table.ts');
  const { SubmissionSchema } = await import('../../schemas/submission.ts');
  const [found] = await queryList(installation.outputs.TableName, 'AGENCY#qingxi-shichang', SubmissionSchema);
  return found!;
};

describe('where the authority wants fresh codes', () => {
  let id: string;
  let link: string;
  const codes = async (): Promise<string[]> =>
    (await installation.mails())
      .filter((mail) => mail.to.includes('songtao-zhuren@example.org') && freshCodeOf(mail) !== '')
      .map(freshCodeOf);

  it('the mail of the request carries none', async () => {
    const { importRegister } = await import('../../cli/register/importRegister.ts');
    const { registerOfInstallation } = await import('../../cli/register/installation.ts');
    const { outputs, register } = installation;
    const approval = { ...register.settings.approval, code: 'fresh' as const };
    const strict = { ...register, settings: { ...register.settings, approval } };
    const given = { register: strict, by: 'tests', why: '从严', now: new Date(), evenSo: true, say: () => {} };
    await importRegister(registerOfInstallation(outputs), given);
    id = await installation.drop('qingxi-songtao', 'songtao.docx', example('qingxi-songtao-2025.docx'));
    const mail = await installation.mail(
      'the request',
      ({ to, subject }) => to.includes('songtao-zhuren@example.org') && subject.startsWith('请审批'),
    );
    expect(approvalIn(mail)).toBeUndefined();
    link = linkOf(mail);
  });

  it('a scanner that presses every button causes a few mails with codes, and decides and locks nothing', async () => {
    const opened = await scan(browser, link, 3);
    expect(opened).toContain(`${link}/all`);
    const mailed = (await codes()).length;
    expect(mailed).toBeGreaterThanOrEqual(1);
    expect(mailed).toBeLessThanOrEqual(5);
    expect((await stagesOf(id))[0]).toMatchObject({ outcome: null, decisions: [] });
    expect((await fetch(link)).status).toBe(200);
  });

  it('the code sent at the press of a button decides, once', async () => {
    await installation.advanceClock(3_600_000);
    const before = (await codes()).length;
    const page = await openPage(browser, 'desk', false);
    await page.goto(link);
    await page.fill('textarea[name=opinion]', '同意发布。');
    await page.getByRole('button', { name: /发送确认码/ }).click();
    expect(await page.textContent('.asked')).toBe('确认码已发送，请查收邮件。');
    expect(await page.inputValue('textarea[name=opinion]')).toBe('同意发布。');
    const code = await until('one more code', async () => {
      const all = await codes();
      return all.length > before && all.at(-1);
    });
    await submit(page, 'approve', '同意发布。', code);
    await page.context().close();
    expect(await installation.ended(id)).toMatchObject({ outcome: 'published' });
  });
});
