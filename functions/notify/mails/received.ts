import { type Mail, mailOf } from '../mail.ts';
import { type About, standIn, submissionFacts } from './about.ts';

/** The receipt, within seconds of the upload. */
export const received = (about: About, recipientRole: string): Mail =>
  mailOf({
    subject: `年报已收到：${about.submission.fileName}（回执 ${about.submission.receiptNumber}）`,
    heading: '您报送的文件已收到',
    tone: 'calm',
    to: recipientRole,
    authority: about.authority,
    parts: [
      ...standIn(about),
      { kind: 'paragraph', text: '文件已完整保存，请保留本邮件作为回执；来电询问时请报回执编号。' },
      submissionFacts(about),
      {
        kind: 'list',
        title: '接下来',
        items: [
          '系统读取文件，核对表格勾稽关系和各部分内容，通常几分钟内完成。',
          '核对发现错误的，列明问题退回修改；核对通过的，排版后逐级送审。',
          '全部审批通过后自动发布。每一步的结果都会邮件告知，您无需再做操作。',
        ],
      },
    ],
  });
