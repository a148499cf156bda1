import type { Submission } from '../../../schemas/submission.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName, submissionFacts } from './about.ts';
import { type Breakdown, breakdownRows } from './parked.ts';

const outcomeWords: Readonly<Record<Exclude<NonNullable<Submission['outcome']>, 'parked'>, string>> = {
  published: '已发布',
  returned: '已退回',
  superseded: '已由其他报送替代',
};

/**
 * To the authority's mailbox: a submission has come to its end, but the workflow broke before all it concerns were told.
 * It is not parked: its outcome stands.
 */
export const endedUntold = (about: About, outcome: keyof typeof outcomeWords, breakdown: Breakdown): Mail =>
  mailOf({
    subject: `需要处理：${agencyName(about)}年报的办理结果未能通知（回执 ${about.submission.receiptNumber}）`,
    heading: '一份报送已经办结，但结果通知因系统故障未能全部发出',
    tone: 'attention',
    to: about.authority.name,
    authority: about.authority,
    parts: [
      submissionFacts(about),
      { kind: 'facts', rows: [['办理结果', outcomeWords[outcome]], ...breakdownRows(breakdown)] },
      {
        kind: 'list',
        title: '如何恢复',
        items: [
          '按错误名称查阅运行手册（docs/runbook.md），排除原因。',
          '故障发生在14日以内的，可在Step Functions控制台对该执行选择“重新驱动”（Redrive）：只补发通知，办理结果不变，不会再次发布。',
          '否则请将办理结果电话告知报送人。',
        ],
      },
      { kind: 'note', text: '办理结果已经生效，不需要重新报送或者重新审批。' },
    ],
  });
