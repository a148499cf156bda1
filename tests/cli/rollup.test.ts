import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseRegister } from '../../cli/register.ts';
import { readArguments } from '../../cli/rollupArguments.ts';
import { rollUpFiles } from '../../cli/rollupFiles.ts';
import { rollUpLines } from '../../cli/rollupText.ts';
import { agencyOf } from '../../schemas/register.ts';

const register = parseRegister(readFileSync('examples/register.yaml', 'utf8'), 'examples/register.yaml');
const parent = agencyOf(register, 'qingxi-zhengfu')!;
const now = new Date('2026-03-02T02:00:00.000Z');
const add = (files: readonly string[]) => rollUpFiles(register, parent, 2025, files, now);

describe('adding up files without a system', () => {
  test('counts those of the scope and says what is missing', async () => {
    const { rolled, unused } = await add([
      'examples/submissions/qingxi-wangquan-2025.txt',
      'examples/submissions/qingxi-jiaoyi-2025.txt',
    ]);
    expect(unused).toEqual([]);
    expect(rollUpLines(rolled).slice(0, 9)).toEqual([
      '云岭市清溪区人民政府2025年政府信息公开工作年度报告汇总表',
      '汇总范围7个单位，已公布2个：',
      '  ✗ 云岭市清溪区教育局（所属部门） 未公布',
      '  ✗ 云岭市清溪区自然资源和规划局（所属部门） 未公布',
      '  ✗ 云岭市清溪区市场监督管理局（所属部门） 未公布',
      '  ✗ 云岭市清溪区卫生健康局（所属部门） 未公布',
      '  ✓ 云岭市清溪区望泉镇人民政府（乡镇、街道）',
      '  ✗ 云岭市清溪区松涛街道办事处（乡镇、街道） 未公布',
      '  ✓ 云岭市清溪区公共资源交易中心（其他机构）',
    ]);
    expect(rollUpLines(rolled).at(-1)).toBe('数字不全：5个单位未公布，名录没有登记本级政府办公室。');
  });

  test('a report of the year before says what was carried on, and is not added', async () => {
    const { rolled, unused } = await add([
      'examples/submissions/qingxi-jiaoyu-2025.docx',
      'examples/former-years/qingxi-jiaoyu-2024.docx',
    ]);
    const bureau = rolled.members.find(({ agencyId }) => agencyId === 'qingxi-jiaoyu');
    expect(bureau?.carriedOut).toBe(bureau?.figures['t2.r2.total']);
    expect(unused).toEqual([]);
  });

  test('a file that is none of the scope is named, not added', async () => {
    const { rolled, unused } = await add(['examples/former-years/qingxi-shichang-2024.html']);
    expect(rolled.members.every(({ source }) => source === null)).toBe(true);
    expect(unused).toEqual([]);
    const other = await rollUpFiles(register, parent, 2022, ['examples/submissions/qingxi-jiaoyi-2025.txt'], now);
    expect(other.unused).toEqual([
      '“examples/submissions/qingxi-jiaoyi-2025.txt”是“云岭市清溪区公共资源交易中心”2025年的年报，不在汇总范围内，没有计入。',
    ]);
  });
});

describe('the command line', () => {
  test.each([
    [['--year', '2025'], '没有用 --parent 指出哪个政府。'],
    [['--parent', 'x'], '请用 --year 写明报告年度，2019年及以后。'],
    [['--parent', 'x', '--year', '2018'], '请用 --year 写明报告年度，2019年及以后。'],
    [['--parent', 'x', '--year', '2025', '--format', 'pdf'], '没有“pdf”这种格式。'],
    [['--parent', 'x', '--year', '2025', '--out', 'x.xlsx'], '写成文件的，请用 --format 写明格式。'],
    [['--parent', 'x', '--year', '2025', 'a.docx'], '列出年报文件的，请用 --register 指出名录。'],
    [['--parent', 'x', '--year', '2025', '--register', 'r.yaml'], '没有列出要相加的年报文件。'],
  ])('%j is refused with what is missing', (words, message) => {
    expect(() => readArguments(words)).toThrow(message);
  });

  test('a complete one is understood', () => {
    expect(readArguments(['--parent', 'x', '--year', '2025', '--format', 'docx', '--out', 'a.docx'])).toMatchObject({
      parent: 'x',
      year: 2025,
      format: 'docx',
      out: 'a.docx',
      outputs: '.gongkai/outputs.json',
    });
  });
});
