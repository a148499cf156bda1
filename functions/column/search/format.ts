import * as z from 'zod';
import { InstantSchema } from '../../../schemas/instant.ts';
import { AgencyIdSchema, YearSchema } from '../../../schemas/submission.ts';

/** One published version, as text: `<agencyId>/<year>/<version>`. */
export const versionKey = ({ agencyId, year, version }: VersionOf): string => `${agencyId}/${year}/${version}`;

/** One published version of an agency's year. */
export interface VersionOf {
  readonly agencyId: string;
  readonly year: number;
  readonly version: number;
}

/** Reads what `versionKey` wrote. */
export const versionOf = (key: string): VersionOf => {
  const [agencyId = '', year, version] = key.split('/');
  return { agencyId, year: Number(year), version: Number(version) };
};

const VersionKeySchema = z.string().regex(/^[a-z0-9-]+\/\d{4}\/\d+$/);

/** What is searched of one report: `search/texts/<agencyId>/<year>/v<n>.json`. */
export const SearchTextSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  year: YearSchema,
  version: z.int().min(1),
  agencyName: z.string(),
  title: z.string(),
  publishedAt: InstantSchema,
  /** The narrative, one line a paragraph. */
  text: z.string(),
});
export type SearchText = z.infer<typeof SearchTextSchema>;

/** One document of a segment: agency, year, version, agency's name, title, published at. */
export const DocumentSchema = z.tuple([
  AgencyIdSchema,
  YearSchema,
  z.int().min(1),
  z.string(),
  z.string(),
  InstantSchema,
]);
export type Document = z.infer<typeof DocumentSchema>;

/** `d<n>.json` of a segment: so many documents each, newest first. */
export const BlockSchema = z.array(DocumentSchema);
export const blockSize = 48;

/** `s<n>.json` of a segment: postings of pairs of letters in texts (`t`), and in names (`n`, single letters too). */
export const ShardSchema = z.strictObject({
  t: z.record(z.string(), z.string()),
  n: z.record(z.string(), z.string()),
});
export type Shard = z.infer<typeof ShardSchema>;

/** `k<n>.json` of a segment, for our own use: version by `<agencyId>/<year>`. */
export const LookupSchema = z.record(z.string(), z.int().min(1));

const SegmentSchema = z.strictObject({
  /** Name of its folder under `search/segments/`; begins with when it was made, in base 36. */
  id: z.string().regex(/^[0-9a-z]+-[0-9a-f]+$/),
  docs: z.int().min(1),
  /** Numbers of its `s` and `k` files, powers of two. */
  shards: z.int().min(1),
  lookups: z.int().min(1),
  /** Bytes of its `s` files. */
  bytes: z.int().nonnegative(),
});
export type Segment = z.infer<typeof SegmentSchema>;

/** `search/manifest.json`: what makes up the search now. The one object of the search that is ever written over. */
export const SearchManifestSchema = z.strictObject({
  format: z.literal('gongkai-search'),
  formatVersion: z.literal(1),
  /** Counted up with each write, so that no two manifests are the same bytes. */
  revision: z.int().nonnegative(),
  blockSize: z.literal(blockSize),
  /** Largest first. No version is in two of them. */
  segments: z.array(SegmentSchema),
  /** Versions that are out and in no segment yet, oldest first. */
  pending: z.array(VersionKeySchema),
  /** Versions that are in a segment and must not be shown. */
  gone: z.array(VersionKeySchema),
  /** Segments no longer in use and since when; removed once no reader can still be using them. */
  retired: z.array(z.strictObject({ id: z.string(), at: InstantSchema })),
  /** Until when somebody is folding. */
  folding: InstantSchema.nullable(),
});
export type SearchManifest = z.infer<typeof SearchManifestSchema>;

export const emptyManifest: SearchManifest = {
  format: 'gongkai-search',
  formatVersion: 1,
  revision: 0,
  blockSize,
  segments: [],
  pending: [],
  gone: [],
  retired: [],
  folding: null,
};

export const manifestKey = 'search/manifest.json';
export const textsPrefix = 'search/texts/';
export const segmentsPrefix = 'search/segments/';
export const textKey = ({ agencyId, year, version }: VersionOf): string =>
  `${textsPrefix}${agencyId}/${year}/v${version}.json`;
