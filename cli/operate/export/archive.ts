import { createHash } from 'node:crypto';
import {
  appendFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { Refusal } from '../command.ts';
import type { RawItem } from '../store/items.ts';

/** Which bucket an object is from, whatever its name. */
export const RoleSchema = z.enum(['drop', 'work', 'public']);
export type Role = z.infer<typeof RoleSchema>;

/** One object of an export: a line of `objects.jsonl`. */
const ExportedSchema = z.strictObject({
  bucket: RoleSchema,
  key: z.string(),
  /** Of an original: the version that was sent in. */
  versionId: z.string().optional(),
  /** Where it lies in the export. */
  path: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
  sha256: z.string(),
  contentType: z.string().optional(),
  cacheControl: z.string().optional(),
  contentDisposition: z.string().optional(),
  metadata: z.record(z.string(), z.string()),
});
export type Exported = z.infer<typeof ExportedSchema>;

/** `export.json`, written last: an export without it is not whole. */
const SummarySchema = z.strictObject({
  format: z.literal(1),
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Null: of all. Only such an export can be restored. */
  agencyId: z.string().nullable(),
  year: z.int().nullable(),
  table: z.string(),
  items: z.int(),
  objects: z.int(),
  bytes: z.int(),
  /** Objects that were listed, and gone when they were to be read. */
  missing: z.array(z.string()),
  /** SHA-256 of the file `SHA256SUMS`, which has that of every other. */
  sums: z.string(),
});
export type Summary = z.infer<typeof SummarySchema>;

const names = { summary: 'export.json', sums: 'SHA256SUMS', items: 'table.jsonl', objects: 'objects.jsonl' };

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** Longest name a file may have nearly everywhere, in bytes. */
const longestName = 200;

/**
 * A key as a path: keys are chosen by whoever sends a file, so that nothing in them may lead out of the folder, or be a name
 * that a file system does not take. Such parts become a hash.
 */
export const safePath = (key: string): string =>
  key
    .split('/')
    .map((part) => part.replaceAll(':', '.'))
    .map((part) =>
      part === '' ||
      part === '.' ||
      part === '..' ||
      /[\p{Cc}\\*?"<>|]/u.test(part) ||
      Buffer.byteLength(part) > longestName
        ? `~${sha256(part).slice(0, 16)}`
        : part,
    )
    .join('/');

/** An export that is being written into an empty folder. */
export const newArchive = (directory: string) => {
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Refusal(`${directory} is not empty; an export wants a folder of its own.`);
  mkdirSync(directory, { recursive: true });
  const sums: string[] = [];
  const hashes = new Map([names.items, names.objects].map((name) => [name, createHash('sha256')]));
  const append = (name: string, lines: readonly unknown[]): void => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    appendFileSync(join(directory, name), text);
    hashes.get(name)?.update(text);
  };
  const addFile = (path: string, content: Uint8Array | string): string => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content, { flag: 'wx' });
    const hash = sha256(content);
    sums.push(`${hash}  ${path}`);
    return hash;
  };
  return {
    addItems: (items: readonly RawItem[]): void =>
      append(
        names.items,
        items.map(({ pk, sk, ...item }) => ({ pk, sk, ...item })),
      ),
    addFile,
    addObject: (of: Omit<Exported, 'size' | 'sha256'>, body: Uint8Array): void =>
      append(names.objects, [{ ...of, size: body.length, sha256: addFile(of.path, body) }]),
    finish: (summary: Omit<Summary, 'format' | 'sums'>): Summary => {
      for (const name of hashes.keys()) append(name, []);
      const all = [...sums, ...[...hashes].map(([name, hash]) => `${hash.digest('hex')}  ${name}`)].sort(byPath);
      const text = all.map((line) => `${line}\n`).join('');
      writeFileSync(join(directory, names.sums), text);
      const whole: Summary = { format: 1, ...summary, sums: sha256(text) };
      writeFileSync(join(directory, names.summary), `${JSON.stringify(whole, null, 2)}\n`);
      return whole;
    },
  };
};
export type Archive = ReturnType<typeof newArchive>;

const byPath = (one: string, other: string): number => (one.slice(66) < other.slice(66) ? -1 : 1);

/** Opens an export to read from it. Throws Refusal when it is not whole, or its lists are not as they were written. */
export const openArchive = (directory: string) => {
  const file = (name: string): string => join(directory, name);
  if (!existsSync(file(names.summary)))
    throw new Refusal(`${directory} is no export, or was interrupted: it has no ${names.summary}.`);
  const summary = SummarySchema.parse(JSON.parse(readFileSync(file(names.summary), 'utf8')));
  const sums = readFileSync(file(names.sums), 'utf8');
  if (sha256(sums) !== summary.sums) throw new Refusal(`${file(names.sums)} is not as it was written.`);
  const known = new Map(
    sums
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  for (const name of [names.items, names.objects])
    if (known.get(name) !== sha256(readFileSync(file(name))))
      throw new Refusal(`${file(name)} is not as it was written.`);
  return {
    summary,
    /** Items in pages. */
    items: () => pages(file(names.items)),
    objects: async (): Promise<Exported[]> => {
      const all: Exported[] = [];
      for await (const page of pages(file(names.objects))) all.push(...page.map((line) => ExportedSchema.parse(line)));
      return all;
    },
    /** The bytes of one object. Throws Refusal when they are not those that were written. */
    bytesOf: ({ path, sha256: expected }: Exported): Uint8Array => {
      const body = readFileSync(file(path));
      if (sha256(body) !== expected) throw new Refusal(`${file(path)} is not as it was written.`);
      return body;
    },
  };
};

const pageSize = 500;

async function* pages(file: string): AsyncGenerator<RawItem[]> {
  let page: RawItem[] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    page.push(JSON.parse(line));
    if (page.length === pageSize) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
