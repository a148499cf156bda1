import type { Rule } from '../../rule.ts';
import { disputeSumRules } from './disputes.ts';
import { officeRules } from './office.ts';
import { scopeRules } from './scope.ts';
import { sumRules } from './sums.ts';

/** Group H: a government's report against those of the bodies it sums up. Of other reports none of it is asked. */
export const rollUpRules: readonly Rule[] = [...sumRules, ...scopeRules, ...disputeSumRules, ...officeRules].toSorted(
  (one, other) => one.id.localeCompare(other.id),
);
