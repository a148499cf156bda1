import type { Rule } from '../../rule.ts';
import { fileNameRules } from './fileName.ts';
import { latenessRules } from './lateness.ts';
import { signOffRules } from './signOff.ts';

/** Group G, as far as it concerns a submission: dates and the file itself. */
export const timeRules: readonly Rule[] = [...latenessRules, ...signOffRules, ...fileNameRules];
