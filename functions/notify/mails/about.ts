import { type Agency, type Authority, agencyOf, personOf, type Register } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { nameOfKind } from '../../parse/kinds.ts';
import { fileSize } from '../../shared/fileSize.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Part } from '../letter.ts';

/** What every mail about a submission is given. */
export interface About {
  readonly submission: Submission;
  readonly authority: Authority;
  /** Undefined when the register does not know the agency. */
  readonly agency: Agency | undefined;
  /** Whether the register knows who sent it; if not, the authority's mailbox stands in. */
  readonly senderKnown: boolean;
}

export const aboutOf = (register: Register, submission: Submission): About => ({
  submission,
  authority: register.authority,
  agency: agencyOf(register, submission.agencyId),
  senderKnown: submission.senderId !== null && personOf(register, submission.senderId) !== undefined,
});

/** Tells the authority why it reads a mail that was meant for a sender. */
export const standIn = ({ senderKnown }: About): Part[] =>
  senderKnown
    ? []
    : [{ kind: 'note', text: '名录中没有这份文件的报送人，本邮件改发主管部门信箱。请核实来件，并转告报送单位。' }];

/** The agency by name, or as it stands in the drop key when the register does not know it. */
export const agencyName = ({ agency, submission }: About): string => agency?.name ?? submission.agencyId;

/** What the file was recognised as, once it has been looked at. */
const recognised = ({ format }: Submission): [string, string][] => (format ? [['识别为', nameOfKind(format)]] : []);

/** The rows by which a clerk recognises what was sent. */
export const submissionFacts = (about: About): Part & { kind: 'facts' } => {
  const { submission } = about;
  return {
    kind: 'facts',
    rows: [
      ['回执编号', submission.receiptNumber],
      ['报送单位', agencyName(about)],
      ['文件名', submission.fileName],
      ['文件大小', fileSize(submission.size)],
      ...recognised(submission),
      ['收到时间', shanghaiDateTime(submission.uploadedAt)],
    ],
  };
};
