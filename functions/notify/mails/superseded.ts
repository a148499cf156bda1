import type { Reason } from '../../../schemas/submission.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, standIn, submissionFacts } from './about.ts';

/** Tells that another file of the same agency and year has taken this one's place. */
export const superseded = (about: About, recipientRole: string, reason: Reason): Mail =>
  mailOf({
    subject: `本次报送不再办理：${about.submission.fileName}（回执 ${about.submission.receiptNumber}）`,
    heading: '这份文件已被另一份报送取代，不再办理',
    tone: 'calm',
    to: recipientRole,
    authority: about.authority,
    parts: [
      ...standIn(about),
      { kind: 'paragraph', text: reason.message },
      ...(reason.details.length > 0 ? [{ kind: 'list' as const, title: '具体情况', items: reason.details }] : []),
      submissionFacts(about),
      { kind: 'note', text: '如这不是您的本意，请来电说明，或将应予发布的文件重新报送。' },
    ],
  });
