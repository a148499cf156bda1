import type { Rule } from '../../rule.ts';

/** Group G, as far as it concerns a submission: dates and the file itself. */
export const timeRules: readonly Rule[] = [];
