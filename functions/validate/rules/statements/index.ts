import type { Rule } from '../../rule.ts';
import { feeStatement } from './fee.ts';
import { applicationRules, disputeCounts, documentCounts } from './figures.ts';
import { noneAgainstSome } from './none.ts';
import { saidAlike } from './repeated.ts';
import { sameScope } from './scope.ts';
import { percentagesRight } from './shares.ts';
import { partsAddUp } from './sums.ts';
import { sweepingResults } from './sweeping.ts';
import { changeAgainstLastYear } from './yearOnYear.ts';

/** Group D: what the text says in figures, against the tables and itself. See `statements/` for how it is read. */
export const statementRules: readonly Rule[] = [
  ...applicationRules,
  partsAddUp,
  percentagesRight,
  changeAgainstLastYear,
  disputeCounts,
  sweepingResults,
  noneAgainstSome,
  documentCounts,
  sameScope,
  feeStatement,
  saidAlike,
];
