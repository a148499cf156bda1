import type { Rule } from '../../rule.ts';

/** Group D: what the text says in figures, against the tables and itself. */
export const statementRules: readonly Rule[] = [];
