import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn } from '../../cli/mailbox.ts';
import { openArchive } from '../../functions/parse/archive.ts';
import { readWorkbook } from '../../functions/parse/formats/xlsx/workbook.ts';
import { keys } from '../../functions/shared/keys.ts';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { approveUntilEnd, decide, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
let browser: Browser;
/** The officer's browser, at phone size, where barriers show first. */
let board: Page;
let submissionId: string;

beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation(), launchBrowser()]);
  board = await openPage(browser, 'phone');
});
afterAll(async () => {
  await browser.close();
  await installation.end();
});

const officer = 'gongkai-kezhang@example.org';
const agency = '云岭市清溪区望泉镇人民政府';
const agencyId = 'qingxi-wangquan';

/** Keeps a picture of what is shown where one is wanted, and asks whether everybody can use it. */
const look = async (name: string, page = board): Promise<void> => {
  const folder = process.env.GONGKAI_PICTURES;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}-phone.png`), fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.screenshot({ path: join(folder, `${name}-desk.png`), fullPage: true });
    await page.setViewportSize({ width: 360, height: 740 });
  }
  expect(await violationsOf(page), name).toEqual([]);
  expect(await fitsItsWidth(page), name).toBe(true);
};

const go = async (path: string): Promise<void> => {
  await board.goto(`${installation.site}${path}`);
};
const press = async (name: string): Promise<void> => {
  await Promise.all([board.waitForNavigation(), board.getByRole('button', { name }).click()]);
};
const follow = async (name: string | RegExp): Promise<void> => {
  await Promise.all([board.waitForNavigation(), board.getByRole('link', { name }).first().click()]);
};

const download = async (path: string): Promise<Uint8Array> => {
  const answer = await board.context().request.get(`${installation.site}${path}`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-disposition']).toContain('attachment');
  return answer.body();
};

describe('an officer at the board', () => {
  it('signs in by a mailed code', async () => {
    await go('/board/2025');
    expect(board.url()).toBe(`${installation.site}/board/sign-in`);
    await look('sign-in');
    await board.fill('#mail', officer);
    await press('获取验证码');
    await look('code');
    const mail = await installation.mail(
      'the code',
      ({ to, subject }) => to.includes(officer) && subject.includes('验证码'),
    );
    await board.fill('#code', /验证码：(\d{6})/.exec(mail.text)?.[1] ?? '');
    await press('登录');
    expect(board.url()).toMatch(/\/board\/\d{4}$/);
    await go('/board/2025');
    expect(await board.textContent('h1')).toBe('2025年度年报进度');
    await look('board-empty');
  });

  it('sees at which stage a report waits, since when, and whom it asks', async () => {
    submissionId = await installation.drop(
      agencyId,
      '年报.txt',
      readFileSync('examples/submissions/qingxi-wangquan-2025.txt'),
    );
    await installation.mail(
      'the request',
      (mail) => mail.to.includes('wangquan-zhenzhang@example.org') && !!approvalIn(mail),
    );
    await until('the standing', async () => {
      await go('/board/2025?state=inApproval');
      return (await board.textContent('main'))?.includes(agency);
    });
    expect(await board.textContent('main')).toContain('第1环节');
    expect(await board.textContent('main')).toContain('望泉镇镇长');
    await look('board');
    await follow(agency);
    await look('agency');
    await follow(/核对情况/);
    await look('submission');
    await board.goBack();
  });

  it('sends a silent approver the link again', async () => {
    await follow(/重发审批链接/);
    await look('resend');
    await press('重发链接');
    expect(await board.textContent('[role=status]')).toBe('审批链接已重新发送。');
    await installation.mail('the second request', ({ subject }) => subject.startsWith('催办（'));
  });

  it('replaces the approver; the one put in their place approves, the other is told and can decide no more', async () => {
    await follow(/更换审批人/);
    await board.fill('#reason', '镇长外出学习，改由区政府办公室主任审批。');
    await press('更换审批人');
    expect(await board.textContent('[role=alert]')).toContain('请选择接替人');
    expect(await board.inputValue('#reason')).toContain('镇长外出学习');
    await board.fill('#mail', 'zhengfu-zhuren@example.org');
    await look('replace');
    await press('更换审批人');
    expect(await board.textContent('[role=status]')).toContain('审批人已更换');
    expect(await board.textContent('main')).toContain('镇长外出学习');
    await look('agency-replaced');

    const told = await installation.mail(
      'the word to the one replaced',
      ({ subject, to }) => subject.startsWith('无需再办') && to.includes('wangquan-zhenzhang@example.org'),
    );
    expect(told.text).toContain('镇长外出学习');
    const first = (await installation.mails()).map(approvalIn).find((asked) => asked !== undefined);
    const late = await decide(first?.link ?? '', { choice: 'return', opinion: '不同意。', code: first?.code ?? '' });
    expect([409, 410]).toContain(late.status);

    const asked = await installation.mail(
      'the request to the new one',
      (mail) => mail.to.includes('zhengfu-zhuren@example.org') && !!approvalIn(mail),
    );
    const { link, code } = approvalIn(asked)!;
    await decide(link, { choice: 'approve', opinion: '同意。', code });
    await until('the approval', async () => {
      await go(`/board/2025/agencies/${agencyId}`);
      return (await board.textContent('main'))?.includes('同意。');
    });
    expect(await approveUntilEnd(installation, submissionId)).toMatchObject({ outcome: 'published' });
    await until('the publication', async () => {
      await go('/board/2025?state=published');
      return (await board.textContent('main'))?.includes(agency);
    });
    expect(await board.textContent('main')).toContain('逾期公布');
  });

  it('the audit tells who was replaced by whom and why', async () => {
    const { readTrail } = await import('../../functions/audit/trail.ts');
    const trail = await readTrail(installation.outputs.TableName, submissionId);
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['askedAgain', 'replaced']));
    expect(trail.find(({ action }) => action === 'replaced')).toMatchObject({
      actor: { kind: 'authority', id: 'gongkai-kezhang' },
      text: '望泉镇镇长改为区政府办公室主任：镇长外出学习，改由区政府办公室主任审批。',
    });
  });

  it('chases an agency that has not sent, once, and finds it in the log', async () => {
    await go('/board/2025?q=松涛');
    await board.check('input[name=agency]');
    await press('催办所选单位');
    await look('chase');
    await press('发送催办邮件');
    expect(await board.textContent('main')).toContain('已催办1个单位');
    await look('chased');
    const mail = await installation.mail(
      'the chase',
      ({ subject, to }) => subject.startsWith('催报') && to.includes('songtao-jingban@example.org'),
    );
    expect(mail.text).toMatch(/https?:\/\/\S+\/send\//);
    // The same form again: the round has reached the agency.
    await board.reload();
    expect((await installation.mails()).filter(({ subject }) => subject.startsWith('催报'))).toHaveLength(1);
    await go('/board/2025/chases');
    expect(await board.textContent('main')).toContain('松涛街道');
    await look('chases');
  });

  it('sends an agency a new link, and finds everything that was done in its log', async () => {
    await go(`/board/2025/agencies/${agencyId}`);
    await follow('发送新的报送链接');
    await look('link');
    await press('发送链接');
    expect(await board.textContent('#log ~ ul')).toContain('发送报送链接');
    const mail = await installation.mail('the link', ({ subject }) => subject.startsWith('报送链接'));
    const link = /https?:\/\/\S+\/send\/\S+/.exec(mail.text)?.[0] ?? '';
    expect((await fetch(link)).status).toBe(200);
  });

  it('ranks what reports are returned for, and lets an error pass by a second officer', async () => {
    const draft = readFileSync('examples/drafts-with-errors/qingxi-songtao-2025.docx');
    const returned = await installation.drop('qingxi-songtao', '初稿.docx', draft);
    expect(await installation.ended(returned)).toMatchObject({ outcome: 'returned' });
    await until('the faults', async () => {
      await go('/board/2025/faults');
      return (await board.textContent('main'))?.includes('1个目前处于退回状态');
    });
    await look('faults');
    await go('/board/2025/agencies/qingxi-songtao');
    await follow('申请放行错误');
    await board.locator('input[name=rule]').first().check();
    await board.fill('#reason', '街道因区划调整，数据口径经核实无误。');
    await look('override');
    await press('申请放行');
    expect(await board.textContent('main')).toContain('放行申请已记录');
    await look('agency-override');
  });

  it('starts what a fault has stopped once more', async () => {
    const { TableName } = installation.outputs;
    const [{ updateItem }, { noteStanding }, { nextAttempt }] = await Promise.all([
      import('../../functions/shared/table.ts'),
      import('../../functions/shared/standing.ts'),
      import('../../functions/receive/submission.ts'),
    ]);
    const draft = readFileSync('examples/drafts-with-errors/qingxi-songtao-2025.docx');
    const ended = await installation.ended(await installation.drop('qingxi-songtao', '二稿.docx', draft));
    await until('the return on the board', async () => {
      await go('/board/2025/agencies/qingxi-songtao');
      return (await board.textContent('.approval-head'))?.includes('已退回');
    });
    // As after a fault; that one parks it, tests/journeys/fault.test.ts shows.
    await updateItem(TableName, keys.submission(ended.submissionId), { outcome: 'parked', reason: null });
    await noteStanding(TableName, ended, { state: 'parked', since: new Date().toISOString() });
    await go('/board/2025/agencies/qingxi-songtao');
    await follow('重新启动');
    await board.fill('#reason', '存储故障已排除。');
    await press('重新启动');
    expect(await board.textContent('[role=status]')).toContain('已重新启动');
    const next = await installation.ended(nextAttempt(ended).submissionId);
    expect(next).toMatchObject({ outcome: 'returned', receiptNumber: ended.receiptNumber });
  });

  it('sees what the agencies of the government come to, fixes it, and takes it along', async () => {
    const path = '/board/rollup/qingxi-zhengfu/2025';
    await go('/board/2025');
    await follow('汇总');
    expect(board.url()).toBe(`${installation.site}${path}`);
    expect(await board.textContent('.facts')).toContain('尚缺6个');
    await Promise.all([board.waitForNavigation(), board.locator('.report-table td a').first().click()]);
    expect(board.url()).toContain('?cell=t1.');
    expect(await board.textContent('#parts')).toContain(agency);
    const own = readFileSync('examples/submissions/qingxi-zhengfu-2025.docx');
    const draft = await installation.drop('qingxi-zhengfu', '政府年报.docx', own);
    await until('the government’s own report', async () => {
      await board.reload();
      return (await board.textContent('main'))?.includes('政府年报.docx');
    });
    expect(await board.textContent('section[aria-labelledby=draft]')).toContain(
      '汇总范围内7个单位中，6个还没有公布报告',
    );
    const [{ readJson }, { validationKey }, { ValidationSchema }] = await Promise.all([
      import('../../functions/shared/objects.ts'),
      import('../../functions/shared/places.ts'),
      import('../../schemas/finding.ts'),
    ]);
    const { findings } = await readJson(installation.outputs.WorkBucketName, validationKey(draft), ValidationSchema);
    const unsure = findings.filter(({ rule, status }) => rule.startsWith('H') && status === 'unsure');
    expect(unsure.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['H01', 'H02', 'H03']));
    await look('rollup');
    await press('固定汇总');
    expect(await board.textContent('[role=status]')).toContain('汇总已固定');
    expect(await board.textContent('.facts')).toContain('与现状一致');
    const { RollUpSchema } = await import('../../schemas/rollUp.ts');
    const text = new TextDecoder().decode(await download(`${path}/file.json?fixed=1`));
    const fixed = RollUpSchema.parse(JSON.parse(text));
    expect(fixed.fixedBy).toEqual({ personId: 'gongkai-kezhang', role: '区政府办公室政务公开科科长' });
    expect(fixed.members.flatMap(({ source, name }) => (source ? [name] : []))).toEqual([agency]);
    await go('/board/2025/agencies/qingxi-zhengfu');
    expect(await board.textContent('#log ~ ul')).toContain('固定汇总：汇总范围7个单位，已公布1个');
    await go('/board/statistics/qingxi-wangquan');
    expect(await board.textContent('main')).toContain('公开率');
    await look('statistics');
  });

  it('keeps the table and the overdue list as files that open', async () => {
    const table = await readWorkbook(await openArchive(await download('/board/2025/table.xlsx')), 'all');
    expect(table.map(({ name }) => name)).toEqual(['进度', '催办记录']);
    expect(table[0]?.sheet.rows.flatMap(({ texts }) => [...texts.values()])).toContain(agency);
    const overdue = await readWorkbook(await openArchive(await download('/board/2025/overdue.xlsx')), 'all');
    expect(overdue.map(({ name }) => name)).toEqual(['逾期未报送', '逾期未公布', '逾期公布']);
    for (const name of ['table', 'overdue']) {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await download(`/board/2025/${name}.csv`));
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(text).toContain('单位名称');
    }
  });

  it('takes a report back: a minute later it is gone, and those who sent it are told', async () => {
    await go(`/board/2025/agencies/${agencyId}`);
    await follow('撤回年度报告');
    await board.fill('#reason', '误将未定稿发布。');
    await press('撤回年度报告');
    expect(await board.textContent('[role=status]')).toContain('年度报告已撤回');
    const own = `${installation.site}/reports/${agencyId}/2025/`;
    await until('the tombstone', async () => (await fetch(own)).status === 410);
    const told = await installation.mail('the news', ({ subject }) => subject.startsWith('已撤回：'));
    expect(told.text).toContain('误将未定稿发布。');
  });

  it('sees the mails that did not arrive, and sets aside what was seen to', async () => {
    const { recordFailure } = await import('../../functions/notify/failures.ts');
    const failing = { personId: 'jiaoyu-jingban', role: '区教育局办公室', kind: 'refused', code: 'smtp 550' } as const;
    const mailId = 'campaign.2025.invitation.jiaoyu-jingban';
    await recordFailure(installation.outputs.TableName, { mailId, ...failing }, new Date());
    await go('/board/mails');
    expect(await board.textContent('main')).toContain('smtp 550');
    await look('mails');
    await press('已处理');
    expect(await board.textContent('main')).not.toContain('smtp 550');
  });

  it('sees what the self-inspection of the nights has found', async () => {
    await go('/board/inspection');
    expect(await board.textContent('main')).toContain('尚未自查过。');
    await look('inspection');
  });

  it.each([
    ['mail-code', '主管部门工作台登录验证码'],
    ['mail-chase', '催报'],
    ['mail-replaced', '无需再办'],
    ['mail-link', '报送链接'],
  ])('everyone can read %s', async (name, subject) => {
    const mail = await installation.mail(name, (one) => one.subject.startsWith(subject));
    const page = await openPage(browser, 'phone');
    await page.setContent(mail.html);
    await look(name, page);
    await page.context().close();
  });

  it('signs out, and nothing is to be seen without signing in again', async () => {
    await press('退出');
    await go('/board/2025/table.csv');
    expect(board.url()).toBe(`${installation.site}/board/sign-in`);
  });
});
