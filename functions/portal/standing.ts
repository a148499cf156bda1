import type { Link, Stage } from '../../schemas/approval.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { StoredDataError } from '../shared/errors.ts';
import { hashOfSecret, isToken } from '../shared/token.ts';
import type { Doors } from './doors.ts';
import { type View, viewOf } from './view.ts';

type ApproveLink = Extract<Link, { kind: 'approve' }>;

/** Everything a known approval link leads to. */
export interface Found {
  readonly link: ApproveLink;
  readonly register: Register;
  readonly agencyName: string;
  readonly submission: Submission;
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly view: View;
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

/** Finds out where the approval behind a link stands; undefined for an unknown link. */
export const standingOf = async (doors: Doors, token: string, register: Register): Promise<Found | undefined> => {
  const link = await findLink(doors, token, 'approve');
  if (!link) return undefined;
  const [submission, stages] = await Promise.all([
    doors.submission(link.submissionId),
    doors.stagesOf(link.submissionId),
  ]);
  const stage = stages.find(({ index }) => index === link.stage);
  if (!stage) throw new StoredDataError(`Stage ${link.stage} of ${link.submissionId} is missing`);
  const taken = await doors.takenFor(submission);
  return {
    link,
    register,
    agencyName: agencyOf(register, submission.agencyId)?.name ?? submission.agencyId,
    submission,
    stage,
    stages,
    view: viewOf({ link, stage, submission, taken, now: doors.now() }),
  };
};
