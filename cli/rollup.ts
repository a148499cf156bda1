import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { checkDraft } from '../functions/rollup/draft.ts';
import { rollUpFile } from '../functions/rollup/files.ts';
import { readRollUp } from '../functions/rollup/read.ts';
import { readRegister as readRegisterOf } from '../functions/shared/register.ts';
import { agencyOf, type Register } from '../schemas/register.ts';
import type { RollUp } from '../schemas/rollUp.ts';
import { openInstallation } from './outputs.ts';
import { readRegister } from './register.ts';
import { type RollUpArguments, readArguments, usage } from './rollupArguments.ts';
import { readReportFile, rollUpFiles } from './rollupFiles.ts';
import { draftLines, rollUpLines } from './rollupText.ts';

/** `npm run rollup -- --parent ID --year Y …`: what a government's agencies come to, see `usage`. */
const run = async (call: RollUpArguments): Promise<number> => {
  const { register, rolled } = await rolledBy(call);
  const { format, out } = call;
  // What is said must not get into what is printed as data.
  const say = format === 'json' && out === undefined ? console.error : console.log;
  for (const line of rollUpLines(rolled)) say(line);
  const failed = call.draft === undefined ? false : await compare(call, call.draft, register, rolled, say);
  if (format) {
    const { name, bytes } = rollUpFile(rolled, format);
    if (format === 'json' && out === undefined) process.stdout.write(bytes);
    else {
      writeFileSync(out ?? name, bytes);
      console.log(`已写成：${out ?? name}`);
    }
  }
  return failed ? 1 : 0;
};

const rolledBy = async (call: RollUpArguments): Promise<{ register: Register; rolled: RollUp }> => {
  const { year, files } = call;
  const now = new Date();
  if (call.register !== undefined) {
    const register = await readRegister(call.register);
    const { rolled, unused } = await rollUpFiles(register, parentOf(register, call.parent), year, files, now);
    for (const line of unused) console.error(line);
    return { register, rolled };
  }
  const { TableName: table, PublicBucketName: publicBucket, WorkBucketName } = openInstallation(call.outputs);
  const register = await readRegisterOf(WorkBucketName);
  const order = { parent: parentOf(register, call.parent), year, now, withCarried: true };
  return { register, rolled: await readRollUp({ table, publicBucket }, register, order) };
};

const parentOf = (register: Register, id: string) => {
  const parent = agencyOf(register, id);
  if (!parent) throw new Error(`名录中没有编号为“${id}”的机关。`);
  if (parent.kind !== 'government') throw new Error(`“${parent.name}”不是政府，没有汇总。`);
  return parent;
};

/** Whether the draft has an error. */
const compare = async (
  call: RollUpArguments,
  file: string,
  register: Register,
  children: RollUp,
  say: (line: string) => void,
): Promise<boolean> => {
  const { report } = await readReportFile(file);
  const agency = parentOf(register, call.parent);
  const check = checkDraft(report, { agency, children, settings: register.settings.checks });
  for (const line of draftLines(check)) say(line);
  return check.findings.some(({ severity }) => severity === 'error');
};

/** Carries out one call. Answers the exit code. */
export const rollupCommand = async (words: readonly string[]): Promise<number> => {
  try {
    const call = readArguments(words);
    if (call) return await run(call);
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
};

// As `node cli/rollup.ts`; `gongkai rollup` uses the function.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await rollupCommand(process.argv.slice(2));
