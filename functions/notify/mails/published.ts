import { shanghaiDateTime } from '../../shared/time.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

export interface Publishing {
  /** Full address of the public page. */
  readonly url: string;
  readonly title: string;
  readonly publishedAt: string;
}

/** Tells the sender, those who approved, and the authority where the report now stands. */
export const published = (about: About, recipientRole: string, { url, title, publishedAt }: Publishing): Mail =>
  mailOf({
    subject: `年报已发布：${title}`,
    heading: '年报已向社会公开发布',
    tone: 'good',
    to: recipientRole,
    authority: about.authority,
    parts: [
      {
        kind: 'paragraph',
        text: `《${title}》已完成全部审批，按审批时的原样发布。请打开页面查看，并保留本邮件备查。`,
      },
      {
        kind: 'facts',
        rows: [
          ['报送单位', agencyName(about)],
          ['标题', title],
          ['发布时间', shanghaiDateTime(publishedAt)],
          ['回执编号', about.submission.receiptNumber],
          ['原文件名', about.submission.fileName],
        ],
      },
      { kind: 'action', label: '查看已发布的年报', url },
      { kind: 'note', text: '发布后发现内容有误的，请修改后重新报送，经审批后以更正版发布，原版本保留可查。' },
    ],
  });
