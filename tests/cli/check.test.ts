import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkFile, exitCodeOf } from '../../cli/checkFile.ts';
import { resultLines, summaryLine } from '../../cli/checkText.ts';
import { readRegister } from '../../cli/register.ts';
import { cellsOf, equationsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';

const register = await readRegister('examples/register.yaml');
const good = 'examples/submissions/qingxi-jiaoyu-2025.docx';
const wrong = 'examples/drafts-with-errors/qingxi-songtao-2025.docx';
const doubtful = 'examples/submissions/qingxi-wangquan-2025.txt';
const unreadable = 'examples/write.ts';

const check = (...values: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/check.ts', ...values], { encoding: 'utf8' });
  return { status, lines: stdout.split('\n').filter((line) => line !== ''), stderr };
};

// Each of these starts a program of its own.
describe('npm run check', { timeout: 60_000 }, () => {
  it('ends with 0 when all is right, and says so in one line of JSON per file', () => {
    const { status, lines } = check('--json', good, good);
    expect(status).toBe(0);
    const results = lines.map((line) => JSON.parse(line));
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({
      file: good,
      status: 'ok',
      format: 'docx',
      report: {
        edition: '2021',
        title: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
        agency: '云岭市清溪区教育局',
        year: 2025,
      },
    });
    expect(results[0].report.cells['t1.fee.amountWan']).toEqual({ value: 1286.35, raw: '1286.35', meaning: 'number' });
    expect(results[0].report.sections.other).toContain('未收取政府信息公开信息处理费');
  });

  it('ends with 1 when a report has errors, and with 2 when one cannot be read, whatever the others', () => {
    expect(check('--json', good, wrong).status).toBe(1);
    const { status, lines } = check('--json', wrong, unreadable);
    expect(status).toBe(2);
    expect(JSON.parse(lines[1]!)).toMatchObject({ file: unreadable, status: 'unreadable', findings: [] });
  });

  it('numbers several files and counts them at the end', () => {
    const { lines } = check(good, wrong);
    expect(lines[0]).toBe(`[1/2] ${good}`);
    expect(lines.at(-1)).toBe('共核对2份：没有错误1份，有错误1份，无法读取0份。');
  });

  it('without a file, or with a register that is wrong, says how it is called and ends with 2', () => {
    expect(check()).toMatchObject({ status: 2, stderr: expect.stringContaining('用法：') });
    expect(check('--register', unreadable, good)).toMatchObject({ status: 2, lines: [] });
  });
});

describe('a file', () => {
  it('that is not there is unreadable, and the exit code says so', async () => {
    const result = await checkFile('no-such-file.docx');
    expect(result).toMatchObject({ status: 'unreadable', reason: { code: 'notFound' } });
    expect(exitCodeOf([result])).toBe(2);
  });

  it('is checked against the register only when there is one', async () => {
    const rulesOf = async (known?: typeof register) => {
      const result = await checkFile(doubtful, known);
      return result.findings.filter(({ rule }) => rule === 'E12').map(({ status }) => status);
    };
    expect(await rulesOf()).toEqual(['notAssessable']);
    expect(await rulesOf(register)).toEqual(['fail']);
    const strangers = { ...register, agencies: register.agencies.slice(0, 1) };
    expect(await rulesOf(strangers)).toEqual(['notAssessable']);
  });

  it('with errors is shown with the errors first and what follows from each', async () => {
    const lines = resultLines(await checkFile(wrong));
    expect(lines[0]).toBe('  识别为Word 文档（DOCX）');
    expect(lines[1]).toBe('  云岭市清溪区松涛街道办事处2025年政府信息公开工作年度报告（2021年版格式）：3处错误');
    expect(lines[2]).toMatch(/^ {2}错误 A03 {2}第三部分表格/);
    expect(lines[3]).toBe('            由此还有：“总计”列：一＋二＝7，三（七）＋四＝6，差1');
  });

  it('with doubts only is no error, and the doubts are counted', async () => {
    const result = await checkFile(doubtful, register);
    expect([result.status, exitCodeOf([result])]).toEqual(['ok', 0]);
    expect(resultLines(result)[1]).toContain('没有错误，3处提醒');
    expect(summaryLine([result])).toBe('共核对1份：没有错误1份，有错误0份，无法读取0份。');
  });
});

describe('a file that cannot be read', () => {
  it('is shown with what it was recognised as, where that could be told', async () => {
    expect(resultLines(await checkFile('docs/images/published-report.png'))[0]).toBe('  识别为图片');
    expect(resultLines(await checkFile('no-such-file.docx'))[0]).toContain('无法读取');
  });
});

const samples = '../shared/samples';

describe.skipIf(!existsSync(samples))('the samples', () => {
  const truth = () =>
    z
      .object({
        title: z.string(),
        agency: z.string(),
        year: z.number(),
        t1: z.record(z.string(), z.array(z.coerce.number())),
        t2: z.array(z.array(z.number())),
        t3: z.array(z.number()),
        sections: z.record(z.string(), z.array(z.string())),
      })
      .parse(JSON.parse(readFileSync(`${samples}/truth.json`, 'utf8')));

  it.each(['report.txt', 'report.docx', 'report.html'])('%s gives every figure and text of the truth', async (name) => {
    const result = await checkFile(`${samples}/${name}`);
    if (result.status === 'unreadable') throw new Error(result.reason.message);
    const { title, agency, year, t1, t2, t3, sections } = truth();
    const { cells, ...rest } = result.report;
    expect(cellsOf(formOf('2021')).map((cell) => cells[cell.name]?.value)).toEqual([
      ...Object.values(t1).flat(),
      ...t2.flat(),
      ...t3,
    ]);
    expect(rest).toEqual({
      edition: '2021',
      title,
      agency,
      year,
      sections: {
        overview: sections['一、总体情况']?.join('\n'),
        problems: sections['五、存在的主要问题及改进情况']?.join('\n'),
        other: sections['六、其他需要报告的事项']?.join('\n'),
      },
    });
  });

  it('report.html, whose sums do not hold on purpose, has every broken sum reported', async () => {
    const { findings } = await checkFile(`${samples}/report.html`);
    const said = findings.filter(({ rule }) => /^A0[1-4]$/.test(rule));
    expect(said.length + said.flatMap(({ consequences }) => consequences).length).toBe(
      equationsOf(formOf('2021')).length,
    );
    expect(new Set(said.map(({ rule }) => rule))).toEqual(new Set(['A01', 'A02', 'A03', 'A04']));
  });

  it('the real report as it arrived has no error', async () => {
    const result = await checkFile(`${samples}/000_a7e4ac88e66bf1e3.txt`, register);
    expect(result.status).toBe('ok');
    expect(result.findings.filter(({ status }) => status !== 'notAssessable')).toEqual([]);
  });
});
