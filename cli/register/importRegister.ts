import { createHash } from 'node:crypto';
import * as z from 'zod';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';
import type { RegisterChange } from '../../schemas/registerChange.ts';
import { differencesOf, firstRegister } from './difference.ts';

/** Where a register lies and what hangs on it; an installation, or memory in tests. */
export interface RegisterShelf {
  /** The register in force as it is stored. */
  find(): Promise<{ readonly text: string; readonly etag: string } | undefined>;
  /** Writes the register, if the one in force is still the one that was found. */
  put(text: string, over: string | undefined): Promise<'written' | 'conflict'>;
  record(change: RegisterChange): Promise<void>;
  /** Receipt numbers of an agency's submissions that have not ended. */
  underWay(agencyId: string): Promise<readonly string[]>;
}

export interface RegisterImport {
  readonly register: Register;
  readonly by: string;
  readonly why: string | undefined;
  readonly now: Date;
  /** Whether agencies may leave that have submissions under way. */
  readonly evenSo: boolean;
  /** Is told what is different before anything is written. */
  readonly say: (line: string) => void;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Puts a register in force and records the change: the record first, so that no register is ever in force that nothing
 * tells of. The same register again changes and records nothing. Throws an Error that names the submissions under way when
 * an agency with such would leave, and when somebody else was faster.
 */
export const importRegister = async (
  shelf: RegisterShelf,
  given: RegisterImport,
): Promise<'imported' | 'unchanged'> => {
  const { register, by, why, now, evenSo, say } = given;
  const text = JSON.stringify(register);
  const found = await shelf.find();
  const differences = found ? differencesFrom(found.text, register) : [firstRegister(register)];
  if (differences.length === 0) {
    say('名录没有变化。');
    return 'unchanged';
  }
  for (const line of differences) say(line);
  if (found && !evenSo) await refuseUnderWay(shelf, found.text, register);
  await shelf.record({
    at: now.toISOString(),
    by,
    why: why ?? null,
    before: found ? sha256(found.text) : null,
    register: sha256(text),
    differences,
  });
  if ((await shelf.put(text, found?.etag)) === 'conflict')
    throw new Error('另有人同时导入了名录，本次未生效。请用 npm run register -- log 查看后重试。');
  return 'imported';
};

const differencesFrom = (stored: string, register: Register): string[] => {
  const before = RegisterSchema.safeParse(JSON.parse(stored));
  // As by JSON, in which nothing is undefined.
  if (before.success) return differencesOf(before.data, RegisterSchema.parse(JSON.parse(JSON.stringify(register))));
  return ['原名录不符合现行格式，未逐项比较', firstRegister(register)];
};

/** All that is asked of a register that may be of an older version. */
const StoredSchema = z.object({ agencies: z.array(z.object({ id: z.string(), name: z.string() })) });

const refuseUnderWay = async (shelf: RegisterShelf, stored: string, register: Register): Promise<void> => {
  const kept = new Set(register.agencies.map(({ id }) => id));
  const before = StoredSchema.safeParse(JSON.parse(stored)).data?.agencies ?? [];
  const faults: string[] = [];
  for (const { id, name } of before.filter((agency) => !kept.has(agency.id))) {
    const receipts = await shelf.underWay(id);
    if (receipts.length > 0) faults.push(`${name}（${id}）：受理编号${receipts.join('、')}`);
  }
  if (faults.length > 0)
    throw new Error(
      `以下单位有年报正在办理，移出名录后将无法继续办理，名录未导入：\n${faults.join('\n')}\n` +
        '请待办结后再移出；确需现在移出的，加 --even-so。',
    );
};
