import type { Finding, Severity } from '../../schemas/finding.ts';
import type { Form } from '../../schemas/form/model.ts';
import type { Agency } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';

/** Everything a rule may look at. What is left out is not known, and a rule that needs it is not assessable. */
export interface Context {
  readonly report: Report;
  readonly form: Form;
  /** Who sent it, by the register. */
  readonly agency?: Agency;
  /** All bodies of the register, to recognise the name of another one. */
  readonly agencies?: readonly Agency[];
  /** The report published for the year before: a sum carried over is looked up there. */
  readonly lastYear?: Pick<Report, 'edition' | 'cells'>;
  /** Calendar year of the upload in Shanghai. */
  readonly uploadYear?: number;
}

/** What a rule found; status is `fail` and severity the rule's own unless said otherwise. */
export type Fault = Pick<Finding, 'message'> &
  Partial<Pick<Finding, 'cells' | 'section' | 'status' | 'severity' | 'consequences' | 'snippet'>> &
  Partial<Pick<Finding, 'left' | 'right' | 'difference'>>;

/** One rule of the field notes as data and a small pure function. */
export interface Rule {
  /** Id in the field notes, e.g. A01. */
  readonly id: string;
  readonly severity: Severity;
  /** What is checked, in a few Chinese words; shown when it could not be. */
  readonly subject: string;
  /** Why the rule cannot be assessed on this context, in Chinese; undefined when it can. */
  readonly lacks?: (context: Context) => string | undefined;
  readonly check: (context: Context) => readonly Fault[];
}

/** Applies one rule. `severities` are the authority's own, by rule id; they do not touch what was not assessable. */
export const assess = (rule: Rule, context: Context, severities: Readonly<Record<string, Severity>>): Finding[] => {
  const lacking = rule.lacks?.(context);
  const faults = lacking === undefined ? rule.check(context) : [notAssessable(`未核对“${rule.subject}”：${lacking}。`)];
  return faults.map((fault) => ({
    rule: rule.id,
    status: 'fail',
    cells: [],
    consequences: [],
    ...fault,
    severity: fault.status === 'notAssessable' ? 'info' : (severities[rule.id] ?? fault.severity ?? rule.severity),
  }));
};

/** Missing data is never a pass: it is reported as such. */
export const notAssessable = (message: string, cells: readonly string[] = []): Fault => ({
  status: 'notAssessable',
  severity: 'info',
  message,
  cells: [...cells],
});
