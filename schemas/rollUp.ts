import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { EditionSchema } from './report.ts';
import { AgencyIdSchema, YearSchema } from './submission.ts';

/** What a body is to the government that sums it up: its own office, or what it is by its kind. */
export const MemberRoleSchema = z.enum(['office', 'department', 'township', 'institution', 'government']);
export type MemberRole = z.infer<typeof MemberRoleSchema>;

/** A figure that is in a member's report but has no cell of the same meaning in the roll-up's form. */
const UnplacedSchema = z.strictObject({
  /** Name of the cell in the member's own edition. */
  cell: z.string(),
  /** Where it stands there, in Chinese. */
  place: z.string(),
  value: z.number(),
});

/** One body of the scope, with what it contributes. */
export const RollUpMemberSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  name: z.string(),
  role: MemberRoleSchema,
  /** Bodies below it whose figures its own report contains: they are not counted again. */
  contains: z.int().nonnegative(),
  /** The published report that was added up; null while there is none. */
  source: z
    .strictObject({
      version: z.int().min(1),
      manifestHash: z.string(),
      publishedAt: InstantSchema,
      edition: EditionSchema,
    })
    .nullable(),
  /** By the cells of the roll-up's form; null where its report gives no figure of that meaning. Empty without a source. */
  figures: z.record(z.string(), z.number().nullable()),
  unplaced: z.array(UnplacedSchema),
  /** What its report for the year before carried on (四、结转下年度继续办理, 总计); null when not known. */
  carriedOut: z.number().nullable(),
});
export type RollUpMember = z.infer<typeof RollUpMemberSchema>;

/** One cell of the sum. */
const RolledCellSchema = z.strictObject({
  /** Exact sum of the figures that are there; fees in 万元. */
  sum: z.number(),
  /** Members whose report is there but gives no figure for this cell: the sum is without them. */
  without: z.array(AgencyIdSchema),
});

/**
 * The sum of the reports of the bodies a government answers for, and what it was made of. Kept in the work bucket under
 * `rollups/<parentId>/<year>.json` once somebody has fixed it, and handed upward as JSON.
 */
export const RollUpSchema = z.strictObject({
  format: z.literal('gongkai-rollup'),
  formatVersion: z.literal(1),
  parentId: AgencyIdSchema,
  parentName: z.string(),
  year: YearSchema,
  /** Edition of the form by whose cells it adds up: the one for the year. */
  edition: EditionSchema,
  madeAt: InstantSchema,
  /** Who fixed it; null for one that was only looked at. */
  fixedBy: z.strictObject({ personId: z.string(), role: z.string() }).nullable(),
  /** The scope, each body once: the own office first, then by role, in the register's order. */
  members: z.array(RollUpMemberSchema),
  /** Every cell of the form by name. */
  cells: z.record(z.string(), RolledCellSchema),
});
export type RollUp = z.infer<typeof RollUpSchema>;
