import { shanghaiDateTime } from '../../shared/time.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

export interface Publishing {
  /** Full address of the public page. */
  readonly url: string;
  readonly title: string;
  readonly publishedAt: string;
  /** 1 for a first publication. */
  readonly version: number;
}

const openingOf = ({ title, version }: Publishing): string =>
  version > 1
    ? `《${title}》第${version}版（更正）已完成全部审批，按审批时的原样发布，原版本保留可查。请打开页面查看，并保留本邮件备查。`
    : `《${title}》已完成全部审批，按审批时的原样发布。请打开页面查看，并保留本邮件备查。`;

/** Tells the sender, those who approved, and the authority where the report now stands. */
export const published = (about: About, recipientRole: string, publishing: Publishing): Mail => {
  const { url, title, publishedAt, version } = publishing;
  const { correctionNote, receiptNumber, fileName } = about.submission;
  const isCorrection = version > 1;
  return mailOf({
    subject: isCorrection ? `年报第${version}版（更正）已发布：${title}` : `年报已发布：${title}`,
    heading: isCorrection ? `年报第${version}版（更正）已向社会公开发布` : '年报已向社会公开发布',
    tone: 'good',
    to: recipientRole,
    authority: about.authority,
    parts: [
      {
        kind: 'paragraph',
        text: openingOf(publishing),
      },
      {
        kind: 'facts',
        rows: [
          ['报送单位', agencyName(about)],
          ['标题', title],
          ['发布时间', shanghaiDateTime(publishedAt)],
          ...(isCorrection ? [['版本', `第${version}版（更正）`] as const] : []),
          ...(isCorrection && correctionNote !== null ? [['更正说明', correctionNote] as const] : []),
          ['回执编号', receiptNumber],
          ['原文件名', fileName],
        ],
      },
      { kind: 'action', label: '查看已发布的年报', url },
      {
        kind: 'note',
        text: '发布后发现内容有误的，请改正后重新报送，并写明更正说明；经审批后以更正版发布，原版本保留可查。',
      },
    ],
  });
};
