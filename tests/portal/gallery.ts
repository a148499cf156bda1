import { newerUploaded } from '../../functions/approve/reason.ts';
import type { Finding } from '../../schemas/finding.ts';
import { hash, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { consistentReport } from '../builders/report.ts';
import { troubled, troubledReport } from '../feedback/troubled.ts';
import { approverPages } from './approverGallery.ts';
import { correctionPages } from './correctionGallery.ts';
import { overridePages } from './overrideGallery.ts';
import { senderPages } from './sendGallery.ts';
import { approveToken, code, createWorld, sendToken } from './world.ts';

const now = '2026-01-25T02:00:00.000Z';
const approvePath = `/approve/${approveToken}`;

const finding = (parts: Partial<Finding>): Finding => findingOf({ rule: 'A14', severity: 'warning', ...parts });

const findings = [
  finding({
    section: 'applications',
    message: '“四、结转下年度继续办理”行“总计”列为14件，占应办理总数的三成以上，请核实是否有逾期未答复的申请。',
  }),
  finding({ section: 'overview', message: '正文写“全年收到申请17件”，表格“新收”总计为2件，请核对正文与表格。' }),
];

const report = consistentReport({
  overview: ['2025年，我局全年主动公开政府信息312条，办理政府信息公开申请，未发生行政复议和行政诉讼。'],
});

const submissions = [
  submissionOf({
    progress: 'received',
    uploadedAt: '2026-01-25T01:59:00.000Z',
    fileName: '青溪县水务局2025年度政府信息公开工作年度报告（定稿）最终版2.docx',
  }),
  submissionOf(),
  submissionOf({
    outcome: 'returned',
    reason: { code: 'findings', message: '核对发现1处错误，请改正后重新报送。', details: ['“自然人”列左右相差1件。'] },
  }),
  submissionOf({ outcome: 'published', path: '/reports/shuiwu/2024/' }),
  submissionOf({ outcome: 'parked' }),
  submissionOf({ outcome: 'superseded', reason: newerUploaded }),
];

/** Every kind of page the portal has, by name. */
export const portalPages = async (): Promise<Record<string, string>> => {
  const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text();
  const lastYear = consistentReport({ year: 2024, cells: { 't2.r1.total': 9, 't1.normdoc.valid': 66 } });
  const open = createWorld({ report, lastYear, findings, now });
  const decided = createWorld({ now });
  await decided.post(approvePath, { choice: 'return', opinion: '申请数与表格不符，\n请核对后重报。', code });
  const sending = createWorld({ submissions, now });
  const sendPath = `/send/${sendToken}`;
  const returnedForFindings = submissionOf({
    progress: 'checked',
    outcome: 'returned',
    format: 'docx',
    reason: { code: 'findings', message: '核对发现3处错误，请改正后重新报送。', details: ['“自然人”列左右相差1件。'] },
  });
  const returned = createWorld({ report: troubledReport, validation: troubled, submission: returnedForFindings, now });
  const unread = createWorld({
    submission: {
      progress: 'received',
      outcome: 'returned',
      reason: {
        code: 'unreadableTable',
        message: '第三部分表格无法准确读取，请按规定格式重新填写后报送。',
        details: ['第3行：应有7列，实有6列。', '第9行：“/12”不是数字。'],
      },
    },
    now,
  });
  const submissionPath = `${sendPath}/submissions/${hash('a')}`;
  return {
    submission: await text(returned.get(submissionPath)),
    submissionUnread: await text(unread.get(submissionPath)),
    submissionUnknown: await text(returned.get(`${sendPath}/submissions/${hash('b')}`)),
    approval: await text(open.get(approvePath)),
    approvalRefused: await text(open.post(approvePath, { choice: 'return' })),
    approvalDecided: await text(decided.get(approvePath)),
    approvalStale: await text(createWorld({ stage: { outcome: 'superseded', closedAt: now } }).get(approvePath)),
    approvalLocked: await text(createWorld({ link: { wrongCodes: 10 } }).get(approvePath)),
    approvalUnknown: await text(open.get(`/approve/${'B'.repeat(43)}`)),
    sending: await text(sending.get(sendPath)),
    sent: await text(sending.get(`${sendPath}?sent=1&since=${Date.parse('2026-01-25T02:00:00.000Z') / 1000}`)),
    sendingEnded: await text(createWorld({ now: '2026-06-01T00:00:00.000Z' }).get(sendPath)),
    ...(await correctionPages()),
    ...(await senderPages()),
    ...(await overridePages()),
    ...(await approverPages()),
  };
};
