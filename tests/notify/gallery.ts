import { newerUploaded, reasonOf, takenBack } from '../../functions/approve/reason.ts';
import { overdueOf } from '../../functions/campaign/overdue.ts';
import type { Mail } from '../../functions/notify/mail.ts';
import { aboutOf } from '../../functions/notify/mails/about.ts';
import { approvalAsked, approvalEscalated, approvalReminder } from '../../functions/notify/mails/approval.ts';
import { approvalGiven, filed, sentBackTo } from '../../functions/notify/mails/approvalNews.ts';
import { approvalOver } from '../../functions/notify/mails/approvalOver.ts';
import { approverReplaced, sendLinkRenewed, signInCode } from '../../functions/notify/mails/board.ts';
import { type CampaignItem, campaignMail } from '../../functions/notify/mails/campaign.ts';
import { type Chasing, publicationChased, submissionChased } from '../../functions/notify/mails/chase.ts';
import { mailsFailed } from '../../functions/notify/mails/mailsFailed.ts';
import { overdueList } from '../../functions/notify/mails/overdueList.ts';
import { parkedForAuthority, parkedForSender } from '../../functions/notify/mails/parked.ts';
import { published } from '../../functions/notify/mails/published.ts';
import { received } from '../../functions/notify/mails/received.ts';
import { returned } from '../../functions/notify/mails/returned.ts';
import { superseded } from '../../functions/notify/mails/superseded.ts';
import { endedUntold } from '../../functions/notify/mails/untold.ts';
import { reportWithdrawn } from '../../functions/notify/mails/withdrawn.ts';
import { notLetThrough, unreadableTable } from '../../functions/parse/reasons.ts';
import type { MailFailure } from '../../schemas/mailFailure.ts';
import { decisionOf, hash, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { consistentReport } from '../builders/report.ts';
import { seasonRegister, situationOn, standingOf } from '../campaign/season.ts';
import { troubled, troubledReport } from '../feedback/troubled.ts';
import { approverMails } from '../portal/approverGallery.ts';
import { overrideMails } from '../portal/overrideGallery.ts';

const register = registerOf();
const role = '县水务局办公室经办人';
const title = '青溪县水务局2025年政府信息公开工作年度报告';
const note = '第三部分“本年新收”自然人一列误填为17件，应为15件，系重复登记2件；总体情况中的相应文字一并更正。';
const about = aboutOf(register, submissionOf({ format: 'docx' }));
const corrected = aboutOf(register, submissionOf({ format: 'docx', correctionNote: note }));
const url = `https://gongkai.example.org/approve/${'A'.repeat(43)}`;
const sendLink = `https://gongkai.example.org/send/${'S'.repeat(43)}`;
const report = consistentReport({
  overview: ['2025年，我局全年主动公开政府信息312条，办理政府信息公开申请，未发生行政复议和行政诉讼。'],
});
const findings = [
  findingOf({
    rule: 'A14',
    severity: 'warning',
    section: 'applications',
    message: '“四、结转下年度继续办理”行“总计”列为14件，占应办理总数的三成以上，请核实是否有逾期未答复的申请。',
  }),
  findingOf({
    rule: 'A14',
    severity: 'warning',
    section: 'overview',
    message: '正文写“全年收到申请17件”，表格“新收”总计为2件，请核对正文与表格。',
  }),
];
const approver = register.people[2]!;
const request = {
  stage: stageOf(),
  approver,
  title,
  report,
  findings,
  url,
  code: '012345',
  deadline: '2026-02-07T06:10:00.000Z',
};
const sentBack = stageOf({
  index: 2,
  name: '主管部门审核',
  outcome: 'sentBack',
  approvers: register.people.slice(4),
  decisions: [decisionOf({ personId: 'office', choice: 'return', returnTo: 0, opinion: '请补充保密审查意见。' })],
});
const returnedStage = stageOf({
  outcome: 'returned',
  closedAt: '2026-01-24T01:30:00.000Z',
  decisions: [
    decisionOf({ choice: 'return', opinion: '第二部分行政许可处理决定数量与审批科台账不一致，\n请核对后重报。' }),
  ],
});
const expiredStage = stageOf({ outcome: 'expired', closedAt: '2026-02-07T06:10:00.000Z' });
const closed = (outcome: 'approved' | 'superseded') => stageOf({ outcome, closedAt: '2026-01-24T01:30:00.000Z' });

const approvals = (): Record<string, Mail> => ({
  approvalAsked: approvalAsked(about, request),
  approvalAskedCorrection: approvalAsked(corrected, { ...request, findings: [] }),
  approvalReminder: approvalReminder(about, request),
  approvalEscalated: approvalEscalated(about, { ...request, approver: register.people[3]! }),
  approvalGiven: approvalGiven(
    about,
    role,
    stageOf({ decisions: [decisionOf({ opinion: '同意，按程序报主管部门。' })] }),
    '主管部门审核',
  ),
  approvalSentBackMail: sentBackTo(about, role, sentBack, '保密审查'),
  approvalFiledMail: filed(about, role, '2026-02-10T00:00:00.000+08:00'),
  approvalOverApproved: approvalOver(about, '县水务局副局长', closed('approved')),
  approvalOverSuperseded: approvalOver(about, '县水务局局长', closed('superseded')),
  approvalOverExpired: approvalOver(about, '县水务局局长', expiredStage),
  approvalReplacedMail: approverReplaced(about, approver, stageOf(), '祝局长外出学习，由段副局长主持工作。'),
});

const outcomes = (): Record<string, Mail> => {
  const error = findingOf({
    severity: 'error',
    section: 'applications',
    message: '“自然人”列左右相差1件，请核对。',
  });
  const reason = { code: 'findings' as const, message: '核对发现1处错误，请改正后重新报送。', details: [] };
  const sent = { findings: [], sendLink };
  const { reason: unreadReason } = unreadableTable([
    '“一、本年新收政府信息公开申请数量”一行（第3行）应有 7 个数，实际读到 6 个（3、0、0、0、0、3）',
    '“（一）予以公开”一行“自然人”列写的是“/12”，不是数字',
  ]);
  const unknown = aboutOf(register, submissionOf({ agencyId: '水务局', senderId: null, progress: 'received' }));
  const unread = aboutOf(register, submissionOf({ progress: 'received' }));
  const publishing = { url: 'https://gongkai.example.org/reports/shuiwu/2025/', title, publishedAt: request.deadline };
  return {
    received: received(about, role),
    receivedUnknown: received(unknown, register.authority.name),
    returned: returned(about, role, { reason, findings: [error, ...findings], sendLink }),
    returnedTroubled: returned(about, role, {
      reason: { ...reason, message: '核对发现3处错误，请改正后重新报送。' },
      findings: troubled.findings,
      report: troubledReport,
      sendLink,
    }),
    returnedUnread: returned(unread, role, { reason: unreadReason, ...sent }),
    returnedMalware: returned(unread, role, { reason: notLetThrough.threats, ...sent }),
    returnedByApprover: returned(about, role, { reason: reasonOf(returnedStage).reason, ...sent }),
    returnedExpired: returned(about, role, { reason: reasonOf(expiredStage).reason, ...sent }),
    returnedRecalled: returned(about, role, { reason: takenBack.reason, ...sent }),
    superseded: superseded(about, role, newerUploaded),
    published: published(about, role, { ...publishing, version: 1 }),
    publishedCorrection: published(corrected, role, { ...publishing, version: 2 }),
    parkedForSender: parkedForSender(about, role),
    parkedForAuthority: parkedForAuthority(about, {
      executionArn: `arn:aws-cn:states:cn-north-1:123456789012:execution:gongkai-publish-report:${hash('a')}`,
      status: 'FAILED',
      error: 'StoredDataError',
      cause: 's3://work/report.json is missing',
      restartCommand: `node cli/restart.ts ${hash('a')}`,
    }),
    endedUntold: endedUntold(about, 'published', {
      executionArn: `arn:aws-cn:states:cn-north-1:123456789012:execution:gongkai-publish-report:${hash('a')}`,
      status: 'FAILED',
      error: 'StoredDataError',
      cause: 's3://work/manifest.json is missing',
      restartCommand: `node cli/restart.ts ${hash('a')}`,
    }),
  };
};

const season = seasonRegister();
const [bureau, town, county] = season.agencies;

const campaign = (): Record<string, Mail> => {
  const item = (parts: Partial<CampaignItem> = {}): CampaignItem => ({
    agency: bureau!,
    standing: undefined,
    days: { submit: '2026-01-20', publish: '2026-01-31' },
    opening: false,
    url: sendLink,
    ...parts,
  });
  const letter = (today: string, ...items: CampaignItem[]): Mail =>
    campaignMail({ register: season, year: 2025, to: season.people[0]!, today, items });
  const situation = situationOn('2026-02-04', {
    standings: [
      standingOf('wangquan', { state: 'returned', since: '2026-01-28T06:00:00.000Z' }),
      standingOf('shuiwu', { stage: '主要领导签发' }),
    ],
  });
  const overdue = overdueOf(situation);
  const late = {
    agency: county!,
    standing: undefined,
    due: '2026-01-20',
    days: 2,
    publishedOn: '2026-01-22',
    afterStatute: false,
  };
  return {
    campaignOpening: letter('2026-01-05', item({ opening: true })),
    campaignOpeningTwo: letter('2026-01-05', item({ opening: true }), item({ opening: true, agency: town! })),
    campaignReminder: letter('2026-01-17', item()),
    campaignReturned: letter('2026-01-20', item({ standing: standingOf('shuiwu', { state: 'returned' }) })),
    campaignWaiting: letter('2026-01-28', item({ standing: standingOf('shuiwu') })),
    overdueList: overdueList({
      register: season,
      year: 2025,
      today: '2026-02-04',
      overdue: { ...overdue, publishedLate: [late] },
      baseUrl: 'https://gongkai.example.org',
    }),
  };
};

const failure = (parts: Partial<MailFailure>): MailFailure => ({
  mailId: `${hash('a')}.stage1.ask.head`,
  personId: 'head',
  role: '县水务局局长',
  kind: 'refused',
  code: 'smtp 550',
  firstAt: '2026-01-26T02:00:00.000Z',
  lastAt: '2026-01-26T02:00:00.000Z',
  tries: 3,
  told: false,
  clearedAt: null,
  ...parts,
});

const board = (): Record<string, Mail> => {
  const chasing: Chasing = {
    authority: season.authority,
    agency: bureau!,
    year: 2025,
    to: season.people[0]!,
    standing: undefined,
    days: { submit: '2026-01-20', publish: '2026-01-31' },
    daysLeft: 3,
    url: sendLink,
  };
  const back = standingOf('shuiwu', { state: 'returned' });
  return {
    reportWithdrawn: reportWithdrawn(season.authority, bureau!, season.people[0]!, {
      title,
      at: new Date('2026-02-20T02:00:00.000Z'),
      reason: '第三部分表格与台账不符，须核实后重新发布。',
    }),
    signInCode: signInCode(season.authority, season.people[4]!, '012345'),
    sendLinkRenewed: sendLinkRenewed(season.authority, bureau!, season.people[0]!, {
      url: sendLink,
      until: new Date('2026-04-25T02:00:00.000Z'),
    }),
    chasedEarly: submissionChased(chasing),
    chasedLate: submissionChased({ ...chasing, daysLeft: -4 }),
    chasedTown: submissionChased({
      ...chasing,
      agency: town!,
      daysLeft: 0,
      days: { submit: '2026-01-31', publish: '2026-01-31' },
    }),
    chasedReturned: submissionChased({ ...chasing, standing: back, daysLeft: -4 }),
    chasedPublication: publicationChased({ ...chasing, standing: standingOf('shuiwu'), daysLeft: 2 }),
    chasedPublicationLate: publicationChased({ ...chasing, standing: standingOf('shuiwu'), daysLeft: -2 }),
    mailsFailed: mailsFailed(season, [
      failure({}),
      failure({ mailId: 'campaign.2025.2026-01-05.sender', personId: 'sender', role, kind: 'bounced', code: '5.1.1' }),
      failure({ mailId: `${hash('b')}.published.sender`, personId: 'sender', role, kind: 'complained', code: 'abuse' }),
    ]),
  };
};

/** Every kind of mail there is, by name. */
export const allMails = (): Record<string, Mail> => ({
  ...approvals(),
  ...outcomes(),
  ...campaign(),
  ...board(),
  ...overrideMails(),
  ...approverMails(),
});
