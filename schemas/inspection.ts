import * as z from 'zod';
import { InstantSchema } from './instant.ts';

/** What the self-inspection (自查) looks at. */
export const inspectedKinds = [
  /** Bytes of a published version against its manifest, and the manifest against what was approved. */
  'bytes',
  /** The figures of a version: its data, its table for spreadsheets and its page against each other. */
  'parity',
  /** Files of withdrawn versions, kept out of the public's reach. */
  'archive',
  /** The pointer of an agency's year and its versions against each other. */
  'catalogue',
  /** Entries and counts of lists against the pointers. */
  'list',
  /** Pages and copies against what is made from the truth now. */
  'page',
  /** Objects that nobody has published, or that were to be out of sight. */
  'stray',
  /** Links of pages against objects. */
  'link',
  'search',
  /** The files of a whole year against the pointers. */
  'data',
  'sitemap',
] as const;
export const InspectedKindSchema = z.enum(inspectedKinds);
export type InspectedKind = z.infer<typeof InspectedKindSchema>;

/** One thing that was not as it should be. */
export const InspectionFindingSchema = z.strictObject({
  kind: InspectedKindSchema,
  /** `outdated`: as it was made once, but not as it would be made now. `failed`: it could not be looked at. */
  problem: z.enum(['missing', 'different', 'outdated', 'surplus', 'failed']),
  /** Key of the object, or what else names the place. */
  place: z.string().max(300),
  /** Whether it was put right; otherwise somebody has to see to it. */
  mended: z.boolean(),
  /** The error's name, where one kept it from being looked at or mended. */
  error: z.string().max(100).optional(),
});
export type InspectionFinding = z.infer<typeof InspectionFindingSchema>;

/** A list longer than this nobody reads; the counts are of all. */
export const mostFindingsKept = 200;

/** One run of the self-inspection, kept as it goes on so that a function of limited time can go on where it stopped. */
export const InspectionSchema = z.strictObject({
  /** When it was begun; of a run by the clock, when it was due: so there is one a night, however often the clock rings. */
  startedAt: InstantSchema,
  /** By the clock, or at the command line. */
  by: z.enum(['clock', 'operator']),
  updatedAt: InstantSchema,
  /** Null while it is under way. */
  finishedAt: InstantSchema.nullable(),
  /** Until when somebody is at work on it, unless cut off; null in between. */
  busyUntil: InstantSchema.nullable(),
  /** The last agency that was looked at; empty before the first, null before everything else has been looked at. */
  after: z.string().nullable(),
  /** Agencies there were when it began or went on last. */
  agencies: z.int().nonnegative(),
  looked: z.strictObject({
    agencies: z.int().nonnegative(),
    reports: z.int().nonnegative(),
    objects: z.int().nonnegative(),
    links: z.int().nonnegative(),
  }),
  mended: z.int().nonnegative(),
  /** What could not be mended. */
  open: z.int().nonnegative(),
  /** Those first that are open. */
  findings: z.array(InspectionFindingSchema).max(mostFindingsKept),
  /** Whether the authority was told, where there was something to tell. */
  told: z.boolean(),
});
export type Inspection = z.infer<typeof InspectionSchema>;

/** A rebuild of everything that is derived, and how far it has come. */
export const RebuildSchema = z.strictObject({
  /** What it is of: everything, or one year, or one agency. */
  scope: z.strictObject({ year: z.int().nullable(), agencyId: z.string().nullable() }),
  startedAt: InstantSchema,
  /** Null while it is not done, be it under way or interrupted. */
  finishedAt: InstantSchema.nullable(),
  /** The last agency that is done; empty before the first. */
  after: z.string(),
  done: z.int().nonnegative(),
  written: z.int().nonnegative(),
});
export type Rebuild = z.infer<typeof RebuildSchema>;
