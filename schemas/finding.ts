import * as z from 'zod';
import { InstantSchema } from './instant.ts';

export const SeveritySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof SeveritySchema>;

/** A rule id of the field notes: group letter A–H and two digits. */
export const RuleIdSchema = z.string().regex(/^[A-H]\d\d$/);

/** A part of the report as printed: the title, what stands before section 一, or one of the six sections. */
export const PlaceSchema = z.enum([
  'title',
  'preamble',
  'overview',
  'disclosure',
  'applications',
  'disputes',
  'problems',
  'other',
]);
export type Place = z.infer<typeof PlaceSchema>;

/**
 * Words of the submission a finding is about, exactly as they stand there, so that a page can show them in their place.
 * `marks` are spans of `text` to stress, each `[from, to)` in UTF-16 units: the figures, the wrong character.
 */
export const QuoteSchema = z.strictObject({
  place: PlaceSchema,
  text: z.string().min(1),
  marks: z.array(z.tuple([z.int().nonnegative(), z.int().positive()])).default([]),
});
export type Quote = z.infer<typeof QuoteSchema>;

/**
 * The authority lets a submission pass although a rule found an error. People are named by their role, as they are shown
 * to approvers; `confirmedBy` is the second person that some rules ask for.
 */
export const OverrideSchema = z.strictObject({
  rule: RuleIdSchema,
  /** The findings it was given for, by their messages: another fault of the same rule is not covered. */
  messages: z.array(z.string()).min(1),
  reason: z.string().min(1),
  by: z.string().min(1),
  confirmedBy: z.string().min(1).nullable(),
  at: InstantSchema,
});
export type Override = z.infer<typeof OverrideSchema>;

/**
 * One result of one rule that somebody should read.
 *
 * `unsure` asks a person. A rule without the data it needs reports `notAssessable` with severity `info`: missing data is
 * never a pass. That a rule passed is told by its assessment.
 */
export const FindingSchema = z.strictObject({
  rule: RuleIdSchema,
  severity: SeveritySchema,
  status: z.enum(['fail', 'unsure', 'notAssessable']),
  /** Cells involved, by name; the first is where a clerk should look. */
  cells: z.array(z.string()),
  /** Where it belongs in the printed report; absent for the whole document. */
  section: PlaceSchema.optional(),
  /** In Chinese: where, what was expected, what was found, what to do. */
  message: z.string().min(1),
  /** The two sides of a sum and their difference (left − right), where there is one. */
  left: z.number().optional(),
  right: z.number().optional(),
  difference: z.number().optional(),
  /** The words of the submission it is about; empty when it is not about words. */
  quotes: z.array(QuoteSchema),
  /** What follows from the same root and is not reported on its own. */
  consequences: z.array(z.string()),
  /** A figure to consider, where arithmetic leaves only one. */
  suggestion: z.strictObject({ cell: z.string(), value: z.number() }).optional(),
  /** Set when the authority lets it pass: it no longer returns the submission. */
  override: OverrideSchema.optional(),
});
export type Finding = z.infer<typeof FindingSchema>;

/** What one rule came to on one report. `evidence` is what it compared and found right, where that is worth showing. */
export const AssessmentSchema = z.strictObject({
  rule: RuleIdSchema,
  /** The rule's title when it was applied, so that pages can name it without carrying the rules. */
  title: z.string().optional(),
  status: z.enum(['fail', 'unsure', 'notAssessable', 'pass']),
  evidence: z.array(
    z.strictObject({ message: z.string().min(1), cells: z.array(z.string()), quotes: z.array(QuoteSchema) }),
  ),
});
export type Assessment = z.infer<typeof AssessmentSchema>;

/** The result of checking one submission: `findings` in the order of the rules, one assessment for each rule. */
export const ValidationSchema = z.strictObject({
  /** Version of the authority's settings it was checked by, see `CheckSettingsSchema`. */
  settingsVersion: z.string(),
  findings: z.array(FindingSchema),
  assessments: z.array(AssessmentSchema),
});
export type Validation = z.infer<typeof ValidationSchema>;
