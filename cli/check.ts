import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CheckArguments, readArguments, usage } from './checkArguments.ts';
import { type CheckedFile, checkFile, type Known } from './checkFile.ts';
import { checkPage, generator } from './checkPage.ts';
import { exitCodeOf, resultOf } from './checkResult.ts';
import { lastYearLines, resultLines, summaryLine } from './checkText.ts';
import { readFormerReport } from './formerReports.ts';
import { readRegister } from './register.ts';

/**
 * `npm run check -- FILE…`: reads and checks files without any stack; `usage` says how. Exit code 0: all ok, 1: some with
 * errors, 2: some unreadable (or a call that cannot be carried out). Results go to standard output, progress to the other.
 */
const checkAll = async (call: CheckArguments): Promise<number> => {
  if (call.html !== undefined) refuseToDestroy(call.html, call.files);
  const known = await knownFrom(call);
  const checked: CheckedFile[] = [];
  for (const [index, file] of call.files.entries()) {
    const place = call.files.length > 1 ? `[${index + 1}/${call.files.length}] ` : '';
    const done = progress(`${place}${file}`, place !== '');
    const one = await checkFile(file, known);
    done();
    checked.push(one);
    print(one, call.json, place);
  }
  if (!call.json && checked.length > 1) console.log(`\n${summaryLine(checked)}`);
  if (call.html !== undefined) {
    writeFileSync(call.html, checkPage(checked, styles()));
    console.error(`核对结果已写成网页：${call.html}`);
  }
  return exitCodeOf(checked);
};

const knownFrom = async ({ register, lastYear }: CheckArguments): Promise<Known> => ({
  ...(register !== undefined && { register: await readRegister(register) }),
  formers: await Promise.all(lastYear.map(readFormerReport)),
});

/** A web page is also what reports come as: only a page of ours is written over. */
const refuseToDestroy = (page: string, files: readonly string[]): void => {
  const isInput = files.some((file) => resolve(file) === resolve(page));
  if (isInput || (existsSync(page) && !readFileSync(page, 'utf8').includes(`content="${generator}"`)))
    throw new Error(`“${page}”已经存在，而且不是核对结果的网页，没有覆盖。请换一个文件名。`);
};

/** Says what is being read, for as long as that takes; on a terminal the line goes again. */
const progress = (words: string, wanted: boolean): (() => void) => {
  if (!wanted) return () => {};
  if (!process.stderr.isTTY) {
    console.error(words);
    return () => {};
  }
  process.stderr.write(words);
  return () => process.stderr.write('\r\u001B[K');
};

const print = (checked: CheckedFile, asJson: boolean, place: string): void => {
  if (!asJson) {
    console.log([`${place}${checked.file}`, ...resultLines(checked)].join('\n'));
    return;
  }
  if (checked.status === 'read') for (const line of lastYearLines(checked.lastYear)) console.error(line);
  console.log(JSON.stringify(resultOf(checked)));
};

const styles = (): string =>
  ['base', 'report', 'feedback']
    .map((name) => readFileSync(new URL(`../site/assets/${name}.css`, import.meta.url), 'utf8'))
    .join('\n');

try {
  const call = readArguments(process.argv.slice(2));
  if (call.help) console.log(usage);
  else process.exitCode = await checkAll(call);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
