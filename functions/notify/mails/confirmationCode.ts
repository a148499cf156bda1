import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

export interface CodeAsked {
  /** Of the one who asked for it. */
  readonly role: string;
  readonly stage: string;
  readonly code: string;
  /** Whether it was asked for on the page of the mailed request itself, not from the list of all that wait. */
  readonly own: boolean;
}

/** Brings a code that was asked for on an approval page. It holds no link, and the code does not stand in the subject. */
export const confirmationCode = (about: About, { role, stage, code, own }: CodeAsked): Mail =>
  mailOf({
    subject: `审批确认码（${stage}）：${agencyName(about)}年报（回执 ${about.submission.receiptNumber}）`,
    heading: '您的审批确认码',
    tone: 'attention',
    to: role,
    authority: about.authority,
    parts: [
      {
        kind: 'paragraph',
        text: `您正在“${stage}”环节办理${agencyName(about)}报送的年报。请将下面的确认码填入审批页面。`,
      },
      { kind: 'code', label: '确认码（10分钟内有效）', code },
      {
        kind: 'note',
        text: `${own ? '' : '有效期内逐份办理其他待审批的年报，可继续使用这个确认码。'}此前发送的确认码已失效。\n如非本人操作，请不要将确认码告诉任何人，并与主管部门联系。仅凭本邮件不会作出任何决定。`,
      },
    ],
  });
