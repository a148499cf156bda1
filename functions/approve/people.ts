import type { AskedPerson } from '../../schemas/approval.ts';
import type { Delegation } from '../../schemas/approvalSettings.ts';
import { type Person, personOf, type Register, type StageDefinition } from '../../schemas/register.ts';
import { RegisterError } from '../shared/errors.ts';
import { dayOf } from '../shared/workingDays.ts';

/** Who is asked in a stage. */
export interface Asked {
  readonly approvers: readonly AskedPerson[];
  readonly deputy: Person | null;
  readonly need: number;
}

/**
 * Those a stage asks now: the approvers of the register or who acts for them today, without the sender, since nobody
 * approves what they sent themselves. Where nobody is left the deputy is asked. Throws RegisterError when there is none
 * either, or when somebody named is not in the register.
 */
export const peopleAsked = (
  definition: StageDefinition,
  register: Register,
  senderId: string | null,
  now: Date,
): Asked => {
  const known = (id: string): Person => {
    const person = personOf(register, id);
    if (!person) throw new RegisterError(`Approver ${id} is not among the people of the register`);
    return person;
  };
  const acting = (id: string): AskedPerson => {
    const delegation = delegationOf(register.delegations, id, now);
    return delegation ? { ...known(delegation.to), inPlaceOf: known(id).role } : known(id);
  };
  const mayDecide = ({ id }: Person): boolean => id !== senderId;
  const deputy = definition.deputy === undefined ? undefined : acting(definition.deputy);
  const approvers = once(definition.approvers.map(acting)).filter(mayDecide);
  const asked = approvers.length > 0 ? approvers : [deputy].filter((person) => person !== undefined).filter(mayDecide);
  if (asked.length === 0)
    throw new RegisterError(`Stage ${definition.name} has nobody to ask but the sender; name a deputy in the register`);
  return {
    approvers: asked,
    deputy: deputy && mayDecide(deputy) && !asked.some(({ id }) => id === deputy.id) ? plain(deputy) : null,
    need: Math.min(definition.need ?? definition.approvers.length, asked.length),
  };
};

const plain = ({ id, name, role, mail }: Person): Person => ({ id, name, role, mail });

/** One hand-over only: who acts for somebody does not hand it on. */
const delegationOf = (delegations: readonly Delegation[], id: string, now: Date): Delegation | undefined => {
  const today = dayOf(now);
  return delegations.find(({ from, since, until }) => from === id && since <= today && today <= until);
};

/** Two approvers who hand over to the same person ask that person once. */
const once = (people: readonly AskedPerson[]): AskedPerson[] =>
  people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
