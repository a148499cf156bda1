import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../functions/parse/parse.ts';
import { passagesOf } from '../../../functions/validate/passages.ts';
import { type ValidateInput, validate } from '../../../functions/validate/validate.ts';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import type { Finding } from '../../../schemas/finding.ts';
import { reportOf } from '../../builders/report.ts';
import { realReport, samplesAreThere } from '../../builders/samples.ts';
import { agency } from '../found.ts';

/** Findings of the groups E, F and G. */
const findingsOf = (input: ValidateInput): Finding[] =>
  validate(input).findings.filter(({ rule }) => /^[EFG]/u.test(rule));

const errorsIn = async (file: string): Promise<string[]> => {
  const outcome = await parse(readFileSync(file), file);
  if (outcome.status !== 'ok') throw new Error(`${file} could not be read`);
  const { report, format } = outcome;
  return findingsOf({ report, upload: { fileName: file, format, at: undefined } })
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
};

describe('structure, safety and time of sensible reports', () => {
  const directory = 'examples/submissions';

  it.each(readdirSync(directory))('%s has no error', async (name) => {
    expect(await errorsIn(`${directory}/${name}`)).toEqual([]);
  });

  it.skipIf(!samplesAreThere)('the real report has no error (skipped where the samples are absent)', async () => {
    expect(await errorsIn(realReport)).toEqual([]);
  });

  it.each([
    [
      '本报告依据《政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号编制（地址：青溪县示范路1号，邮编：313000，电话：0572-1234567/1234568，传真：0572-1234569，电子邮箱：swj_bgs@example.org）。',
    ],
    ['索引号：330521202/2026-00007，统一社会信用代码：11330521MB1234567A，项目代码2025-330521-04-01-123456。'],
    ['严格保密审查，公开不涉密、涉密不公开，对属于国家秘密、工作秘密的不予公开；清理内部资料。'],
    ['全年浏览量13812345678次，公开1,234,567条，占98.5%，10:00—11:30开展在线访谈。'],
    ['编制并按时公布2024年政府信息公开工作年度报告，较2024年多12条；2026年将继续完善。'],
    ['答复关于××公司的申请1件，处理“李某诉县水务局”一案，涉及3×5米展板。'],
  ])('“%s” has no error', (text) => {
    const findings = findingsOf({
      report: reportOf({ year: 2025, preamble: [text], overview: ['2025年工作有序。', text] }),
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('quotes', () => {
  const settings = CheckSettingsSchema.parse({
    words: {
      secrecy: ['密件'],
      doubtful: [{ word: '地区', advice: '核对' }],
      misspelt: [{ wrong: '年报报', right: '年报' }],
    },
  });
  const pieces = fc.constantFrom(
    ...[
      '2024 年，',
      '２０２５年',
      '1月1日至12月30日',
      '统计期限',
      '。',
      '；',
      '\n',
      ' ',
      '　',
      '（二）',
      '（一）',
      '3、',
    ],
    ...[
      '信息  条，',
      '××',
      'XX局',
      '____',
      '11010519491231002X',
      '138 0013 8000',
      '6222021234567894',
      '银行',
      '申请人：甲乙',
    ],
    ...[
      '机密★',
      '内部资料',
      '密件',
      '地区',
      '年报报',
      '1 2条',
      '\u200b',
      '１２',
      '，',
      ',',
      '国务院令第492号',
      '𬍛',
      '好',
    ],
    ...[
      '丙市青溪县水务局',
      '丙市青溪县教育局',
      '主动公开',
      '考核',
      '3万条',
      '1条',
      '2条',
      '不足',
      '改进',
      '收费',
      '无',
    ],
  );
  const texts = fc.array(
    fc.array(pieces, { minLength: 1, maxLength: 12 }).map((some) => some.join('')),
    { maxLength: 4 },
  );

  it('stand in the report as they are quoted, with marks that lie within them', () => {
    fc.assert(
      fc.property(texts, texts, texts, fc.string(), (overview, problems, other, title) => {
        const report = reportOf({ title, overview, problems, other, preamble: overview });
        const neighbour = { ...agency, id: 'jiaoyu', name: '丙市青溪县教育局', formerNames: [] };
        const { findings, assessments } = validate({ report, settings, agency, agencies: [agency, neighbour] });
        const passages = passagesOf(report);
        const quotes = [...findings, ...assessments.flatMap(({ evidence }) => evidence)].flatMap((each) => each.quotes);
        for (const { place, text, marks } of quotes) {
          expect(passages.some((passage) => passage.place === place && passage.text.includes(text))).toBe(true);
          for (const [from, to] of marks) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
