import * as z from 'zod';
import { RuleIdSchema, SeveritySchema } from './finding.ts';

/** A share of a whole, 0 to 1. */
const ShareSchema = z.number().min(0).max(1);

/** From which size something is worth a warning. The defaults are the field notes' (`rules.md`, by rule id). */
const ThresholdsSchema = z.strictObject({
  /** A14: carried on to the next year, as a share of all applications, and as a number of cases; both must be exceeded. */
  carriedOnShare: ShareSchema.default(0.3),
  carriedOnLeast: z.number().nonnegative().default(10),
  /** A17: 其他处理 3.其他 as a share of all results. */
  otherResultsShare: ShareSchema.default(0.25),
  /** A18: 本机关不掌握相关政府信息 as a share of all results. */
  notHeldShare: ShareSchema.default(0.5),
  /** B04: licences and penalties of last year from which none at all this year is strange. */
  decisionsLastYear: z.number().nonnegative().default(100),
  /** B05: fees this many times last year's. */
  feeFactor: z.number().min(1).default(20),
  /** C05: a total this many times last year's, or that part of it, where the larger of the two exceeds the base. */
  changeFactor: z.number().min(1).default(5),
  changeBase: z.number().nonnegative().default(20),
  /** C10: from how many figures that are not 0 (sums left out) it is strange that all are last year's. */
  unchangedFigures: z.int().positive().default(5),
  /** C08, C09: share of the text that also stands in the own last report, or in another agency's of the year. */
  similarToOwn: ShareSchema.default(0.5),
  similarToOthers: ShareSchema.default(0.8),
  /** C08, C09: letters of narrative, a name or figure counted as one, below which reports are alike by nature (our choice). */
  similarLeastLetters: z.int().positive().default(120),
  /** D06, D07: percentage points by which a percentage may be rounded off. */
  percentagePoints: z.number().nonnegative().default(0.1),
});

/** Word lists the authority keeps (F02–F04), each entry plain text, found as it stands. */
const WordListsSchema = z.strictObject({
  /** F02: marks of secrecy beside those always looked for (绝密★, 机密★, 秘密★ …). */
  secrecy: z.array(z.string().min(2)).default([]),
  /** F03: wording to look at twice, with what to do about it. */
  doubtful: z.array(z.strictObject({ word: z.string().min(1), advice: z.string().min(1) })).default([]),
  /** F04: wrong or doubled characters beside those always looked for, with the right wording. */
  misspelt: z.array(z.strictObject({ wrong: z.string().min(2), right: z.string().min(1) })).default([]),
});

/**
 * How an authority checks: severities, thresholds, word lists, limits. All have the field notes' defaults. `version` is
 * recorded with every check, so that one can say later by which settings a report passed.
 */
export const CheckSettingsSchema = z.strictObject({
  version: z.string().min(1).default('1'),
  /** Rules whose findings this authority treats with another severity. */
  severities: z.record(RuleIdSchema, SeveritySchema).default({}),
  thresholds: ThresholdsSchema.prefault({}),
  words: WordListsSchema.prefault({}),
  /** E17: characters section 一 may have; no limit when left out (the form sets none). */
  overviewCharacters: z.int().positive().optional(),
});
export type CheckSettings = z.infer<typeof CheckSettingsSchema>;

/** The settings of an authority that has said nothing. */
export const defaultCheckSettings: CheckSettings = CheckSettingsSchema.parse({});
