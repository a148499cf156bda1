import type { Rule } from '../../rule.ts';
import { identityRules } from './identity.ts';
import { periodRules } from './period.ts';
import { sectionRules } from './sections.ts';

/** Group E: structure and form. */
export const structureRules: readonly Rule[] = [...sectionRules, ...identityRules, ...periodRules];
