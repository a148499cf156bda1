import type { ApproveLink, Link, Stage } from '../../schemas/approval.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { lastDeadline } from '../approve/deadlines.ts';
import { StoredDataError } from '../shared/errors.ts';
import { registerFor } from '../shared/register.ts';
import { hashOfSecret, isToken } from '../shared/token.ts';
import type { Doors } from './doors.ts';
import { type View, viewOf } from './view.ts';

/** Everything a known approval link leads to. */
export interface Found {
  readonly token: string;
  /** The link as it was mailed. */
  readonly link: ApproveLink;
  /** Address of the page: of the link itself, or of another stage that waits for the same person. */
  readonly path: string;
  /** Whether the page is about the stage the link was mailed for. */
  readonly own: boolean;
  readonly register: Register;
  readonly agencyName: string;
  readonly submission: Submission;
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly view: View;
}

/** Another stage than the link's own: one visit to a stage of one submission. */
export interface Target {
  readonly submissionId: string;
  readonly visit: number;
}

/** Looks up a link by the hash of its token; undefined when nobody was given such a link. */
export const findLink = async <Kind extends Link['kind']>(
  doors: Doors,
  token: string,
  kind: Kind,
): Promise<Extract<Link, { kind: Kind }> | undefined> => {
  const link = isToken(token) ? await doors.links.find(hashOfSecret(token)) : undefined;
  return isOfKind(link, kind) ? link : undefined;
};

const isOfKind = <Kind extends Link['kind']>(
  link: Link | undefined,
  kind: Kind,
): link is Extract<Link, { kind: Kind }> => link?.kind === kind;

/** Finds out where the approval behind a link stands. */
export const standingOf = async (
  doors: Doors,
  token: string,
  link: ApproveLink,
  register: Register,
): Promise<Found> => {
  const found = await lookAt(doors, link, { submissionId: link.submissionId, visit: link.stage });
  if (!found) throw new StoredDataError(`Stage ${link.stage} of ${link.submissionId} is missing`);
  return standing(found, { token, link, register, own: true, path: `/approve/${token}` });
};

/**
 * The same for another stage that the link's person was asked in. The page is bound to that very visit, which is about one
 * manifest for ever, and ends when that stage does; undefined when the person was not asked there.
 */
export const otherStandingOf = async (
  doors: Doors,
  token: string,
  link: ApproveLink,
  register: Register,
  target: Target,
): Promise<Found | undefined> => {
  const found = await lookAt(doors, link, target);
  if (!found?.stage.approvers.some(({ id }) => id === link.personId)) return undefined;
  const path = `/approve/${token}/all/${target.submissionId}/${target.visit}`;
  return standing(found, { token, link, register, own: false, path });
};

type Looked = Pick<Found, 'submission' | 'stage' | 'stages' | 'view'>;

const lookAt = async (
  doors: Doors,
  link: ApproveLink,
  { submissionId, visit }: Target,
): Promise<Looked | undefined> => {
  const [submission, stages] = await Promise.all([doors.findSubmission(submissionId), doors.stagesOf(submissionId)]);
  const stage = stages.find(({ index }) => index === visit);
  if (!submission || !stage) return undefined;
  const taken = await doors.takenFor(submission);
  const own = submissionId === link.submissionId && visit === link.stage;
  const bound = own ? link : { ...link, manifestHash: stage.manifestHash, expiresAt: lastDeadline(stage) };
  return { submission, stage, stages, view: viewOf({ link: bound, stage, submission, taken, now: doors.now() }) };
};

const standing = (looked: Looked, rest: Pick<Found, 'token' | 'link' | 'register' | 'own' | 'path'>): Found => {
  const { agencyId } = looked.submission;
  const register = registerFor(rest.register, agencyId);
  return { ...rest, ...looked, register, agencyName: agencyOf(register, agencyId)?.name ?? agencyId };
};
