import type { Rule } from '../../rule.ts';

/** Group B: table 1. */
export const disclosureRules: readonly Rule[] = [];
