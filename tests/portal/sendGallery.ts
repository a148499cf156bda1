import type { Submission } from '../../schemas/submission.ts';
import { decisionOf, hash, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf, validationOf } from '../builders/finding.ts';
import { troubled, troubledReport } from '../feedback/troubled.ts';
import { createWorld, overrideToken, sendToken, type WorldParts } from './world.ts';

const now = '2026-01-25T02:00:00.000Z';
const sendPath = `/send/${sendToken}`;
const path = `${sendPath}/submissions/${hash('a')}`;
const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text();
const pageOf = (parts: WorldParts): Promise<string> => text(createWorld({ now, ...parts }).get(path));

const opinion = '第二部分行政许可处理决定数量与审批科台账不一致，\n请核对后重报。';
const validation = validationOf({
  findings: [
    findingOf({
      rule: 'A14',
      severity: 'warning',
      section: 'applications',
      message: '“四、结转下年度继续办理”行“总计”列为14件，占应办理总数的三成以上，请核实是否有逾期未答复的申请。',
    }),
  ],
});
const returned: Partial<Submission> = {
  outcome: 'returned',
  endedAt: '2026-01-24T01:31:00.000Z',
  reason: {
    code: 'returnedByApprover',
    message: '“主要领导签发”环节，县水务局局长退回了这份年报。请按下列意见修改后重新报送。',
    details: opinion.split('\n'),
  },
};
const closed: WorldParts['stage'] = {
  outcome: 'approved',
  closedAt: '2026-01-24T01:30:00.000Z',
  decisions: [decisionOf()],
};

/** Pages of senders that follow one submission from receipt to publication, by name. */
export const senderPages = async (): Promise<Record<string, string>> => {
  const wrong = createWorld({ now, validation, submission: { format: 'docx' } });
  const recalled = createWorld({ now, validation });
  await recalled.post(`${path}/recall`, { receipt: '2026-0123-7F3A' });
  const ended = createWorld({ now: '2026-06-01T00:00:00.000Z' });
  const sentBack = stageOf({
    outcome: 'sentBack',
    closedAt: '2026-01-24T01:30:00.000Z',
    decisions: [decisionOf({ choice: 'return', returnTo: 0, opinion: '请补充保密审查意见。' })],
  });
  const again = stageOf({ index: 2, position: 0, name: '保密审查', approvers: registerOf().people.slice(1, 2) });
  return {
    submissionReading: await pageOf({ submission: { progress: 'read', format: 'docx' } }),
    submissionWaiting: await pageOf({ validation }),
    submissionSentBack: await pageOf({ validation, stage: sentBack, elsewhere: [again] }),
    submissionFiled: await pageOf({
      validation: validationOf(),
      submission: { progress: 'filed' },
      stage: closed,
      notBefore: '02-10',
    }),
    submissionReturned: await pageOf({
      validation,
      submission: returned,
      stage: { outcome: 'returned', decisions: [decisionOf({ choice: 'return', opinion })] },
      submissions: [submissionOf({ submissionId: hash('c'), receiptNumber: '2026-0125-2B9E41' })],
    }),
    submissionPublished: await pageOf({
      validation: validationOf(),
      submission: { progress: 'publishing', outcome: 'published', path: '/reports/shuiwu/2025/', endedAt: now },
      stage: closed,
    }),
    submissionParked: await pageOf({ submission: { progress: 'received', outcome: 'parked', endedAt: now } }),
    recallRefused: await text(wrong.post(`${path}/recall`, { receipt: '2026-0123' })),
    recallTaken: await text(recalled.get(path)),
    overrideReport: await text(
      createWorld({ now, report: troubledReport, validation: troubled }).get(`/override/${overrideToken}/report`),
    ),
    receipt: await text(wrong.get(`${path}/receipt`)),
    linkRenewal: await text(ended.post(`${sendPath}/renew`, {})),
  };
};
