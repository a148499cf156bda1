import { describe, expect, it } from 'vitest';
import { submissions } from '../../../examples/content/index.ts';
import { likenessAmong } from '../../../functions/validate/likeness/among.ts';
import type { Report } from '../../../schemas/report.ts';
import { reportOf } from '../../builders/report.ts';
import { educationReport, lettersOf, otherFigures } from './texts.ts';

/** What is found for the first of the reports, as names and percentages. */
const foundFor = (...reports: Report[]): [string, number][] =>
  likenessAmong(reports)[0]!.map(({ agencyName, share }) => [agencyName, Math.round(share * 100)]);

describe('among several reports', () => {
  it('a copy with other names and figures is found, from both sides', () => {
    const copy = educationReport('云岭市清溪区卫生健康局', otherFigures);
    const reports = [educationReport(), reportOf({ agency: '云岭市清溪区水务局' }), copy];
    expect(likenessAmong(reports).map((found) => found.map(({ agencyName }) => agencyName))).toEqual([
      ['云岭市清溪区卫生健康局'],
      [],
      ['云岭市清溪区教育局'],
    ]);
  });

  it('those of another year or of the same agency are not compared', () => {
    const older = educationReport('云岭市清溪区卫生健康局', otherFigures, { year: 2024 });
    expect(foundFor(educationReport(), older, educationReport())).toEqual([]);
  });

  it('the likest of several hundred that follow one template is found', () => {
    const template = lettersOf(1, 600);
    const following = (seed: number) =>
      reportOf({ agency: `第${seed}办公室`, overview: [template, lettersOf(seed, 200)], problems: [], other: [] });
    const copied = following(77);
    const copy = reportOf({
      agency: '抄写办公室',
      overview: [template, lettersOf(77, 190), lettersOf(9999, 10)],
      problems: [],
      other: [],
    });
    const others = Array.from({ length: 300 }, (_, index) => following(1000 + index));
    const [[name, share] = []] = foundFor(copy, ...others, copied);
    expect(name).toBe('第77办公室');
    expect(share).toBeGreaterThan(95);
  });

  it('the examples of this project differ enough: none has half of its text in another', () => {
    const reports = submissions.map(({ agency, overview, problems, other }) =>
      reportOf({ agency, overview, problems, other }),
    );
    expect(
      likenessAmong(reports)
        .flat()
        .filter(({ share }) => share > 0.5),
    ).toEqual([]);
  });
});
