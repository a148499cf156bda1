import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRegister } from '../../cli/register.ts';

const directory = mkdtempSync(join(tmpdir(), 'gongkai-register-command-'));
afterAll(() => rmSync(directory, { recursive: true }));

const run = (...parameters: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/registerCommand.ts', ...parameters], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('npm run register', () => {
  test('template writes a workbook that is the same register, and check finds it right', async () => {
    const file = join(directory, '名录.xlsx');
    expect(run('template', file, '--register', 'examples/register.yaml').status).toBe(0);
    expect(await readRegister(file)).toEqual(await readRegister('examples/register.yaml'));
    const { status, stdout } = run('check', file);
    expect([status, stdout]).toEqual([0, '名录无误：单位9个，人员29名，审批流程9个。\n']);
  });

  test('template without a register shows one line of each, which is a register as well', async () => {
    const file = join(directory, '空白名录.xlsx');
    run('template', file);
    expect((await readRegister(file)).agencies.map(({ name }) => name)).toEqual(['青溪县水务局']);
  });

  test('check ends with 1 when there are faults', () => {
    const { status, stderr } = run('check', 'package.json');
    expect(status).toBe(1);
    expect(stderr).toContain('package.json:1: ');
  });

  test('import without a name ends with 2, says how it is called, and opens nothing', () => {
    const outputs = join(directory, 'none.json');
    const { status, stderr } = run('import', 'examples/register.yaml', '--outputs', outputs);
    expect(status).toBe(2);
    expect(stderr).toContain('没有指出由谁导入（--by 姓名）。\n用法：npm run register');
    expect(existsSync(outputs)).toBe(false);
  });
});
