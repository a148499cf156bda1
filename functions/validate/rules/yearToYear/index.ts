import type { Rule } from '../../rule.ts';
import { carriedOverRules } from './carriedOver.ts';
import { changeRules } from './changes.ts';
import { disputeRules } from './disputes.ts';
import { predecessorRules } from './predecessor.ts';
import { similarityRules } from './similarity.ts';
import { stockRules } from './stock.ts';
import { unchangedRules } from './unchanged.ts';

/** Group C: this year against the last. */
export const yearToYearRules: readonly Rule[] = [
  ...carriedOverRules,
  ...stockRules,
  ...changeRules,
  ...predecessorRules,
  ...disputeRules,
  ...similarityRules,
  ...unchangedRules,
];
