import type { MailFailure } from '../../../schemas/mailFailure.ts';
import type { Register } from '../../../schemas/register.ts';
import { type Mail, mailOf } from '../mail.ts';

/** What a mail was about, by the words in its id. */
const matters: readonly (readonly [word: RegExp, matter: string])[] = [
  [/\.received\./, '收件回执'],
  [/\.returned\./, '退回通知'],
  [/\.published\./, '发布通知'],
  [/\.superseded\./, '不再办理的通知'],
  [/\.parked\./, '暂缓办理的通知'],
  [/\.override\./, '放行事项'],
  [/\.stage\d+\.(?:given|over)/, '审批进展通知'],
  [/\.stage\d+\./, '审批请求'],
  [/\.filed$/, '审批通过、待发布的通知'],
  [/^campaign\./, '年报工作通知和提醒'],
  [/^chase\./, '催报催办'],
];

/** What a mail was about, as people call it. */
export const matterOf = (mailId: string): string => matters.find(([word]) => word.test(mailId))?.[1] ?? '其他通知';

const happened: Readonly<Record<MailFailure['kind'], string>> = {
  refused: '对方邮件服务器拒收',
  bounced: '发出后被退回',
  complained: '收件人将邮件标为垃圾邮件',
};

/** Longer lists nobody reads; the board has them all. */
const mostListed = 50;

/** Tells the authority which mails did not reach their recipients: by role, what about, and what to do. */
export const mailsFailed = ({ authority }: Register, failures: readonly MailFailure[]): Mail => {
  const listed = failures.slice(0, mostListed);
  const more = failures.length - listed.length;
  return mailOf({
    subject: `有${failures.length}封邮件未能送达，请核对邮箱`,
    heading: `有${failures.length}封邮件未能送达`,
    tone: 'attention',
    to: authority.name,
    authority,
    parts: [
      {
        kind: 'paragraph',
        text: '下列邮件已确认无法送达，系统不再重复投递；对应的报送和审批照常进行，但收件人可能尚不知情。请电话告知收件人，并核对名录中的邮箱地址。',
      },
      {
        kind: 'list',
        title: '未送达的邮件',
        items: listed.map(
          ({ role, mailId, kind, code }) => `${role}：${matterOf(mailId)}，${happened[kind]}（${code}）`,
        ),
      },
      ...(more > 0 ? [{ kind: 'note' as const, text: `另有${more}封未列出，请在工作台查看。` }] : []),
      { kind: 'note', text: '邮箱地址更正并重新导入名录后，新的邮件即发往新地址；本次未送达的可在工作台补发。' },
    ],
  });
};
