import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';
import { canaryAgency, canaryRegister } from './canary.ts';
import { optionalVariable } from './config.ts';
import { RegisterError } from './errors.ts';
import { findObject, findUnless, type StoredObject } from './objects.ts';
import { registerKey } from './places.ts';

/** Reads the register in force from the work bucket; throws RegisterError when it is missing or misshapen. */
export const readRegister = async (workBucket: string): Promise<Register> => {
  const found = await findObject(workBucket, registerKey);
  if (!found) throw missing(workBucket);
  return parse(found);
};

/** The register that concerns an agency: where there is a canary, it has one of its own, made up of what it needs. */
export const registerFor = (register: Register, agencyId: string): Register =>
  agencyId === canaryAgency.id && optionalVariable('CANARY') ? canaryRegister(register.authority) : register;

const missing = (workBucket: string): RegisterError =>
  new RegisterError(`There is no register at s3://${workBucket}/${registerKey}; load one with npm run deploy`);

const parse = ({ body }: StoredObject): Register => {
  const parsed = RegisterSchema.safeParse(JSON.parse(new TextDecoder().decode(body)));
  if (!parsed.success) throw new RegisterError(`The register does not fit its schema: ${parsed.error.message}`);
  return parsed.data;
};

/**
 * Reads the register in force again and again: the bucket is asked every time, but what has not changed is neither sent
 * nor checked again, which takes long with thousands of agencies.
 */
export const registerReader = (workBucket: string): (() => Promise<Register>) => {
  let known: { readonly register: Register; readonly etag: string } | undefined;
  return async () => {
    const found = await (known ? findUnless(workBucket, registerKey, known.etag) : findObject(workBucket, registerKey));
    if (!found) throw missing(workBucket);
    if (found !== 'same') known = { register: parse(found), etag: found.etag };
    return known!.register;
  };
};
