import type { Rule } from '../../rule.ts';
import { editionRules } from './edition.ts';
import { identityRules } from './identity.ts';
import { numberingRules } from './numbering.ts';
import { periodRules } from './period.ts';
import { sectionRules } from './sections.ts';
import { tableFormRules } from './tableForm.ts';
import { titleRules } from './title.ts';
import { yearRules } from './year.ts';

/** Group E: structure and form. */
export const structureRules: readonly Rule[] = [
  ...sectionRules,
  ...numberingRules,
  ...tableFormRules,
  ...editionRules,
  ...titleRules,
  ...identityRules,
  ...yearRules,
  ...periodRules,
];
