import type { Rule } from '../../rule.ts';
import { decisionRules } from './decisions.ts';
import { documentRules } from './documents.ts';
import { feeRules } from './fee.ts';
import { handlingFeeRules } from './handlingFee.ts';

/** Group B: table 1. */
export const disclosureRules: readonly Rule[] = [...documentRules, ...decisionRules, ...feeRules, ...handlingFeeRules];
