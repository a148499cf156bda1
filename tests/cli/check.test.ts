import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readArguments } from '../../cli/checkArguments.ts';
import { checkFile, type Known } from '../../cli/checkFile.ts';
import { checkPage } from '../../cli/checkPage.ts';
import { exitCodeOf, resultOf } from '../../cli/checkResult.ts';
import { lastYearLines, resultLines, summaryLine } from '../../cli/checkText.ts';
import { lastYearAmong, readFormerReport } from '../../cli/formerReports.ts';
import { readRegister } from '../../cli/register.ts';
import { cellsOf, equationsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { findingOf, validationOf } from '../builders/finding.ts';
import { reportOf } from '../builders/report.ts';

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
    const rulesOf = async (known?: Known) => {
      const result = resultOf(await checkFile(doubtful, known));
      return result.findings.filter(({ rule }) => rule === 'E12').map(({ status }) => status);
    };
    expect(await rulesOf()).toEqual(['notAssessable']);
    expect(await rulesOf({ register })).toEqual(['fail']);
    const strangers = { ...register, agencies: register.agencies.slice(0, 1) };
    expect(await rulesOf({ register: strangers })).toEqual(['notAssessable']);
  });

  it('with errors is shown with the errors first and what follows from each', async () => {
    const lines = resultLines(await checkFile(wrong));
    expect(lines[0]).toBe('  识别为Word 文档（DOCX）');
    expect(lines[1]).toContain('  云岭市清溪区松涛街道办事处2025年政府信息公开工作年度报告（2021年版格式）：3处错误');
    const root = lines.findIndex((line) => line.startsWith('  错误 A03  第三部分表格'));
    expect(root).toBe(2);
    expect(lines[root + 1]).toBe('            由此还有：“总计”列：一＋二＝7，三（七）＋四＝6，差1');
  });

  it('with doubts only is no error, and the doubts are counted', async () => {
    const result = await checkFile(doubtful, { register });
    expect([resultOf(result).status, exitCodeOf([result])]).toEqual(['ok', 0]);
    expect(resultLines(result)[1]).toMatch(/没有错误，\d+处提醒$/u);
    expect(summaryLine([result])).toBe('共核对1份：没有错误1份，有错误0份，无法读取0份。');
  });
});

describe('the lines for a file', () => {
  it('give a figure to consider where the message does not say it', async () => {
    const checked = await checkFile(wrong);
    if (checked.status !== 'read') throw new Error(checked.reason.message);
    const suggestion = { cell: 't3.review.total', value: 1 };
    const finding = findingOf({ rule: 'A04', message: '总计与四项之和不符。', left: 0, right: 1, suggestion });
    const lines = resultLines({ ...checked, validation: validationOf({ findings: [finding] }) });
    expect(lines.slice(2, 4)).toEqual([
      '  错误 A04  总计与四项之和不符。',
      '            “行政复议·总计”列现为0，如填1则各处相等；请对照台账核实后再改。',
    ]);
  });

  it('say at the end how much was checked, and what was lacking, each thing once', async () => {
    const lines = resultLines(await checkFile(good));
    expect(lines.at(-1)).toMatch(/^ {2}已核对\d+条规则：\d+条无误.*；另有\d+条未能核对。$/u);
    const lacking = lines.filter((line) => line.endsWith('  没有上一年度已发布的报告。'));
    expect(lacking).toHaveLength(1);
    expect(lacking[0]).toContain('C01、C02');
  });
});

describe('last year’s report', { timeout: 60_000 }, () => {
  const lastYear = 'examples/former-years/qingxi-jiaoyu-2024.docx';
  const other = 'examples/former-years/qingxi-shichang-2024.html';
  const with2024 = async (...files: string[]) => {
    const checked = await checkFile(good, { register, formers: await Promise.all(files.map(readFormerReport)) });
    if (checked.status !== 'read') throw new Error(checked.reason.message);
    return { ...checked, carriedOver: checked.validation.assessments.find(({ rule }) => rule === 'C01')?.status };
  };

  it('is compared with, found among several by agency and year', async () => {
    for (const files of [[lastYear], [other, lastYear]]) {
      const checked = await with2024(...files);
      expect(checked.carriedOver).toBe('pass');
      expect(lastYearLines(checked.lastYear)).toEqual([`  已与上年年报“${lastYear}”比对`]);
    }
  });

  it('of another agency or another year is not used, which is said', async () => {
    const foreign = await with2024(other);
    expect(foreign.carriedOver).toBe('notAssessable');
    expect(foreign.lastYear.unused).toBe(
      `“${other}”是“云岭市清溪区市场监督管理局”的年报，应为“云岭市清溪区教育局”的，未用于核对。`,
    );
    expect((await with2024(good)).lastYear.unused).toBe(`“${good}”是2025年的年报，应为2024年的，未用于核对。`);
    expect((await with2024(good, other)).lastYear.unused).toBe(
      '所给的上年年报中没有“云岭市清溪区教育局”2024年的，均未用于核对。',
    );
  });

  it('of an agency that was renamed is known by the register', () => {
    const { agencies } = register;
    const renamed = [{ ...agencies[0]!, name: '青溪县水务局', formerNames: ['青溪县水利局'] }];
    const former = { file: '上年.docx', report: reportOf({ year: 2024, agency: '青溪县水利局' }) };
    const among = (known?: typeof agencies) => lastYearAmong([former], { agency: '青溪县水务局', year: 2025 }, known);
    expect(among(renamed).former).toBe(former);
    expect(among().former).toBeUndefined();
  });

  it('that cannot be read ends the program with its reason', () => {
    const { status, stderr } = check('--last-year', unreadable, good);
    expect(status).toBe(2);
    expect(stderr).toContain(`上年年报“${unreadable}”无法读取：`);
    expect(check('--last-year', 'no-such-file.docx', good).stderr).toContain('无法打开，请核对路径和文件名。');
  });
});

describe('the page', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-check-'));

  it('holds all files with an index, needs nothing beside itself and runs nothing', () => {
    const page = join(folder, 'out.html');
    const { status, stderr } = check('--html', page, wrong, unreadable);
    expect(status).toBe(2);
    expect(stderr).toContain(`核对结果已写成网页：${page}`);
    const text = readFileSync(page, 'utf8');
    expect(text).not.toMatch(/<script|<link|@import|url\(|src="(?!data:)|href="(?!#)/u);
    expect(text).toContain('<a href="#file-1">qingxi-songtao-2025.docx</a> <span class="feedback-rule">须改正3处');
    expect(text).toContain('<a href="#file-2">write.ts</a> <span class="feedback-rule">无法读取</span>');
    expect(text).toMatch(/不像政府信息公开工作年度报告/u);
    const ids = [...text.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of text.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(id);
  });

  it('of one file is about that file', async () => {
    const text = checkPage([await checkFile(good, { register })], '');
    expect(text).toContain('<title>年报核对结果：qingxi-jiaoyu-2025.docx</title>');
    expect(text).not.toContain('文件目录');
  });

  it('brings the pictures of a report along', async () => {
    const checked = await checkFile(good);
    if (checked.status !== 'read') throw new Error(checked.reason.message);
    const picture = { sha256: 'ab'.repeat(32), mediaType: 'image/png' as const };
    const block = { type: 'picture' as const, ...picture, width: 1, height: 1, alternative: '示意图' };
    const text = checkPage(
      [{ ...checked, report: reportOf({ overview: [block] }), pictures: [{ ...picture, bytes: Buffer.from('png') }] }],
      '',
    );
    expect(text).toContain('<img src="data:image/png;base64,cG5n" alt="示意图"');
  });

  it('is never written over a file that is not a page of this program', () => {
    const report = join(folder, 'report.html');
    writeFileSync(report, '<h1>年报</h1>');
    expect(check('--html', report, good).stderr).toContain('没有覆盖');
    expect(check('--html', report, report).status).toBe(2);
    expect(readFileSync(report, 'utf8')).toBe('<h1>年报</h1>');
  });
});

describe('the call', { timeout: 60_000 }, () => {
  it('says while it reads several files which one it is at', () => {
    expect(check(good, unreadable).stderr).toContain(`[1/2] ${good}\n[2/2] ${unreadable}\n`);
    expect(check(good).stderr).toBe('');
  });

  it('is explained on request', () => {
    const { status, lines, stderr } = check('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(lines.join('\n')).toMatch(/--html.*--json.*--register.*--last-year/su);
  });

  it('that is wrong is answered in Chinese', () => {
    expect(() => readArguments(['--colour', good])).toThrow('不认识的选项“--colour”。');
    expect(() => readArguments([good, '--register'])).toThrow('选项“--register”的写法不对');
    expect(() => readArguments(['--json'])).toThrow('没有指出要核对的文件。');
    expect(() => readArguments(['--html', good])).toThrow('文件名以 .html 结尾');
  });
});

describe('a file that cannot be read', () => {
  it('is shown with what it was recognised as, where that could be told', async () => {
    expect(resultLines(await checkFile('docs/images/home-360.png'))[0]).toBe('  识别为图片');
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
    const result = resultOf(await checkFile(`${samples}/${name}`));
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
    const { findings } = resultOf(await checkFile(`${samples}/report.html`));
    const said = findings.filter(({ rule }) => /^A0[1-4]$/.test(rule));
    expect(said.length + said.flatMap(({ consequences }) => consequences).length).toBe(
      equationsOf(formOf('2021')).length,
    );
    expect(new Set(said.map(({ rule }) => rule))).toEqual(new Set(['A01', 'A02', 'A03', 'A04']));
  });

  it('the real report as it arrived has no error', async () => {
    const result = resultOf(await checkFile(`${samples}/000_a7e4ac88e66bf1e3.txt`, { register }));
    expect(result.status).toBe('ok');
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
