import type { Rule } from '../../rule.ts';
import { fileContentRules } from './fileContent.ts';
import { personalDataRules } from './personalData.ts';
import { secrecyMarkRules } from './secrecyMarks.ts';
import { secrecyReviewRules } from './secrecyReview.ts';
import { signRules } from './signs.ts';
import { wordingRules } from './wording.ts';

/** Group F: what must not be published. */
export const safetyRules: readonly Rule[] = [
  ...personalDataRules,
  ...secrecyMarkRules,
  ...wordingRules,
  ...signRules,
  ...fileContentRules,
  ...secrecyReviewRules,
];
