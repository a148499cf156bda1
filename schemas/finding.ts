import * as z from 'zod';

export const SeveritySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof SeveritySchema>;

/** A rule id of the field notes: group letter A–H and two digits. */
export const RuleIdSchema = z.string().regex(/^[A-H]\d\d$/);

/**
 * One result of one rule.
 *
 * Only failures and doubts are findings; `unsure` asks a person. A rule without the data it needs reports
 * `notAssessable` with severity `info`: missing data is never a pass.
 */
export const FindingSchema = z.strictObject({
  rule: RuleIdSchema,
  severity: SeveritySchema,
  status: z.enum(['fail', 'unsure', 'notAssessable']),
  /** Cells involved, by name; the first is where a clerk should look. */
  cells: z.array(z.string()),
  /** Section of the form it belongs to, for a place in the page; absent for the whole document. */
  section: z.enum(['title', 'overview', 'disclosure', 'applications', 'disputes', 'problems', 'other']).optional(),
  /** In Chinese: where, what was expected, what was found, what to do. */
  message: z.string().min(1),
  /** The two sides of a sum and their difference (left − right), where there is one. */
  left: z.number().optional(),
  right: z.number().optional(),
  difference: z.number().optional(),
  /** The words of the submission it is about. */
  snippet: z.string().optional(),
  /** What follows from the same root and is not reported on its own. */
  consequences: z.array(z.string()),
});
export type Finding = z.infer<typeof FindingSchema>;

export const FindingsSchema = z.array(FindingSchema);
