import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openInstallation } from './outputs.ts';
import { readRegisterFile } from './register.ts';

/**
 * `npm run register -- check|import|template|log`: checks a register file (YAML or workbook), puts it in force, writes it as
 * a workbook, tells of every change. Exit code 0: done, 1: the register has faults or may not be imported, 2: a call that
 * cannot be carried out.
 */
const usage = `用法：npm run register -- check 名录文件
      npm run register -- import 名录文件 --by 姓名 [--why 事由] [--even-so] [--outputs 安装输出.json]
      npm run register -- template 输出.xlsx [--register 名录文件]
      npm run register -- log [--outputs 安装输出.json]
名录文件可以是YAML，也可以是template生成的Excel工作簿。`;

const readArguments = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      why: { type: 'string' },
      'even-so': { type: 'boolean', default: false },
      register: { type: 'string' },
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
      help: { type: 'boolean', default: false },
    },
  });

type Arguments = ReturnType<typeof readArguments>['values'];

class UsageError extends Error {}

const say = (line: string): void => console.log(line);

const read = async (file: string) => {
  const { register, warnings } = await readRegisterFile(file);
  for (const warning of warnings) say(`提示：${warning}`);
  return register;
};

const check = async (file: string): Promise<void> => {
  const { agencies, people, chains } = await read(file);
  say(`名录无误：单位${agencies.length}个，人员${people.length}名，审批流程${Object.keys(chains).length}个。`);
};

const importFile = async (file: string, { by, why, outputs, 'even-so': evenSo }: Arguments): Promise<void> => {
  if (!by) throw new UsageError('没有指出由谁导入（--by 姓名）。');
  const register = await read(file);
  const installation = openInstallation(outputs);
  const [{ importRegister }, { registerOfInstallation }] = await Promise.all([
    import('./register/importRegister.ts'),
    import('./register/installation.ts'),
  ]);
  const shelf = registerOfInstallation(installation);
  const done = await importRegister(shelf, { register, by, why, now: new Date(), evenSo, say });
  if (done === 'imported') say('名录已导入并记录。');
};

const template = async (file: string, { register }: Arguments): Promise<void> => {
  const [{ registerWorkbook }, { exampleRegister }] = await Promise.all([
    import('./register/template.ts'),
    import('./register/exampleRegister.ts'),
  ]);
  writeFileSync(file, registerWorkbook(register === undefined ? exampleRegister() : await read(register)));
  say(file);
};

const log = async ({ outputs }: Arguments): Promise<void> => {
  const installation = openInstallation(outputs);
  const [{ changeLog }, { recordedChanges }] = await Promise.all([
    import('./register/changeLog.ts'),
    import('./register/installation.ts'),
  ]);
  const { changes, inForce } = await recordedChanges(installation);
  const lines = changeLog(changes, inForce);
  for (const line of lines.length > 0 ? lines : ['没有变更记录。']) say(line);
};

const run = async (words: readonly string[]): Promise<void> => {
  const { values, positionals } = readArguments(words);
  if (values.help) return say(usage);
  const [command, file, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`不认识的参数：${rest.join(' ')}`);
  if (command === 'log' && file === undefined) return log(values);
  if (file === undefined) throw new UsageError('缺少子命令或文件名。');
  if (command === 'check') return check(file);
  if (command === 'import') return importFile(file, values);
  if (command === 'template') return template(file, values);
  throw new UsageError(`不认识的子命令“${command}”。`);
};

/** Carries out one call. Answers the exit code. */
export const registerCommand = async (words: readonly string[]): Promise<number> => {
  try {
    await run(words);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof TypeError;
    console.error(error instanceof Error ? error.message : String(error));
    if (isUsage) console.error(usage);
    return isUsage ? 2 : 1;
  }
};

// As `node cli/registerCommand.ts`; `gongkai register` uses the function.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await registerCommand(process.argv.slice(2));
