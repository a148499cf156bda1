import type { Stage } from '../../schemas/approval.ts';
import type { Finding } from '../../schemas/finding.ts';
import { type Agency, chainOf, personOf, type Register, type StageDefinition } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { notBeforeOf } from '../approve/ceiling.ts';

/** A stage of the chain as it will be asked, by roles. */
export interface StageAhead {
  readonly name: string;
  readonly roles: readonly string[];
}

/** Everything from which the path of one submission is told. */
export interface Course {
  readonly submission: Submission;
  /** Visits to stages so far, in order. */
  readonly stages: readonly Stage[];
  /** The stages of the agency's chain, in order. */
  readonly chain: readonly StageAhead[];
  /** What was found; undefined when it has not been checked. */
  readonly findings: readonly Finding[] | undefined;
  /** The instant before which it is not published; undefined when it may be at once. */
  readonly notBefore: string | undefined;
  readonly now: Date;
}

/** What the register says about the path of an agency's submission. */
export const courseAhead = (
  register: Register,
  agency: Agency,
  { year }: Pick<Submission, 'year'>,
): Pick<Course, 'chain' | 'notBefore'> => ({
  chain: chainOf(register, agency).map((definition) => ({
    name: definition.name,
    roles: rolesOf(register, definition),
  })),
  notBefore: year === null ? undefined : notBeforeOf(register, agency, year),
});

const rolesOf = (register: Register, { approvers }: StageDefinition): string[] =>
  approvers.flatMap((id) => personOf(register, id)?.role ?? []);
