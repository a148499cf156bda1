import type { Rule } from '../rule.ts';
import { cellRules } from './cells.ts';
import { fileContentRules } from './fileContent.ts';
import { footingRules } from './footing.ts';
import { identityRules } from './identity.ts';
import { periodRules } from './period.ts';
import { structureRules } from './structure.ts';
import { yearToYearRules } from './yearToYear.ts';

/**
 * Every rule, in the order of the field notes. One more rule is one more entry in the list of its group.
 *
 * A09 and A10 (rows and columns complete) have no entry: a report that lacks a cell cannot be read into the schema, so
 * the parser refuses it.
 */
export const rules: readonly Rule[] = [
  ...footingRules,
  ...cellRules,
  ...yearToYearRules,
  ...structureRules,
  ...identityRules,
  ...periodRules,
  ...fileContentRules,
];
