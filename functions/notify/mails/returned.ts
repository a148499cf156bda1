import type { Finding } from '../../../schemas/finding.ts';
import type { Report } from '../../../schemas/report.ts';
import type { Reason } from '../../../schemas/submission.ts';
import { isChecked } from '../../feedback/checked.ts';
import type { Letter, Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, standIn, submissionFacts } from './about.ts';
import { findingLists } from './findings.ts';

export interface Return {
  readonly reason: Reason;
  /** Every finding of the validator; empty when the submission was returned for another reason. */
  readonly findings: readonly Finding[];
  /** What the findings are about; only needed where there are any. */
  readonly report?: Report;
  /** A fresh link to send the corrected file; undefined when nobody is known who may send. */
  readonly sendLink: string | undefined;
}

const whatIsWrong = ({ reason, findings, report }: Return): Part[] => {
  const lists = findingLists(findings, report);
  if (lists.length > 0) return lists;
  if (reason.details.length === 0) return [];
  // An opinion is one text, whatever its lines.
  return reason.code === 'returnedByApprover'
    ? [{ kind: 'list', title: '审批意见', items: [reason.details.join('\n')] }]
    : [{ kind: 'list', title: '具体情况', items: reason.details }];
};

/** The page that shows each finding in its place; there is none of a file that was not read. */
const markedReport = ({ submission }: About, { reason, sendLink }: Return): Part[] =>
  sendLink === undefined || !isChecked(submission)
    ? []
    : [
        {
          kind: 'action',
          label: reason.code === 'findings' ? '查看标注了问题的年报' : '查看办理情况',
          url: `${sendLink}/submissions/${submission.submissionId}`,
        },
      ];

/** What expired or was taken back has no fault that is known. */
const asItWas: readonly Reason['code'][] = ['expired', 'recalled'];

const sendAgain = ({ reason: { code }, sendLink }: Return): Part[] => {
  if (sendLink === undefined) return [];
  const [label, whole] =
    code === 'malware'
      ? ['重新报送', '请用确认安全的电脑重新制作文件后报送，不要再报送原文件。']
      : asItWas.includes(code)
        ? ['重新报送', '重新报送请用完整的文件。']
        : ['修改后重新报送', '重新报送请用修改后的完整文件。'];
  return [
    { kind: 'action', label, url: sendLink },
    { kind: 'note', text: `${whole}链接只供本单位使用，请勿转发。` },
  ];
};

/** A return is work for the sender; what they took back themselves is only confirmed. */
const openingOf = (
  { submission: { fileName, receiptNumber } }: About,
  { code }: Reason,
): Pick<Letter, 'subject' | 'heading' | 'tone'> => {
  const which = `${fileName}（回执 ${receiptNumber}）`;
  switch (code) {
    case 'recalled':
      return { subject: `年报已撤回：${which}`, heading: '您报送的年报已撤回，未予发布', tone: 'calm' };
    case 'malware':
      return {
        subject: `年报已退回（安全扫描发现恶意程序）：${which}`,
        heading: '您报送的文件带有恶意程序，已退回，未被打开',
        tone: 'attention',
      };
    case 'expired':
      return {
        subject: `年报已退回（审批逾期），请重新报送：${which}`,
        heading: '您报送的年报因审批逾期退回，未予发布',
        tone: 'attention',
      };
    default:
      return {
        subject: `年报已退回，请修改后重报：${which}`,
        heading: '您报送的年报已退回，请修改后重新报送',
        tone: 'attention',
      };
  }
};

/** Tells why a submission was returned, everything there is to correct, and how to send again. */
export const returned = (about: About, recipientRole: string, facts: Return): Mail =>
  mailOf({
    ...openingOf(about, facts.reason),
    to: recipientRole,
    authority: about.authority,
    parts: [
      ...standIn(about),
      { kind: 'paragraph', text: facts.reason.message },
      ...markedReport(about, facts),
      ...whatIsWrong(facts),
      ...sendAgain(facts),
      submissionFacts(about),
    ],
  });
