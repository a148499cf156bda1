import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportIn } from '../parse/reading.ts';

const title = '云岭市清溪区教育局2025年政府信息公开工作年度报告';
const register = ['--register', 'examples/register.yaml'];
const education = ['--agency', 'qingxi-jiaoyu', '--year', '2025', ...register];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gongkai-blank-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const blank = (...values: string[]) =>
  spawnSync(process.execPath, ['cli/blank.ts', ...values, '--out', directory], { encoding: 'utf8' });

// Each of these starts a program of its own.
describe('npm run blank', { timeout: 60_000 }, () => {
  it('writes both files, with what last year’s report carried over', async () => {
    const { status, stdout } = blank(...education, '--last-year', 'examples/former-years/qingxi-jiaoyu-2024.docx');
    expect(status).toBe(0);
    expect(stdout).toContain('上年结转件数已从2024年年报带入。');
    expect(readdirSync(directory).sort()).toEqual([`${title}.docx`, `${title}.xlsx`]);
    const lastYear = await reportIn(readFileSync('examples/former-years/qingxi-jiaoyu-2024.docx'));
    const { cells } = await reportIn(readFileSync(join(directory, `${title}.docx`)));
    expect(cells['t2.r2.naturalPerson']!.value).toBe(lastYear.cells['t2.r4.naturalPerson']!.value);
    expect(cells['t2.r2.total']!.value).toBe(lastYear.cells['t2.r4.total']!.value);
    expect(cells['t2.r1.total']!.meaning).toBe('blank');
  });

  it('writes the one that is asked for, and says that nothing could be carried over', () => {
    const { status, stdout } = blank(...education, '--format', 'docx');
    expect(status).toBe(0);
    expect(readdirSync(directory)).toEqual([`${title}.docx`]);
    expect(stdout).toContain('没有2024年的年报，上年结转件数请自行填写。');
  });

  it.each([
    [
      'last year’s report is of another agency',
      [...education, '--last-year', 'examples/former-years/qingxi-shichang-2024.html'],
      '应为“云岭市清溪区教育局”的年报',
    ],
    [
      'last year’s report is of another year',
      [...education, '--last-year', 'examples/submissions/qingxi-jiaoyu-2025.docx'],
      '应为2024年的年报',
    ],
    ['the agency is not in the register', ['--agency', 'nobody', ...register], '名录中没有编号为“nobody”的机关'],
    ['there was no form that year', ['--agency', 'qingxi-jiaoyu', '--year', '2018', ...register], '没有对应的年报格式'],
    ['the format is unknown', [...education, '--format', 'pdf'], '应为 docx、xlsx 或 both'],
  ])('ends with 2 and writes nothing when %s', (_when, values, words) => {
    const { status, stderr } = blank(...values);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(readdirSync(directory)).toEqual([]);
  });
});
