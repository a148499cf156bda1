import type { Stage, StageOutcome } from '../../../schemas/approval.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

const what: Readonly<Record<StageOutcome, string>> = {
  approved: '已由其他审批人办结通过',
  returned: '已由其他审批人退回报送单位',
  sentBack: '已由其他审批人退回前面的环节',
  expired: '超过期限未办结，报送已退回，不会自动通过',
  superseded: '因报送单位重新报送而不再办理；新的内容送到本环节时，将另行发送邮件',
  recalled: '因报送单位撤回而不再办理',
};

const decided: readonly StageOutcome[] = ['approved', 'returned', 'sentBack'];
const endOf = (outcome: StageOutcome): string => (decided.includes(outcome) ? '办结时间' : '终止时间');

/** Tells somebody who was asked in vain that nothing is left to do, and why. */
export const approvalOver = (about: About, to: string, stage: Stage): Mail => {
  if (stage.outcome === null) throw new Error(`Stage ${stage.index} of ${stage.submissionId} is open still`);
  return mailOf({
    subject: `无需再办（${stage.name}）：${agencyName(about)}年报（回执 ${about.submission.receiptNumber}）`,
    heading: '一项审批您无需再办理',
    tone: 'calm',
    to,
    authority: about.authority,
    parts: [
      {
        kind: 'paragraph',
        text: `${agencyName(about)}报送的年报，“${stage.name}”环节${what[stage.outcome]}。此前邮件中的链接不能再提交意见。`,
      },
      {
        kind: 'facts',
        rows: [
          ['回执编号', about.submission.receiptNumber],
          ['报送单位', agencyName(about)],
          ...(stage.closedAt === null
            ? []
            : [[endOf(stage.outcome), shanghaiDateTime(stage.closedAt)] as [string, string]]),
        ],
      },
    ],
  });
};
