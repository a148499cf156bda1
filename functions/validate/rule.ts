import type { CheckSettings } from '../../schemas/checkSettings.ts';
import type { Assessment, Finding, Severity } from '../../schemas/finding.ts';
import type { Form } from '../../schemas/form/model.ts';
import type { Agency, Deadlines } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import type { Comparison } from './likeness/compare.ts';
import type { Passage } from './passages.ts';

/** The file a report was read from, and when it came. */
export interface Upload {
  readonly fileName: string;
  /** Kind of file found in the bytes, e.g. `docx`; undefined when it was not recorded. */
  readonly format: string | undefined;
  /** Instant in UTC; undefined for a file that has not been sent. */
  readonly at: string | undefined;
}

/** Another agency's report of the same year that has much of this one's narrative, see `likeness/`. */
export interface LikeReport extends Comparison {
  readonly agencyName: string;
}

/** Everything a rule may look at. What is left out is not known, and a rule that needs it is not assessable. */
export interface Context {
  readonly report: Report;
  readonly form: Form;
  /** All its text, in reading order. */
  readonly passages: readonly Passage[];
  readonly settings: CheckSettings;
  /** Who sent it, by the register. */
  readonly agency?: Agency;
  /** All bodies of the register, to recognise the name of another one. */
  readonly agencies?: readonly Agency[];
  /** By when reports of this authority's agencies are due. */
  readonly deadlines?: Deadlines;
  /** The report published or imported for the year before. */
  readonly lastYear?: Report;
  /** What was found among the other agencies' reports of the year, the most alike first; empty when nothing was. */
  readonly likeness?: readonly LikeReport[];
  readonly upload?: Upload;
  /** Of a government's report: what the bodies it sums up have published for the year. */
  readonly children?: RollUp;
  /** Of the report of a government's own office: the same, without the office. */
  readonly siblings?: RollUp;
  /** The stages of signatures this submission will go through, by the register. */
  readonly chain?: readonly { readonly name: string }[];
}

/**
 * What a rule came upon; status is `fail` and severity the rule's own unless said otherwise. Status `pass` is evidence:
 * something that was compared and is right, worth showing.
 */
export type Fault = Pick<Finding, 'message'> &
  Partial<Pick<Finding, 'cells' | 'section' | 'severity' | 'consequences' | 'quotes' | 'suggestion'>> &
  Partial<Pick<Finding, 'left' | 'right' | 'difference'>> & { readonly status?: Assessment['status'] };

/**
 * One rule of the field notes as data and a small pure function. `docs/rules.md` is written from the data, so every text
 * here is for clerks: Chinese, plain, complete.
 */
export interface Rule {
  /** Id in the field notes, e.g. A01. */
  readonly id: string;
  readonly severity: Severity;
  /** What is right, in a few Chinese words; shown also when it could not be checked. */
  readonly title: string;
  /** Where the rule comes from: an article, a notice, the form itself, or the practice it is drawn from. */
  readonly basis: string;
  /** Which cells or which text it looks at. */
  readonly involves: string;
  /** What it says, by occasion; `{name}` stands for what is filled in, see `fill`. */
  readonly messages: Readonly<Record<string, string>>;
  /** A fault that the authority may let pass only by two people: sums, personal data, secrecy. */
  readonly secondPerson?: true;
  /** Why the rule cannot be assessed on this context, in Chinese without full stop; undefined when it can. */
  readonly lacks?: (context: Context) => string | undefined;
  readonly check: (context: Context) => readonly Fault[];
}

/** Fills in a message. Throws for a name that is not given: the template and the rule do not fit each other. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nothing is given for {${name}} in the message ${template}`);
    return String(value);
  });

/** Applies one rule to one context. */
export const assess = (rule: Rule, context: Context): { findings: Finding[]; assessment: Assessment } => {
  const lacking = rule.lacks?.(context);
  const faults = lacking === undefined ? rule.check(context) : [notAssessable(`未核对“${rule.title}”：${lacking}。`)];
  return {
    findings: faults.flatMap((fault) => findingOf(rule, fault, context.settings)),
    assessment: { rule: rule.id, title: rule.title, status: worst(faults), evidence: faults.flatMap(evidenceOf) },
  };
};

/** The authority's own severity comes first; it does not touch what was not assessable. */
const findingOf = (rule: Rule, fault: Fault, { severities }: CheckSettings): Finding[] => {
  const { status = 'fail' } = fault;
  if (status === 'pass') return [];
  const severity = status === 'notAssessable' ? 'info' : (severities[rule.id] ?? fault.severity ?? rule.severity);
  return [{ rule: rule.id, cells: [], quotes: [], consequences: [], ...fault, status, severity }];
};

const evidenceOf = ({ status, message, cells = [], quotes = [] }: Fault): Assessment['evidence'] =>
  status === 'pass' ? [{ message, cells: [...cells], quotes: [...quotes] }] : [];

/** A rule with one fault has failed, whatever else it found right. */
const worst = (faults: readonly Fault[]): Assessment['status'] => {
  const has = (status: Assessment['status']) => faults.some((fault) => (fault.status ?? 'fail') === status);
  return (['fail', 'unsure', 'notAssessable'] as const).find(has) ?? 'pass';
};

/** Missing data is never a pass: it is reported as such. */
export const notAssessable = (message: string, cells: readonly string[] = []): Fault => ({
  status: 'notAssessable',
  severity: 'info',
  message,
  cells: [...cells],
});
