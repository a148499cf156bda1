import { parseArgs } from 'node:util';
import { type CheckResult, checkFile, exitCodeOf } from './checkFile.ts';
import { resultLines, summaryLine } from './checkText.ts';
import { readRegister } from './register.ts';

/**
 * `npm run check -- [--json] [--register FILE] FILE…`: reads and checks files without any stack. With `--json` one line
 * per file on standard output. Exit code 0: all ok, 1: some with errors, 2: some unreadable (or a call that cannot be
 * carried out).
 */
const usage = '用法：npm run check -- [--json] [--register 名录.yaml] 文件…';

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, register: { type: 'string' } },
  });

const print = (result: CheckResult, asJson: boolean, place: string): void => {
  if (asJson) console.log(JSON.stringify(result));
  else console.log([`${place}${result.file}`, ...resultLines(result)].join('\n'));
};

const checkAll = async (): Promise<number> => {
  const { values, positionals: files } = readArguments();
  if (files.length === 0) throw new Error('没有指出要核对的文件。');
  const register = values.register === undefined ? undefined : await readRegister(values.register);
  const results: CheckResult[] = [];
  for (const [index, file] of files.entries()) {
    const result = await checkFile(file, register);
    results.push(result);
    print(result, values.json, files.length > 1 ? `[${index + 1}/${files.length}] ` : '');
  }
  if (!values.json && files.length > 1) console.log(`\n${summaryLine(results)}`);
  return exitCodeOf(results);
};

try {
  process.exitCode = await checkAll();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
