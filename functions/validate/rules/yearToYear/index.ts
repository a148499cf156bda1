import type { Rule } from '../../rule.ts';
import { carriedOverRules } from './carriedOver.ts';
import { similarityRules } from './similarity.ts';

/** Group C: this year against the last. */
export const yearToYearRules: readonly Rule[] = [...carriedOverRules, ...similarityRules];
