import type { ApproveLink, Stage } from '../../schemas/approval.ts';
import { agencyOf, type Person, personOf, type Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { lastDeadline } from '../approve/deadlines.ts';
import { silentOnes } from '../approve/stage.ts';
import { isLocked } from './code.ts';
import type { Doors } from './doors.ts';

/** Who opens the list by which link; only `open` shows it. `dismissed`: not among the people of the register any more. */
export interface Access {
  readonly token: string;
  readonly link: ApproveLink;
  readonly register: Register;
  readonly person: Person | undefined;
  readonly view: 'open' | 'expired' | 'locked' | 'dismissed';
}

/** A report that waits for the person. */
export interface Waiting {
  readonly agencyName: string;
  readonly submission: Submission;
  readonly stage: Stage;
  /** Role of the one the person acts for. */
  readonly inPlaceOf: string | undefined;
  readonly deadline: string;
  readonly path: string;
}

/** What a link lets its person see of the list. */
export const listAccess = (token: string, link: ApproveLink, register: Register, now: Date): Access => {
  const person = personOf(register, link.personId);
  return { token, link, register, person, view: viewOf(link, person, now) };
};

const viewOf = (link: ApproveLink, person: Person | undefined, now: Date): Access['view'] => {
  if (!person) return 'dismissed';
  if (now.toISOString() >= link.expiresAt) return 'expired';
  return isLocked(link) ? 'locked' : 'open';
};

/** Everything that waits for the person, what ends first at the head. The list lags by seconds; each page is exact. */
export const waitingFor = async (doors: Doors, { token, link, register }: Access): Promise<Waiting[]> => {
  const now = doors.now().toISOString();
  const mine = (await doors.waitingStages()).filter(
    (stage) =>
      stage.outcome === null && now < lastDeadline(stage) && silentOnes(stage).some(({ id }) => id === link.personId),
  );
  const entries = await Promise.all(
    mine.map(async (stage): Promise<Waiting> => {
      const { submissionId, index } = stage;
      const submission = await doors.submission(submissionId);
      const own = submissionId === link.submissionId && index === link.stage;
      return {
        agencyName: agencyOf(register, submission.agencyId)?.name ?? submission.agencyId,
        submission,
        stage,
        inPlaceOf: stage.approvers.find(({ id }) => id === link.personId)?.inPlaceOf,
        deadline: lastDeadline(stage),
        path: own ? `/approve/${token}` : `/approve/${token}/all/${submissionId}/${index}`,
      };
    }),
  );
  return entries.sort((one, other) => one.deadline.localeCompare(other.deadline));
};
