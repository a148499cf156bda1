import type { Finding, Severity } from '../../schemas/finding.ts';
import { formOf } from '../../schemas/form/index.ts';
import { assess, type Context } from './rule.ts';
import { rules } from './rules/index.ts';

export interface ValidateInput extends Omit<Context, 'form'> {
  /** The authority's own severities by rule id, from the register's settings. */
  readonly severities?: Readonly<Record<string, Severity>>;
}

/** Checks a report by every rule, in the order of the field notes. No finding of severity `error` means it may go on. */
export const validate = ({ severities = {}, ...known }: ValidateInput): Finding[] => {
  const context: Context = { ...known, form: formOf(known.report.edition) };
  return rules.flatMap((rule) => assess(rule, context, severities));
};

export const errorsOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.severity === 'error');
