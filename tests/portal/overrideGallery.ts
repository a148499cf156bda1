import type { Mail } from '../../functions/notify/mail.ts';
import { aboutOf } from '../../functions/notify/mails/about.ts';
import { approvalAsked } from '../../functions/notify/mails/approval.ts';
import { overrideAsked } from '../../functions/notify/mails/overrideAsked.ts';
import { overrideAnswered, overridePassed } from '../../functions/notify/mails/overrideNews.ts';
import { overrideOf } from '../../functions/override/request.ts';
import { stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { officers, overrideRegisterOf, requestOf } from '../builders/override.ts';
import { consistentReport } from '../builders/report.ts';
import { approveToken, code, createWorld, overrideToken } from './world.ts';

const path = `/override/${overrideToken}`;
const answer = {
  personId: 'vice',
  choice: 'approve',
  opinion: '已与报送单位核实，同意。',
  answeredAt: '2026-01-24T08:00:00.000Z',
} as const;
const refusal = { ...answer, choice: 'return', opinion: '原始台账可以查到，应由报送单位改正。' } as const;
const messages = [
  '第三部分表格“一、本年新收政府信息公开申请数量”行：总计＝7，六类申请人之和＝6，差1。请先核对该行“总计”列（现为7，如为6则各处相等）。',
];
const asked = requestOf({ title: '六类申请人之和等于总计', messages });
const confirmed = { ...asked, answer };
const single = requestOf({
  rule: 'A08',
  title: '每格都填数字',
  others: [],
  messages: ['第二部分表格“行政强制”行“本年处理决定数量”列没有填写数字。每格都应填数字，没有发生的请填0。'],
});
const findings = [confirmed, single].map((request) =>
  findingOf({ rule: request.rule, message: request.messages[0]!, override: overrideOf(request) }),
);

const text = async (answered: Response | Promise<Response>): Promise<string> => (await answered).text();

/** Pages about what the authority lets pass, by name. */
export const overridePages = async (): Promise<Record<string, string>> => ({
  override: await text(createWorld({ request: asked }).get(path)),
  overrideRefused: await text(
    createWorld({ request: asked }).post(path, { choice: 'return', opinion: '', code: '12' }),
  ),
  overrideAnswered: await text(createWorld({ request: { ...asked, answer: refusal } }).get(path)),
  overrideLocked: await text(createWorld({ request: asked, overrideLink: { wrongCodes: 10 } }).get(path)),
  approvalOverridden: await text(createWorld({ findings }).get(`/approve/${approveToken}`)),
});

/** Mails about what the authority lets pass, by name. */
export const overrideMails = (): Record<string, Mail> => {
  const register = overrideRegisterOf();
  const about = aboutOf(register, submissionOf());
  const url = `https://gongkai.example.org${path}`;
  const expiresAt = '2026-02-13T02:00:00.000Z';
  return {
    overrideAskedMail: overrideAsked(about, { request: asked, officer: officers[1], url, code, expiresAt }),
    overrideConfirmedMail: overrideAnswered(about, confirmed, [single.messages[0]!]),
    overrideRefusedMail: overrideAnswered(about, { ...asked, answer: refusal }, messages),
    overridePassedMail: overridePassed(about, '县水务局办公室经办人', [confirmed, single]),
    approvalOverriddenMail: approvalAsked(about, {
      stage: stageOf(),
      approver: register.people[2]!,
      title: '青溪县水务局2025年政府信息公开工作年度报告',
      report: consistentReport(),
      findings,
      url: `https://gongkai.example.org/approve/${approveToken}`,
      code,
      deadline: '2026-02-07T06:10:00.000Z',
    }),
  };
};
