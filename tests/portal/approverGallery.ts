import type { Mail } from '../../functions/notify/mail.ts';
import { aboutOf } from '../../functions/notify/mails/about.ts';
import { approvalAsked } from '../../functions/notify/mails/approval.ts';
import { approvalLocked } from '../../functions/notify/mails/approvalLocked.ts';
import { confirmationCode } from '../../functions/notify/mails/confirmationCode.ts';
import { decisionOf, hash, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { consistentReport } from '../builders/report.ts';
import { approveToken, code, createWorld } from './world.ts';

const path = `/approve/${approveToken}`;
const role = '县水务局局长';
const sheetName = 'N'.repeat(43);
const sheet = { sha256: hash('e'), mediaType: 'application/pdf', size: 1_340_000 } as const;

const report = consistentReport({
  overview: [
    '2025年，我局全年主动公开政府信息330条，办理政府信息公开申请17件，按时答复率100%。',
    '平台建设方面，及时更新政府信息公开指南和目录。',
    '监督保障方面，开展业务培训2次，未发生行政复议和行政诉讼。',
  ],
  problems: ['存在的问题：公开内容还不够全面。改进情况：加强对各科室的业务指导。'],
});
const former = consistentReport({
  overview: [
    '2025年，我局全年主动公开政府信息312条，办理政府信息公开申请17件。',
    '平台建设方面，及时更新政府信息公开指南和目录。',
    '监督保障方面，开展培训2次，未发生行政复议和行政诉讼。',
  ],
  problems: ['存在的问题：公开内容不够细。'],
  cells: { 't1.normdoc.valid': 3, 't2.r1.total': 2 },
});
const lastYear = consistentReport({
  year: 2024,
  overview: ['2024年，我局主动公开政府信息298条。'],
  cells: { 't2.r1.total': 9, 't1.normdoc.valid': 66 },
});

const findings = [
  findingOf({ rule: 'A14', severity: 'warning', message: '结转件数占应办理总数的三成以上，请核实。' }),
  findingOf({ rule: 'F05', severity: 'info', message: '正文有两处连续空格，请整理。' }),
];

const sentBack = {
  stage: '主管部门审核',
  role: '县政府办公室政务公开科科长',
  opinion: '请补充签发日期，\n其余无意见。',
};
const approvers = registerOf()
  .people.filter(({ id }) => id === 'head' || id === 'deputy')
  .map((person) => (person.id === 'head' ? { ...person, inPlaceOf: '县水务局党组书记' } : person));
const before = decisionOf({ personId: 'deputy', opinion: '数据已逐项核对。', sheet });

const visited = {
  report,
  previous: { uploadedAt: '2026-01-20T02:15:00.000Z', report: former },
  lastYear,
  findings,
  stage: { approvers, need: 2, sentBack, decisions: [before] },
};

const others = ['b', 'c', '1'].map(hash);
const many = {
  submissions: others.map((submissionId, index) =>
    submissionOf({ submissionId, receiptNumber: `2026-012${index}-7F3A` }),
  ),
  elsewhere: others.map((submissionId, index) =>
    stageOf({
      submissionId,
      name: ['主要领导签发', '分管领导审核', '主要领导签发'][index] ?? '',
      approvers,
      sentBack: index === 1 ? sentBack : null,
    }),
  ),
};

const text = async (answered: Response | Promise<Response>): Promise<string> => (await answered).text();

/** Pages of approvers beyond the plain ones, by name. */
export const approverPages = async (): Promise<Record<string, string>> => {
  const strict = createWorld({ approval: { code: 'fresh' } });
  const sheets = { [sheetName]: new TextEncoder().encode('%PDF-1.7') };
  const flooded = createWorld();
  for (let turn = 0; turn < 30; turn += 1) await flooded.post(path, {});
  const back = createWorld();
  await back.post(path, { choice: 'return:0', opinion: '请补充保密审查意见。', code });
  const fresh = await text(strict.get(path));
  return {
    approvalVisitedAgain: await text(createWorld(visited).get(path)),
    approvalFresh: fresh,
    approvalCodeSent: await text(strict.post(`${path}/code`, { choice: 'return:0', opinion: '请补充意见。' })),
    approvalCodeTooSoon: await text(strict.post(`${path}/code`, {})),
    approvalSheet: await text(createWorld({ sheets }).get(`${path}?sheet=${sheetName}`)),
    approvalNoSheet: await text(createWorld().get(`${path}?sheet=${sheetName}`)),
    approvalTooMany: await text(flooded.post(path, {})),
    approvalSentBack: await text(back.get(path)),
    approvalReplaced: await text(createWorld({ stage: { approvers: approvers.slice(1) } }).get(path)),
    waiting: await text(createWorld(many).get(`${path}/all`)),
    waitingNone: await text(createWorld({ stage: { outcome: 'approved' } }).get(`${path}/all`)),
    waitingEnded: await text(createWorld({ now: '2026-06-01T00:00:00.000Z' }).get(`${path}/all`)),
    waitingOther: await text(createWorld(many).get(`${path}/all/${hash('b')}/1`)),
  };
};

/** Mails to approvers beyond the plain ones, and about their links, by name. */
export const approverMails = (): Record<string, Mail> => {
  const about = aboutOf(registerOf(), submissionOf());
  const stage = '主要领导签发';
  return {
    approvalAskedFreshMail: approvalAsked(about, {
      stage: stageOf({ sentBack }),
      approver: approvers[0]!,
      title: '青溪县水务局2025年政府信息公开工作年度报告',
      report,
      findings,
      url: `https://gongkai.example.org${path}`,
      code: null,
      deadline: '2026-02-07T06:10:00.000Z',
    }),
    confirmationCodeMail: confirmationCode(about, { role, stage, code, own: false }),
    approvalLockedMail: approvalLocked(about, { stage, role }),
  };
};
