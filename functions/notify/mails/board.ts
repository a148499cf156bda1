import type { Stage } from '../../../schemas/approval.ts';
import type { Agency, Authority, Person } from '../../../schemas/register.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

// What the authority's board sends: codes to sign in, and word of what an officer did.

/** The code by which an officer signs in. */
export const signInCode = (authority: Authority, to: Person, code: string): Mail =>
  mailOf({
    subject: '主管部门工作台登录验证码',
    heading: '登录主管部门工作台',
    tone: 'calm',
    to: to.role,
    authority,
    parts: [
      { kind: 'paragraph', text: '您正在登录政府信息公开年报主管部门工作台，请在登录页面填写下面的验证码。' },
      { kind: 'code', label: '验证码', code },
      {
        kind: 'note',
        text: '验证码10分钟内有效，只能使用一次，且只在提出申请的那个页面上有效。请勿转告他人。\n如果不是您本人在登录，请不要理会本邮件；多次收到的，请检查邮箱是否安全。',
      },
    ],
  });

/** Tells an approver that somebody else is asked in their place. */
export const approverReplaced = (about: About, to: Person, stage: Stage, reason: string): Mail =>
  mailOf({
    subject: `无需再办（${stage.name}）：${agencyName(about)}年报（回执 ${about.submission.receiptNumber}）`,
    heading: '一项审批已改由他人办理',
    tone: 'calm',
    to: to.role,
    authority: about.authority,
    parts: [
      {
        kind: 'paragraph',
        text: `${agencyName(about)}报送的年报，“${stage.name}”环节原请您审批，现已由主管部门改请他人办理，您无需再办。此前邮件中的链接不能再提交意见。`,
      },
      {
        kind: 'facts',
        rows: [
          ['回执编号', about.submission.receiptNumber],
          ['报送单位', agencyName(about)],
          ['更换原因', reason],
        ],
      },
    ],
  });

/** A fresh link to send files, on request. */
export const sendLinkRenewed = (
  authority: Authority,
  agency: Agency,
  to: Person,
  link: { readonly url: string; readonly until: Date },
): Mail =>
  mailOf({
    subject: `报送链接：${agency.name}政府信息公开年报`,
    heading: '新的报送链接',
    tone: 'attention',
    to: to.role,
    authority,
    parts: [
      {
        kind: 'paragraph',
        text: `请用下面的链接报送${agency.name}的政府信息公开工作年度报告，查看核对结果和办理进度。此前发送的报送链接在各自有效期内仍可使用。`,
      },
      {
        kind: 'facts',
        rows: [
          ['单位', agency.name],
          ['链接有效至', shanghaiDate(link.until)],
        ],
      },
      { kind: 'action', label: '打开报送页面', url: link.url },
      { kind: 'note', text: '链接只供本单位报送使用，请勿转发。' },
    ],
  });
