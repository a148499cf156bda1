import type { Link } from '../../schemas/approval.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import { agencyOf, type Person, type Register } from '../../schemas/register.ts';
import type { Submission, Taken } from '../../schemas/submission.ts';
import { isOvertaken } from '../approve/plan.ts';
import { StoredDataError } from '../shared/errors.ts';
import { isLocked } from './code.ts';
import type { Doors } from './doors.ts';
import { findLink } from './standing.ts';

type OverrideLink = Extract<Link, { kind: 'override' }>;

/** What a link to a request leads to now. Only `open` has a form. `dismissed`: no officer of the register any more. */
export type OverrideView = 'open' | 'answered' | 'overtaken' | 'dismissed' | 'expired' | 'locked';

interface OverrideStanding {
  readonly link: OverrideLink;
  readonly register: Pick<Register, 'officers'>;
  readonly request: Pick<OverrideRequest, 'answer'>;
  readonly submission: Pick<Submission, 'submissionId' | 'order'>;
  readonly taken: Taken | undefined;
  readonly now: Date;
}

/** Decides what a link leads to. What was answered, by whomever, comes before everything else. */
export const overrideViewOf = (standing: OverrideStanding): OverrideView => {
  const { link, register, request, submission, taken, now } = standing;
  if (request.answer !== null) return 'answered';
  if (!register.officers.includes(link.personId)) return 'dismissed';
  if (isOvertaken(submission, taken)) return 'overtaken';
  if (now.toISOString() >= link.expiresAt) return 'expired';
  return isLocked(link) ? 'locked' : 'open';
};

/** Everything a known link to a request leads to. */
export interface FoundOverride {
  readonly link: OverrideLink;
  readonly register: Register;
  readonly agencyName: string;
  readonly submission: Submission;
  readonly request: OverrideRequest;
  /** The officer whose link it is. */
  readonly officer: Person;
  readonly view: OverrideView;
}

/** Finds out where the request behind a link stands; undefined for an unknown link. */
export const overrideStandingOf = async (
  doors: Doors,
  token: string,
  register: Register,
): Promise<FoundOverride | undefined> => {
  const link = await findLink(doors, token, 'override');
  if (!link) return undefined;
  const [submission, request] = await Promise.all([
    doors.submission(link.submissionId),
    doors.overrideStore(link.submissionId, link.rule).read(),
  ]);
  const officer = request.others.find(({ id }) => id === link.personId);
  if (!officer)
    throw new StoredDataError(`The request ${link.rule} of ${link.submissionId} does not ask the link's person`);
  const taken = await doors.takenFor(submission);
  const agencyName = agencyOf(register, submission.agencyId)?.name ?? submission.agencyId;
  const view = overrideViewOf({ link, register, request, submission, taken, now: doors.now() });
  return { link, register, agencyName, submission, request, officer, view };
};
