import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../functions/parse/parse.ts';
import { errorsOf } from '../../functions/validate/errorsOf.ts';
import { validate } from '../../functions/validate/validate.ts';
import { type ReportParts, reportOf } from '../builders/report.ts';
import { realReport, samplesAreThere } from '../builders/samples.ts';

/** What is to be said of the one real report, and why each is right. */
const expected: Readonly<Record<string, string>> = {
  E03: '第三部分的标题写作“3、”，格式规定为“三、”',
  E07: '第一部分没有提到依申请公开和政府信息管理',
  E09: '第五部分写了做法和打算，没有写存在的问题',
};

describe.skipIf(!samplesAreThere)('the real submission (needs the samples beside the project)', () => {
  const checked = async () => {
    const outcome = await parse(readFileSync(realReport), 'report.txt');
    if (outcome.status === 'unreadable') throw new Error(outcome.reason.message);
    return validate({ report: outcome.report });
  };

  test('has no error, and only the warnings that are justified', async () => {
    const validation = await checked();
    expect(errorsOf(validation)).toEqual([]);
    const warnings = validation.findings.filter(({ severity }) => severity === 'warning');
    expect(warnings.map(({ rule }) => rule)).toEqual(Object.keys(expected));
  });

  test('says 138 = 102 + 36, which is found, quoted with its figures, and right', async () => {
    const { assessments } = await checked();
    const parts = assessments.find(({ rule }) => rule === 'D05');
    expect(parts?.status).toBe('pass');
    const marked = parts?.evidence.flatMap(({ quotes }) =>
      quotes.map(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to))),
    );
    expect(marked).toEqual([['138条', '102条', '36条']]);
  });
});

/** One column carries all applications; the total repeats it. */
const applications = (figures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([row, figure]) => [
      [`t2.${row}.naturalPerson`, figure],
      [`t2.${row}.total`, figure],
    ]),
  );

/** Sentences of our own around figures that real reports have printed. */
const written: readonly (readonly [name: string, parts: ReportParts])[] = [
  [
    'a city that counts what it carried over among what it received (3,646)',
    {
      overview: [
        '（一）主动公开。本年通过网站等渠道主动公开政府信息。',
        '（二）依申请公开。全年共收到政府信息公开申请3646件（含上年结转121件），办结3050件，结转下年度596件。',
        '（三）政府信息管理。（四）平台建设。（五）监督保障。开展工作考核和社会评议，未发生责任追究情形。',
      ],
      cells: applications({ r1: 3525, r2: 121, r3_1: 3050, r3_7: 3050, r4: 596 }),
    },
  ],
  [
    'a county whose parts add up to 376, with 22 against 31 the year before',
    {
      overview: [
        '主动公开信息376条，其中政策类330条，规划类44条，其他2条。',
        '新收政府信息公开申请22件，比上年的31件下降29%，全部按期答复。',
      ],
      cells: applications({ r1: 22, r3_1: 22, r3_7: 22 }),
    },
  ],
  [
    'a department that took a handling fee of 2,950 yuan in 25 cases',
    {
      overview: ['收到政府信息公开申请60件，已全部办结。'],
      other: ['本年度对25件申请收取信息处理费，共计2950元。'],
      cells: applications({ r1: 60, r3_1: 60, r3_7: 60 }),
    },
  ],
  [
    'a city with 170 reviews and 77 lawsuits in the table, 134 and 57 of them new in the text',
    {
      overview: ['全年新收政府信息公开类行政复议案件134件，行政诉讼案件57件。'],
      cells: {
        't3.review.maintain': 150,
        't3.review.pending': 20,
        't3.review.total': 170,
        't3.direct.other': 77,
        't3.direct.total': 77,
      },
    },
  ],
];

test.each(written)('%s is not accused of an error', (_, parts) => {
  expect(errorsOf(validate({ report: reportOf(parts) }))).toEqual([]);
});
