import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf, ratesOf, totalOf } from '../../functions/rollup/statistics.ts';
import { consistentReports } from '../builders/consistent.ts';
import { reportOf } from '../builders/report.ts';

const cells = {
  't2.r1.total': 40,
  't2.r1.naturalPerson': 30,
  't2.r1.corp': 10,
  't2.r2.total': 10,
  't2.r3_1.total': 20,
  't2.r3_2.total': 10,
  't2.r3_3_1.total': 1,
  't2.r3_3_8.total': 4,
  't2.r3_4_2.total': 3,
  't2.r3_5_5.total': 1,
  't2.r3_7.total': 40,
  't2.r4.total': 10,
  't3.review.total': 5,
  't3.review.correct': 1,
  't3.review.pending': 2,
  't3.direct.total': 2,
  't3.after.total': 1,
  't3.after.correct': 1,
};

describe('the statistics of one report', () => {
  const counts = countsOf(reportOf({ cells: { ...cells, 't2.r3_6_1.total': 0, 't2.r3_6_3.total': 1 } }));

  test('count results by group and disputes together', () => {
    expect(counts).toMatchObject({ refused: 5, unable: 3, notProcessed: 1, otherwise: 1 });
    expect(counts).toMatchObject({ disputes: 8, pending: 2, corrected: 2 });
  });

  test('公开率、纠错率、结转率 and the shares of applicants follow', () => {
    const { disclosure, correction, carried, byApplicant } = ratesOf(counts);
    expect([disclosure, correction, carried]).toEqual([0.75, 0.25, 0.2]);
    expect([byApplicant.naturalPerson, byApplicant.corp, byApplicant.research]).toEqual([0.75, 0.25, 0]);
  });

  test('the trial form counts the same, with its one row for other results', () => {
    expect(countsOf(reportOf({ edition: '2019', cells: { ...cells, 't2.r3_6.total': 1 } }))).toEqual(counts);
  });
});

test('where nothing came in there is no rate', () => {
  expect(ratesOf(countsOf(reportOf()))).toMatchObject({ disclosure: null, correction: null, carried: null });
});

test('a figure that is missing makes what needs it unknown, and nothing else', () => {
  const counts = countsOf(reportOf({ cells: { ...cells, 't2.r3_3_2.total': '/' } }));
  expect(counts).toMatchObject({ refused: null, disclosed: 20, handled: 40 });
  expect(totalOf([counts, counts])).toMatchObject({ refused: null, disclosed: 40 });
});

test('in consistent reports of both editions the results make up what was answered, alone and together', () => {
  const reports = fc.array(fc.oneof(consistentReports('2021'), consistentReports('2019')), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(reports, (all) => {
      const total = totalOf(all.map(countsOf));
      const { disclosed, partly, refused, unable, notProcessed, otherwise } = total;
      expect(disclosed! + partly! + refused! + unable! + notProcessed! + otherwise!).toBe(total.handled);
      expect(total.received! + total.carriedIn!).toBe(total.handled! + total.carriedOut!);
    }),
    { numRuns: 20 },
  );
});
