import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openColumn } from '../functions/column/column.ts';
import { makeSharedPages } from '../functions/column/shared.ts';
import { writeObject } from '../functions/shared/objects.ts';
import type { Register } from '../schemas/register.ts';
import { columnPlaces, type Outputs } from './outputs.ts';
import { importRegister } from './register/importRegister.ts';
import { registerOfInstallation } from './register/installation.ts';
import { readRegister } from './register.ts';

const siteDirectory = fileURLToPath(new URL('../site/', import.meta.url));

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The static files of the public site. */
const siteFiles = (): string[] => readdirSync(join(siteDirectory, 'assets')).map((name) => `assets/${name}`);

const loadFile = async (bucket: string, path: string): Promise<void> => {
  const contentType = mediaTypes[extname(path)];
  if (!contentType) throw new Error(`site/${path}: no media type is known for this ending; add it to cli/load.ts`);
  await writeObject(bucket, path, readFileSync(join(siteDirectory, path)), {
    contentType,
    cacheControl: 'public, max-age=300',
  });
};

export interface LoadOptions {
  readonly outputs: Outputs;
  readonly registerFile: string;
  /** Who loads it, recorded where the register changes; and why. */
  readonly by: string;
  readonly why?: string | undefined;
  /** Whether agencies may leave the register that have submissions under way. */
  readonly evenSo?: boolean;
  readonly onProgress?: (line: string) => void;
}

/**
 * Loads what a stack does not hold by itself: the register, the static files and the pages that are there before anything is published. Safe to repeat; the
 * buckets keep former versions. Throws before anything is written when the register has faults, or may not be imported.
 */
export const load = async (options: LoadOptions): Promise<Register> => {
  const { outputs, registerFile, by, why, evenSo = false, onProgress = () => {} } = options;
  const register = await readRegister(registerFile);
  const given = { register, by, why, evenSo, now: new Date(), say: onProgress };
  await importRegister(registerOfInstallation(outputs), given);
  onProgress(`Register loaded: ${register.agencies.length} agencies, ${register.people.length} people`);

  const files = siteFiles();
  await Promise.all(files.map((path) => loadFile(outputs.PublicBucketName, path)));
  onProgress(`Site loaded: ${files.length} files`);

  const made = await makeSharedPages(await openColumn(columnPlaces(outputs)));
  onProgress(`Pages made: ${made}`);
  return register;
};
