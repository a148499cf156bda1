import * as z from 'zod';
import { agencyOf, type Register } from '../../schemas/register.ts';
import { type Report, ReportSchema } from '../../schemas/report.ts';
import { AgencyIdSchema, type Submission, SubmissionIdSchema, TakenSchema } from '../../schemas/submission.ts';
import { StoredDataError } from '../shared/errors.ts';
import { type Key, keys } from '../shared/keys.ts';
import { log } from '../shared/log.ts';
import { writeItems } from '../shared/manyItems.ts';
import { readJson } from '../shared/objects.ts';
import { reportKey } from '../shared/places.ts';
import { findItem, queryAround } from '../shared/table.ts';
import { candidatesOf, type Entry } from './likeness/candidates.ts';
import { compare } from './likeness/compare.ts';
import { lookupsOf, mostAsked, mostCompared, neighboursEachSide } from './likeness/lookups.ts';
import { type Narrative, narrativeOf } from './likeness/narrative.ts';
import { namesOf } from './likeness/ownNames.ts';
import { signatureOf } from './likeness/signature.ts';
import type { LikeReport } from './rule.ts';

// Signatures of the reports of a year in the table, one item for each band. What is looked at for one report is a fixed
// number of queries with a limit each, so the cost does not grow with the number of reports. Two that are checked in the
// same moment do not see each other; each is seen by what comes after.

/** Signatures are kept as hexadecimal digits, four for each place. */
const EntrySchema = z.strictObject({
  agencyId: AgencyIdSchema,
  submissionId: SubmissionIdSchema,
  order: z.string(),
  signature: z.string().regex(/^(?:[0-9a-f]{4})+$/),
});

export interface LikenessPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly register: Register;
}

/** Compares a narrative with the likest ones other agencies have sent for the year, the most alike first. */
export const findAlike = async (
  place: LikenessPlace,
  agencyId: string,
  year: number,
  narrative: Narrative,
): Promise<LikeReport[]> => {
  const signature = signatureIn(place, narrative);
  if (!signature) return [];
  const near = candidatesOf(signature, agencyId, await entriesNear(place.table, agencyId, year, signature));
  const asked = await Promise.all(near.slice(0, mostAsked).map((entry) => ifTaken(place.table, year, entry)));
  const counting = asked.filter((entry) => entry !== undefined).slice(0, mostCompared);
  const compared = await Promise.all(counting.map((entry) => compareWith(place, narrative, entry)));
  return compared.filter((found) => found !== undefined).sort((one, other) => other.share - one.share);
};

const entriesNear = async (table: string, agencyId: string, year: number, signature: Uint16Array): Promise<Entry[]> => {
  const near = await Promise.all(
    keysOf(year, agencyId, signature).map((key) => queryAround(table, key, EntrySchema, neighboursEachSide)),
  );
  return near.flat().map((item) => ({ ...item, signature: signatureFrom(item.signature) }));
};

/** Only the report that holds its agency's year counts: undefined for an entry that has been overtaken. */
const ifTaken = async (table: string, year: number, entry: Entry): Promise<Entry | undefined> => {
  const taken = await findItem(table, keys.taken(entry.agencyId, year), TakenSchema);
  return taken?.submissionId === entry.submissionId ? entry : undefined;
};

const compareWith = async (
  { workBucket, register }: LikenessPlace,
  narrative: Narrative,
  { agencyId, submissionId }: Entry,
): Promise<LikeReport | undefined> => {
  const report = await reportOf(workBucket, submissionId);
  if (!report) return undefined;
  const agency = agencyOf(register, agencyId);
  return {
    agencyName: agency?.name ?? report.agency,
    ...compare(narrative, narrativeOf(report, namesOf(agency))),
  };
};

/** What is wrong with the stored report of one agency must not hold up another's: it is logged, and passed over. */
const reportOf = async (workBucket: string, submissionId: string): Promise<Report | undefined> => {
  try {
    return await readJson(workBucket, reportKey(submissionId), ReportSchema);
  } catch (error) {
    if (!(error instanceof StoredDataError)) throw error;
    log.error('a report to compare with cannot be read', { submissionId, cause: error.message });
    return undefined;
  }
};

/** After so many days nobody sends a report of the same year any more; DynamoDB drops the entry by itself. */
const keptDays = 730;

/**
 * Keeps the signature of a report that has taken its agency's year. Entries of an earlier one stay, are passed over as
 * overtaken, and expire. Written again by a retry, they are the same.
 */
export const keepLikeness = async (
  place: LikenessPlace,
  { agencyId, submissionId, order, uploadedAt }: Submission,
  year: number,
  narrative: Narrative,
): Promise<void> => {
  const signature = signatureIn(place, narrative);
  if (!signature) return;
  const entry = { agencyId, submissionId, order, signature: digitsOf(signature) };
  const expiresAtSeconds = Math.floor(Date.parse(uploadedAt) / 1000) + keptDays * 86_400;
  const items = keysOf(year, agencyId, signature).map((key) => ({ key, content: entry }));
  await writeItems(place.table, items, { expiresAtSeconds });
};

/** None for a text too short to be compared (C09 is not assessable then). */
const signatureIn = ({ register }: LikenessPlace, narrative: Narrative): Uint16Array | undefined => {
  const { similarLeastLetters } = register.settings.checks.thresholds;
  return narrative.codes.length < similarLeastLetters ? undefined : signatureOf(narrative);
};

const keysOf = (year: number, agencyId: string, signature: Uint16Array): Key[] =>
  lookupsOf(signature).map(({ bucket, position }) => keys.likeness(year, bucket, position, agencyId));

const digitsOf = (signature: Uint16Array): string =>
  Array.from(signature, (value) => value.toString(16).padStart(4, '0')).join('');

const signatureFrom = (digits: string): Uint16Array =>
  Uint16Array.from(digits.match(/.{4}/gu) ?? [], (value) => Number.parseInt(value, 16));
