import type { Rule } from '../rule.ts';
import { disclosureRules } from './disclosure/index.ts';
import { rollUpRules } from './rollUp/index.ts';
import { safetyRules } from './safety/index.ts';
import { statementRules } from './statements/index.ts';
import { structureRules } from './structure/index.ts';
import { tableRules } from './tables/index.ts';
import { timeRules } from './time/index.ts';
import { yearToYearRules } from './yearToYear/index.ts';

/** Every rule, by the groups A–H of the field notes. One more rule is one more entry in the list of its group. */
export const rules: readonly Rule[] = [
  ...tableRules,
  ...disclosureRules,
  ...yearToYearRules,
  ...statementRules,
  ...structureRules,
  ...safetyRules,
  ...timeRules,
  ...rollUpRules,
];
