import type { Rule } from '../../rule.ts';
import { fileContentRules } from './fileContent.ts';

/** Group F: what must not be published. */
export const safetyRules: readonly Rule[] = [...fileContentRules];
