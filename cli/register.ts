import { readFileSync } from 'node:fs';
import { RegisterError } from '../functions/shared/errors.ts';
import type { Register } from '../schemas/register.ts';
import type { RegisterFile } from './register/registerFile.ts';
import { parseRegisterFile } from './register/yaml.ts';

/**
 * Reads and checks a register file, YAML or Excel workbook, told apart by content. Throws RegisterError with every fault at
 * its place: file and line, or sheet and row.
 */
export const readRegisterFile = async (file: string): Promise<RegisterFile> => {
  const bytes = readBytes(file);
  // No text has such a byte; every Office file has.
  if (!bytes.includes(0)) return parseRegisterFile(bytes.toString('utf8'), file);
  const { readOfficeFile } = await import('./register/officeFile.ts');
  return readOfficeFile(bytes, file);
};

/** The same, where only the register is wanted. */
export const readRegister = async (file: string): Promise<Register> => (await readRegisterFile(file)).register;

/** Checks a register that is YAML already read; `file` only names it in errors. */
export const parseRegister = (text: string, file: string): Register => parseRegisterFile(text, file).register;

const readBytes = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new RegisterError(
      `The register cannot be read (${cause}). Name an existing file, e.g. examples/register.yaml`,
    );
  }
};
