import { listFolders, listKeys } from '../../../functions/shared/manyObjects.ts';
import { findObject } from '../../../functions/shared/objects.ts';
import { sideBySide } from '../../../functions/shared/sideBySide.ts';
import type { Register } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import type { Outputs } from '../../outputs.ts';
import { submissionIn, submissionsOf } from '../find.ts';
import { courseOf } from '../show/gather.ts';
import { scanItems } from '../store/items.ts';
import { type Archive, newArchive, type Role, type Summary, safePath } from './archive.ts';
import { isKept, itemsOfAgency } from './scope.ts';

export interface ExportOrder {
  readonly directory: string;
  /** Undefined: everything, as a backup. */
  readonly agencyId: string | undefined;
  /** Of an agency: one year only. */
  readonly year: number | undefined;
  readonly now: Date;
}

/** An object to be exported. */
interface Wanted {
  readonly bucket: Role;
  readonly key: string;
  readonly versionId?: string;
  readonly path: string;
}

const atOnce = 8;

/**
 * Writes everything, or everything of an agency, into an empty folder, each file with its SHA-256. The table comes first and
 * the objects after it, so that what an item leads to is there.
 */
export const exportTo = async (
  outputs: Outputs,
  register: Register,
  order: ExportOrder,
  progress: (line: string) => void,
): Promise<Summary> => {
  const { directory, agencyId, year, now } = order;
  const archive = newArchive(directory);
  const { items, submissions } =
    agencyId === undefined
      ? await addWholeTable(outputs.TableName, archive, progress)
      : await addAgency(outputs, register, archive, { ...order, agencyId });
  const wanted = [
    ...originals(submissions),
    ...(agencyId === undefined
      ? await everything(outputs)
      : await ofAgency(outputs, agencyId, { submissions, years: yearsOf(submissions, order) })),
  ];
  const { missing, bytes } = await addObjects(outputs, archive, wanted, progress);
  return archive.finish({
    startedAt: now.toISOString(),
    finishedAt: new Date().toISOString(),
    agencyId: agencyId ?? null,
    year: year ?? null,
    table: outputs.TableName,
    items,
    objects: wanted.length - missing.length,
    bytes,
    missing,
  });
};

/** Years without a submission of ours may have a report that was imported. */
const yearsOf = (submissions: readonly Submission[], { year, now }: ExportOrder): number[] => {
  if (year !== undefined) return [year];
  const read = submissions.flatMap((one) => one.year ?? []);
  const recent = Array.from({ length: 15 }, (_, back) => now.getFullYear() - back);
  return [...new Set([...read, ...recent])].sort();
};

interface Added {
  readonly items: number;
  readonly submissions: readonly Submission[];
}

const addWholeTable = async (table: string, archive: Archive, progress: (line: string) => void): Promise<Added> => {
  const submissions: Submission[] = [];
  let items = 0;
  for await (const page of scanItems(table)) {
    const kept = page.filter(isKept);
    archive.addItems(kept);
    submissions.push(...kept.flatMap((item) => submissionIn(item) ?? []));
    items += kept.length;
    progress(`${items} items`);
  }
  return { items, submissions };
};

/** The items, and beside them the course of each submission as a file to be read. */
const addAgency = async (
  outputs: Outputs,
  register: Register,
  archive: Archive,
  order: ExportOrder & { readonly agencyId: string },
): Promise<Added> => {
  const { agencyId, year } = order;
  const all = await submissionsOf(outputs.TableName, agencyId);
  const submissions = all.filter((one) => year === undefined || one.year === year);
  const items = await itemsOfAgency(outputs.TableName, agencyId, { submissions, years: yearsOf(submissions, order) });
  archive.addItems(items);
  for (const submission of submissions) {
    const course = await courseOf(outputs, register, submission);
    const name = `${submission.receiptNumber}-${submission.drop.attempt}`;
    archive.addFile(`submissions/${name}.json`, `${JSON.stringify(course, null, 2)}\n`);
  }
  return { items: items.length, submissions };
};

interface OfAgency {
  readonly submissions: readonly Submission[];
  readonly years: readonly number[];
}

/** The files as they were sent in; further attempts are at the same file. */
const originals = (submissions: readonly Submission[]): Wanted[] => {
  const byVersion = new Map(submissions.map((one) => [`${one.drop.key} ${one.drop.versionId}`, one]));
  return [...byVersion.values()].map(({ drop: { key, versionId }, agencyId, receiptNumber, fileName }) => ({
    bucket: 'drop',
    key,
    versionId,
    path: `originals/${safePath(agencyId)}/${receiptNumber}/${safePath(fileName.replaceAll('/', '_'))}`,
  }));
};

const wantedOf = (bucket: Role, keys: readonly string[]): Wanted[] =>
  keys.map((key) => ({ bucket, key, path: `${bucket}/${safePath(key)}` }));

const isOfVersion = (key: string): boolean => /^reports\/[^/]+\/\d+\/v\d+\//u.test(key);

/** All of the work bucket; of the public one what cannot be made again. */
const everything = async ({ WorkBucketName, PublicBucketName }: Outputs): Promise<Wanted[]> => {
  const [work, reports] = await Promise.all([listKeys(WorkBucketName, ''), listKeys(PublicBucketName, 'reports/')]);
  return [...wantedOf('work', work), ...wantedOf('public', reports.filter(isOfVersion))];
};

const ofAgency = async (
  { WorkBucketName, PublicBucketName }: Outputs,
  agencyId: string,
  { submissions, years }: OfAgency,
): Promise<Wanted[]> => {
  const known = (await listFolders(PublicBucketName, `reports/${agencyId}/`)).map(Number);
  const published = known.filter((year) => years.includes(year));
  const work = [
    ...submissions.map(({ submissionId }) => `submissions/${submissionId}/`),
    ...years.map((year) => `withdrawn/${agencyId}/${year}/`),
  ];
  const ofWork = await sideBySide(work, atOnce, (prefix) => listKeys(WorkBucketName, prefix));
  const ofPublic = await sideBySide(published, atOnce, (year) =>
    listKeys(PublicBucketName, `reports/${agencyId}/${year}/`),
  );
  return [...wantedOf('work', ofWork.flat()), ...wantedOf('public', ofPublic.flat().filter(isOfVersion))];
};

/** Names of the buckets by what they are for. */
export const bucketsOf = (outputs: Outputs): Readonly<Record<Role, string>> => ({
  drop: outputs.DropBucketName,
  work: outputs.WorkBucketName,
  public: outputs.PublicBucketName,
});

const addObjects = async (
  outputs: Outputs,
  archive: Archive,
  wanted: readonly Wanted[],
  progress: (line: string) => void,
): Promise<{ missing: string[]; bytes: number }> => {
  const buckets = bucketsOf(outputs);
  const missing: string[] = [];
  let [done, bytes] = [0, 0];
  await sideBySide(wanted, atOnce, async ({ bucket, key, versionId, path }) => {
    const found = await findObject(buckets[bucket], key, versionId);
    done += 1;
    if (done % 100 === 0 || done === wanted.length) progress(`${done}/${wanted.length} objects`);
    if (!found) {
      missing.push(`${bucket} ${key}`);
      return;
    }
    const { body, etag, ...facts } = found;
    archive.addObject({ bucket, key, path, ...(versionId !== undefined && { versionId }), ...facts }, body);
    bytes += body.length;
  });
  return { missing, bytes };
};
