import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, openSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** A body that lies on the disk, complete. */
export interface WrittenBody {
  readonly body: string;
  readonly size: number;
  /** Hex. */
  readonly md5: string;
}

const unfinished = '.unfinished';

/**
 * Writes a body under a new name. The bytes and then the name are synced before this returns; a body that breaks off,
 * or whose source finds fault with it, leaves nothing.
 */
export async function writeBody(folder: string, source: AsyncIterable<Uint8Array>): Promise<WrittenBody> {
  const body = randomUUID();
  const temporary = join(folder, body + unfinished);
  try {
    const written = await writeFile(temporary, source);
    await rename(temporary, join(folder, body));
    await syncFolder(folder);
    return { body, ...written };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeFile(path: string, source: AsyncIterable<Uint8Array>) {
  const file = await open(path, 'wx');
  try {
    const md5 = createHash('md5');
    let size = 0;
    for await (const chunk of source) {
      await file.writeFile(chunk);
      md5.update(chunk);
      size += chunk.byteLength;
    }
    await file.sync();
    return { size, md5: md5.digest('hex') };
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Opens a body for reading, from byte `start` up to and with byte `end`. It is opened at once, in the same turn in which
 * its record was found, so that it can be read to its end whatever happens to the record.
 */
export function readBody(folder: string, body: string, start: number, end: number): Readable {
  if (end < start) return Readable.from([]);
  const path = join(folder, body);
  return createReadStream(path, { fd: openSync(path, 'r'), start, end });
}

export async function removeBodies(folder: string, bodies: readonly string[]): Promise<void> {
  await Promise.all(bodies.map((body) => rm(join(folder, body), { force: true })));
}

/** Removes what a crash left in the folder: bodies that no record names. */
export function prepareBodies(folder: string, named: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!named.has(name)) rmSync(join(folder, name));
  }
}
