import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { AgencyKindSchema } from './register.ts';
import { AgencyIdSchema, SubmissionIdSchema, YearSchema } from './submission.ts';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** One rendered file of a submission. Paths are relative, e.g. `report.pdf`, `pictures/<sha256>.png`. */
export const RenderedFileSchema = z.strictObject({
  path: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
  sha256: Sha256Schema,
});
export type RenderedFile = z.infer<typeof RenderedFileSchema>;

/**
 * The list of rendered files with their hashes. Its own hash, SHA-256 over `canonicalManifest`, is what approvers sign
 * and what publish compares before it writes a byte.
 */
export const ManifestSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  year: YearSchema,
  title: z.string(),
  /** Sorted by path. */
  files: z.array(RenderedFileSchema).min(1),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** The bytes that are hashed: JSON with the keys in schema order, no white space. */
export const canonicalManifest = (manifest: Manifest): string => JSON.stringify(ManifestSchema.parse(manifest));

/** Where the content of a publication comes from. */
export const OriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('submission'), submissionId: SubmissionIdSchema }),
  /** A former year's report, published elsewhere before: no approval chain, but who and why. */
  z.strictObject({ kind: z.literal('import'), by: z.string(), why: z.string() }),
]);

/** That the authority took a report back: why, for the public to read, and who ordered it. */
export const WithdrawalSchema = z.strictObject({
  at: InstantSchema,
  /** Shown on the page that stands where the report was. */
  reason: z.string().min(1).max(500),
  /** Id and role of the officer; an operator at the command line has a role only. */
  by: z.strictObject({ personId: z.string().nullable(), role: z.string() }),
});
export type Withdrawal = z.infer<typeof WithdrawalSchema>;

/**
 * The pointer of one agency's year: which version is out. It is at the same time its entry in the catalogue, so the two
 * cannot disagree.
 */
export const PublicationSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  agencyName: z.string(),
  agencyKind: AgencyKindSchema,
  /** The list of its year it stands in: id of the agency whose roll-up counts it, or its kind; see `groupOf`. */
  group: z.string(),
  year: YearSchema,
  version: z.int().min(1),
  title: z.string(),
  publishedAt: InstantSchema,
  /** 索引号. */
  indexNumber: z.string(),
  manifestHash: Sha256Schema,
  origin: OriginSchema,
  /** `order` of the submission that is out: only a later one may replace it. */
  order: z.string(),
  /** 更正说明: why this version replaces an earlier one; null for a first version, or when nobody said. */
  note: z.string().nullable(),
  /** Set while nothing of this agency's year is public; a later version ends it. */
  withdrawal: WithdrawalSchema.nullable(),
  /** Versions up to this number were withdrawn and stay hidden, whatever is published later; 0 when none was. */
  hiddenThrough: z.int().nonnegative(),
});
export type Publication = z.infer<typeof PublicationSchema>;

/** Key prefix and public path of an agency's year, without leading slash: `reports/<agencyId>/<year>/`. */
export const reportPrefix = (agencyId: string, year: number): string => `reports/${agencyId}/${year}/`;

/** The same for one version: `reports/<agencyId>/<year>/v<n>/`. */
export const versionPrefix = (agencyId: string, year: number, version: number): string =>
  `${reportPrefix(agencyId, year)}v${version}/`;
