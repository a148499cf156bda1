import type { Stage } from '../../schemas/approval.ts';
import { type Agency, chainOf, type Person, personOf, type Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';

/**
 * Whether somebody may be put into a stage: not asked there already, not the one who sent the report, and not the officer
 * who orders it, for whoever chooses who decides does not decide.
 */
export const mayStepIn = (
  { id }: Person,
  stage: Stage,
  { senderId }: Pick<Submission, 'senderId'>,
  officer: Person,
): boolean => id !== senderId && id !== officer.id && !stage.approvers.some((asked) => asked.id === id);

/** Those who lie nearest as somebody's replacement: the others of the agency's chain, then the officers, each once. */
export const candidatesFor = (
  register: Register,
  agency: Agency,
  stage: Stage,
  submission: Pick<Submission, 'senderId'>,
  officer: Person,
): Person[] => {
  const chain = chainOf(register, agency).flatMap(({ approvers, deputy }) => [
    ...(deputy ? [deputy] : []),
    ...approvers,
  ]);
  return [...new Set([...chain, ...register.officers])]
    .flatMap((id) => personOf(register, id) ?? [])
    .filter((person) => mayStepIn(person, stage, submission, officer));
};

/** Whom a filled-in form means: one of the list by id, or anybody of the register by mail address. */
export const chosenPerson = (register: Register, id: unknown, mail: unknown): Person | undefined => {
  const address = typeof mail === 'string' ? mail.trim().toLowerCase() : '';
  if (address !== '') return register.people.find((person) => person.mail.toLowerCase() === address);
  return typeof id === 'string' ? personOf(register, id) : undefined;
};
