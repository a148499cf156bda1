import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName, standIn, submissionFacts } from './about.ts';

/** To the sender of a submission that a fault of ours has stopped: nothing is lost, nothing is to be done. */
export const parkedForSender = (about: About, recipientRole: string): Mail =>
  mailOf({
    subject: `年报暂缓处理：${about.submission.fileName}（回执 ${about.submission.receiptNumber}）`,
    heading: '系统出现故障，您报送的年报暂缓处理',
    tone: 'calm',
    to: recipientRole,
    authority: about.authority,
    parts: [
      ...standIn(about),
      {
        kind: 'paragraph',
        text: '您报送的文件已完整保存，报送时间以收到时间为准。处理过程中系统出现故障，与您的文件内容无关；故障已通知管理人员，排除后将从中断处继续办理。',
      },
      submissionFacts(about),
      {
        kind: 'paragraph',
        text: '您无需重新报送。办理结果将另行邮件告知；如临近截止日期，可凭回执编号来电询问。',
      },
    ],
  });

/** What the authority must know to mend a parked submission. */
export interface Breakdown {
  readonly executionArn: string;
  readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** Error name and cause as the workflow reports them. */
  readonly error: string;
  readonly cause: string;
  /** The command that starts the submission again. */
  readonly restartCommand: string;
}

const statusWords: Readonly<Record<Breakdown['status'], string>> = {
  FAILED: '执行失败',
  TIMED_OUT: '执行超时',
  ABORTED: '执行被中止',
};

/** What broke and where, as rows of facts for the authority. */
export const breakdownRows = ({ status, error, cause, executionArn }: Breakdown): [label: string, value: string][] => [
  ['故障情形', statusWords[status]],
  ['错误名称', error],
  ['错误说明', cause],
  ['执行', executionArn],
];

/** To the authority's mailbox: what broke, where to look, how to go on. */
export const parkedForAuthority = (about: About, breakdown: Breakdown): Mail =>
  mailOf({
    subject: `需要处理：${agencyName(about)}报送的年报因系统故障暂缓（回执 ${about.submission.receiptNumber}）`,
    heading: '一份报送因系统故障停住，需要管理人员处理',
    tone: 'attention',
    to: about.authority.name,
    authority: about.authority,
    parts: [
      submissionFacts(about),
      { kind: 'facts', rows: breakdownRows(breakdown) },
      {
        kind: 'list',
        title: '如何恢复',
        items: [
          '按错误名称查阅运行手册（docs/runbook.md），排除原因。',
          '故障发生在14日以内且流程定义未变的，可在Step Functions控制台对该执行选择“重新驱动”（Redrive），从失败的步骤继续。',
          `否则运行：${breakdown.restartCommand}`,
        ],
      },
      { kind: 'note', text: '已告知报送人：文件已保存，无需重新报送，恢复后另行告知结果。' },
    ],
  });
