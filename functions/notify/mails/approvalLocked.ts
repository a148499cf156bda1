import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

/** Tells the authority that a link was locked by wrong codes: at which stage, and whose it is, by role. */
export const approvalLocked = (about: About, { stage, role }: { stage: string; role: string }): Mail =>
  mailOf({
    subject: `审批链接已锁定（${stage}）：${agencyName(about)}年报（回执 ${about.submission.receiptNumber}）`,
    heading: '一个审批链接因确认码多次填错已锁定',
    tone: 'attention',
    to: about.authority.name,
    authority: about.authority,
    parts: [
      {
        kind: 'paragraph',
        text: `有人用${role}的审批链接累计10次填错确认码，链接已锁定，不能再提交意见。年报仍在等待审批，未受影响。`,
      },
      {
        kind: 'facts',
        rows: [
          ['报送单位', agencyName(about)],
          ['审批环节', stage],
          ['审批人', role],
          ['回执编号', about.submission.receiptNumber],
        ],
      },
      {
        kind: 'note',
        text: '请与该审批人核实：如是本人误填，可在工作台上重发审批链接，下一次催办邮件中的新链接也可使用；如非本人操作，请提醒其妥善保管邮件，并核查邮箱是否被他人登录。',
      },
    ],
  });
