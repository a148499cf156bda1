import type { Link } from '../../schemas/approval.ts';
import { type Agency, agencyOf, type Person, personOf, type Register } from '../../schemas/register.ts';
import { type Submission, SubmissionIdSchema } from '../../schemas/submission.ts';
import { html } from '../shared/html.ts';
import type { Doors } from './doors.ts';
import { endedLinkPage } from './pages/endedLink.ts';
import { noticePage, unknownLink } from './pages/notice.ts';
import { findLink } from './standing.ts';

export type SendLink = Extract<Link, { kind: 'send' }>;

interface Refused {
  readonly status: 'refused';
  /** The page that says why. */
  readonly refusal: string;
}

/** What an open link to send leads to. */
export interface OpenLink {
  readonly status: 'open';
  readonly register: Register;
  readonly link: SendLink;
  readonly agency: Agency;
  readonly sender: Person;
  /** Address of the agency's page. */
  readonly path: string;
}

/** The link names people; whether they may still send, the register says. */
export const senderOf = (register: Register, { agencyId, personId }: SendLink) => {
  const agency = agencyOf(register, agencyId);
  const sender = personOf(register, personId);
  return agency?.senders.includes(personId) && sender ? { agency, sender } : undefined;
};

/** What a link to send leads to, or the page that says why it leads nowhere. */
export const openLink = async (doors: Doors, token: string): Promise<OpenLink | Refused> => {
  const register = await doors.register();
  const link = await findLink(doors, token, 'send');
  if (!link) return { status: 'refused', refusal: unknownLink(register.authority, '报送') };
  const people = senderOf(register, link);
  const path = `/send/${token}`;
  if (doors.now().toISOString() >= link.expiresAt || !people)
    return { status: 'refused', refusal: endedLinkPage(register.authority, link.expiresAt, path) };
  return { status: 'open', register, link, path, ...people };
};

/** One submission of the agency a link is for. Of another agency's nobody here is told even that it exists. */
export const openSubmission = async (
  doors: Doors,
  token: string,
  submissionId: string,
): Promise<(OpenLink & { readonly submission: Submission }) | Refused> => {
  const found = await openLink(doors, token);
  if (found.status === 'refused') return found;
  const submission = SubmissionIdSchema.safeParse(submissionId).success
    ? await doors.findSubmission(submissionId)
    : undefined;
  return submission?.agencyId === found.agency.id
    ? { ...found, submission }
    : { status: 'refused', refusal: unknownSubmission(found.register) };
};

export const unknownSubmission = ({ authority }: Register): string =>
  noticePage({
    authority,
    purpose: '报送',
    tone: 'calm',
    heading: '没有这次报送',
    body: html`<p>本单位没有这个编号的报送，或地址没有复制完整。请从邮件或报送页面的报送记录中重新打开。</p>`,
  });
