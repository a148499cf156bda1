import { createHash } from 'node:crypto';
import type { RollUp } from '../../schemas/rollUp.ts';

/** Tells roll-ups apart by what they were made of: two of the same scope and versions have the same one. */
export const digestOf = ({ members }: Pick<RollUp, 'members'>): string => {
  const made = members.map(({ agencyId, source }) => [agencyId, source?.version ?? 0, source?.manifestHash ?? '']);
  return createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 32);
};
