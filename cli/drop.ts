import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { parse } from '../functions/parse/parse.ts';
import { agencyNamed } from '../functions/validate/agencyNamed.ts';
import type { Register } from '../schemas/register.ts';
import type { Outputs } from './outputs.ts';

const client = new S3Client({});

/** What one upload was: enough to know its submission. */
export interface Dropped {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

/** Uploads a file for an agency, as any S3 client would. */
export const drop = async (
  outputs: Outputs,
  agencyId: string,
  fileName: string,
  body: Uint8Array,
): Promise<Dropped> => {
  const bucket = outputs.DropBucketName;
  const key = `incoming/${agencyId}/${fileName}`;
  const answer = await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  if (!answer.VersionId) throw new Error(`${bucket} keeps no versions; the drop bucket must be versioned`);
  return { bucket, key, versionId: answer.VersionId };
};

/**
 * The agency a file is dropped for when nobody says so: the one its title names. A report of an agency that is not in
 * the register is dropped as `unregistered`, a file that cannot be read for the first agency.
 */
export const agencyOfFile = async (register: Register, file: string): Promise<string> => {
  const outcome = await parse(readFileSync(file), basename(file));
  if (outcome.status === 'unreadable') return register.agencies[0]!.id;
  return agencyNamed(register.agencies, outcome.report.agency)?.id ?? 'unregistered';
};

/** Drops the first of the example submissions; gives its file name. */
export const dropExample = async (outputs: Outputs, register: Register, directory: string): Promise<string> => {
  const [fileName] = readdirSync(directory).sort();
  if (!fileName) throw new Error(`${directory} has no example; write them with node examples/write.ts`);
  const file = join(directory, fileName);
  await drop(outputs, await agencyOfFile(register, file), fileName, readFileSync(file));
  return fileName;
};
