import { type Register, RegisterSchema } from '../../schemas/register.ts';
import { RegisterError } from './errors.ts';
import { findObject } from './objects.ts';
import { registerKey } from './places.ts';

/** Reads the register in force from the work bucket; throws RegisterError when it is missing or misshapen. */
export const readRegister = async (workBucket: string): Promise<Register> => {
  const found = await findObject(workBucket, registerKey);
  if (!found)
    throw new RegisterError(`There is no register at s3://${workBucket}/${registerKey}; load one with npm run deploy`);
  const parsed = RegisterSchema.safeParse(JSON.parse(new TextDecoder().decode(found.body)));
  if (!parsed.success) throw new RegisterError(`The register does not fit its schema: ${parsed.error.message}`);
  return parsed.data;
};
