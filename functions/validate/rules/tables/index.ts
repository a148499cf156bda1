import type { Rule } from '../../rule.ts';
import { cellRules } from './cells.ts';
import { footingRules } from './footing.ts';
import { handledRules } from './handled.ts';
import { plausibleRules } from './plausible.ts';
import { secrecyRules } from './secrecy.ts';
import { splitDigitRules } from './splitDigits.ts';
import { unpaidFeeRules } from './unpaidFee.ts';

/**
 * Group A: the arithmetic of the tables. A09 and A10 (rows and columns complete) have no rule: a report that lacks a cell
 * cannot be read into the schema, so the parser refuses it. A06 is how the sums are reported, see `sums.ts`.
 */
export const tableRules: readonly Rule[] = [
  ...footingRules,
  ...cellRules,
  ...splitDigitRules,
  ...handledRules,
  ...plausibleRules,
  ...secrecyRules,
  ...unpaidFeeRules,
];
