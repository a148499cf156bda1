import type { Rule } from '../../rule.ts';
import { closingRules } from './closing.ts';
import { coverageRules } from './coverage.ts';
import { editionRules } from './edition.ts';
import { identityRules } from './identity.ts';
import { lengthRules } from './length.ts';
import { magnitudeRules } from './magnitude.ts';
import { numberingRules } from './numbering.ts';
import { periodRules } from './period.ts';
import { sectionRules } from './sections.ts';
import { supersededBasisRules } from './supersededBasis.ts';
import { tableFormRules } from './tableForm.ts';
import { titleRules } from './title.ts';
import { unfilledRules } from './unfilled.ts';
import { yearRules } from './year.ts';

/** Group E: structure and form. */
export const structureRules: readonly Rule[] = [
  ...sectionRules,
  ...numberingRules,
  ...tableFormRules,
  ...editionRules,
  ...coverageRules,
  ...closingRules,
  ...titleRules,
  ...identityRules,
  ...yearRules,
  ...periodRules,
  ...supersededBasisRules,
  ...unfilledRules,
  ...lengthRules,
  ...magnitudeRules,
];
