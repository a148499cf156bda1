import type { Report } from '../../../schemas/report.ts';
import type { LikeReport } from '../rule.ts';
import { candidatesOf, type Entry } from './candidates.ts';
import { compare } from './compare.ts';
import { type Lookup, lookupsOf, mostCompared, neighboursEachSide } from './lookups.ts';
import { type Narrative, narrativeOf } from './narrative.ts';
import { signatureOf } from './signature.ts';

/**
 * Compares reports at hand with each other, as `likenessStore.ts` does with those that were sent: for each, what of it
 * stands in reports of other agencies for the same year. Agencies are told apart by the names in the titles.
 */
export const likenessAmong = (reports: readonly Report[]): (readonly LikeReport[])[] => {
  const narratives = reports.map((report) => narrativeOf(report));
  const entries = reports.map((report, index) => entryOf(report, narratives[index]!, index));
  const buckets = bucketsOf(reports, entries);
  return entries.map((entry, index) => {
    if (!entry) return [];
    const near = lookupsOf(entry.signature).flatMap((lookup) => around(buckets, reports[index]!.year, lookup));
    return candidatesOf(entry.signature, entry.agencyId, near)
      .slice(0, mostCompared)
      .map((other) => ({
        agencyName: other.agencyId,
        ...compare(narratives[index]!, narratives[Number(other.submissionId)]!),
      }))
      .sort((one, other) => other.share - one.share);
  });
};

/** Ids are the agency's name and the index in the list. */
const entryOf = ({ agency }: Report, narrative: Narrative, index: number): Entry | undefined => {
  const signature = signatureOf(narrative);
  const submissionId = String(index);
  return signature && { agencyId: agency, submissionId, order: submissionId.padStart(9, '0'), signature };
};

type Buckets = ReadonlyMap<string, readonly { readonly position: string; readonly entry: Entry }[]>;

const bucketsOf = (reports: readonly Report[], entries: readonly (Entry | undefined)[]): Buckets => {
  const buckets = new Map<string, { position: string; entry: Entry }[]>();
  entries.forEach((entry, index) => {
    for (const { bucket, position } of entry ? lookupsOf(entry.signature) : []) {
      const key = bucketKey(reports[index]!.year, bucket);
      const others = buckets.get(key) ?? [];
      others.push({ position, entry: entry! });
      buckets.set(key, others);
    }
  });
  for (const bucket of buckets.values()) bucket.sort((one, other) => (one.position < other.position ? -1 : 1));
  return buckets;
};

const bucketKey = (year: number | null, bucket: string): string => `${year}#${bucket}`;

const around = (buckets: Buckets, year: number | null, { bucket, position }: Lookup): Entry[] => {
  const sorted = buckets.get(bucketKey(year, bucket)) ?? [];
  const own = placeOf(sorted, position);
  return sorted.slice(Math.max(0, own - neighboursEachSide), own + neighboursEachSide).map(({ entry }) => entry);
};

/** The first place at or after a position, by halves. */
const placeOf = (sorted: readonly { readonly position: string }[], position: string): number => {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]!.position < position) from = middle + 1;
    else to = middle;
  }
  return from;
};
