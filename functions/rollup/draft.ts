import { type CheckSettings, defaultCheckSettings } from '../../schemas/checkSettings.ts';
import type { Assessment, Finding } from '../../schemas/finding.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Agency } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import { passagesOf } from '../validate/passages.ts';
import { assess } from '../validate/rule.ts';
import { rollUpRules } from '../validate/rules/rollUp/index.ts';

/** What comes of holding a government's report, published or not, against the sum of its agencies'. */
export interface DraftCheck {
  readonly findings: readonly Finding[];
  readonly assessments: readonly Assessment[];
}

/** Applies the rules of group H alone. */
export const checkDraft = (
  report: Report,
  known: { readonly agency: Agency; readonly children: RollUp; readonly settings?: CheckSettings },
): DraftCheck => {
  const { settings = defaultCheckSettings } = known;
  const context = { ...known, report, settings, form: formOf(report.edition), passages: passagesOf(report) };
  const assessed = rollUpRules.map((rule) => assess(rule, context));
  return {
    findings: assessed.flatMap(({ findings }) => findings),
    assessments: assessed.map(({ assessment }) => assessment),
  };
};
