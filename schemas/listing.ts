import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { type Agency, AgencyKindSchema } from './register.ts';
import { AgencyIdSchema, YearSchema } from './submission.ts';

/** What lists of the column say of one published report: lists, feeds and search are made of these. */
export const ListedSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  agencyName: z.string(),
  agencyKind: AgencyKindSchema,
  group: z.string(),
  year: YearSchema,
  version: z.int().min(1),
  title: z.string(),
  publishedAt: InstantSchema,
});
export type Listed = z.infer<typeof ListedSchema>;

/** One list of a year: agencies that are rolled up together. Small, however many reports there are. */
export const ShelfSchema = z.strictObject({
  year: YearSchema,
  group: z.string(),
  /** Heading of the list, e.g. 云岭市清溪区人民政府, or 政府部门 where the register knows no parents. */
  name: z.string(),
  /** Reports in it. */
  count: z.int().nonnegative(),
});
export type Shelf = z.infer<typeof ShelfSchema>;

/**
 * The list an agency stands in: its parent's; its own where it is somebody's parent and has none itself, or is a
 * government of its own; otherwise one for all bodies of its kind. A register with parents keeps every list small.
 */
export const groupOf = ({ id, kind, parent }: Pick<Agency, 'id' | 'kind' | 'parent'>): string => {
  if (kind === 'government') return id;
  return parent ?? kind;
};
