import { type CheckSettings, defaultCheckSettings } from '../../schemas/checkSettings.ts';
import type { Finding, Override, Validation } from '../../schemas/finding.ts';
import { formOf } from '../../schemas/form/index.ts';
import { passagesOf } from './passages.ts';
import { assess, type Context } from './rule.ts';
import { rules } from './rules/index.ts';

export interface ValidateInput extends Omit<Context, 'form' | 'passages' | 'settings'> {
  /** The authority's settings; the field notes' defaults when left out. */
  readonly settings?: CheckSettings;
  /** What the authority lets pass in this submission. */
  readonly overrides?: readonly Override[];
}

/** Checks a report by every rule, in the order of the field notes. Without `errorsOf` it may go on. */
export const validate = ({ settings = defaultCheckSettings, overrides = [], ...known }: ValidateInput): Validation => {
  const { report } = known;
  const context: Context = { ...known, settings, form: formOf(report.edition), passages: passagesOf(report) };
  const assessed = rules.map((rule) => assess(rule, context));
  return {
    settingsVersion: settings.version,
    findings: assessed.flatMap(({ findings }) => findings).map((finding) => overridden(finding, overrides)),
    assessments: assessed.map(({ assessment }) => assessment),
  };
};

/** An override covers the very findings it was given for, and only errors need one. */
const overridden = (finding: Finding, overrides: readonly Override[]): Finding => {
  const override = overrides.find(({ rule, messages }) => rule === finding.rule && messages.includes(finding.message));
  return override && finding.severity === 'error' ? { ...finding, override } : finding;
};
