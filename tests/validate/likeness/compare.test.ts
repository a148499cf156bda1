import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../functions/validate/likeness/compare.ts';
import { narrativeOf } from '../../../functions/validate/likeness/narrative.ts';
import type { Report } from '../../../schemas/report.ts';
import { reportOf } from '../../builders/report.ts';
import { educationReport, lettersOf, otherFigures } from './texts.ts';

const shareOf = (one: Report, other: Report): number => compare(narrativeOf(one), narrativeOf(other)).share;
const textReport = (text: string): Report => reportOf({ overview: [text], problems: [], other: [] });
const anySeed = fc.integer({ min: 1, max: 0xffff_ffff });

describe('the share of a narrative that also stands in another', () => {
  it('is 1 of a text in itself, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'公开信息，。2025年（一）《条例》我局\n申请'), minLength: 40 });
    fc.assert(
      fc.property(text, (written) => {
        const narrative = narrativeOf(textReport(written));
        expect(compare(narrative, narrative).share).toBe(narrative.codes.length < 5 ? 0 : 1);
      }),
    );
  });

  it('is 0 of texts that have nothing in common', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const [one, other] = [lettersOf(seed, 300), lettersOf(seed ^ 0x5555, 300)];
        expect(shareOf(textReport(one), textReport(other))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('is the part that stands there, exactly, and the whole for the part itself', () => {
    const [part, rest] = [lettersOf(1, 204), lettersOf(2, 600)];
    const whole = textReport(part + rest);
    // 200 of 800 shingles; four more reach over the border.
    expect(shareOf(whole, textReport(part))).toBe(200 / 800);
    expect(shareOf(textReport(part), whole)).toBe(1);
  });

  it('does not notice another agency’s name, places, years, figures, punctuation and line breaks', () => {
    const copy = educationReport('丙市白石县水务局', (text) =>
      otherFigures(text).replaceAll('区政府', '县政府').replaceAll('，', '，\n').replaceAll('我局', '本机关'),
    );
    expect(shareOf(copy, educationReport())).toBe(1);
  });

  it('does not notice a name shortened in one of them', () => {
    const full = '云岭市清溪区教育局主动公开政府信息十条，云岭市清溪区教育局办公室负责审查。';
    const short = '区教育局主动公开政府信息8条，我局办公室负责审查。';
    const report = (text: string) =>
      reportOf({ agency: '云岭市清溪区教育局', overview: [text], problems: [], other: [] });
    expect(shareOf(report(full), report(short))).toBe(1);
  });

  it('takes whatever stands in a title for a name, were it signs, or as long as a page', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'县-[(\\*|市a') }));
    fc.assert(
      fc.property(name, (agency) => {
        const report = reportOf({ agency, overview: [`${agency}主动公开政府信息`], problems: [], other: [] });
        expect(narrativeOf(report, [agency.repeat(50)]).codes.length).toBeGreaterThanOrEqual(8);
      }),
    );
  });

  it('does not count what the form or the register prescribes: headings and signatures', () => {
    const withHeading = reportOf({
      overview: [{ type: 'heading', level: 1, text: '（一）政府信息公开平台建设' }, lettersOf(3, 50)],
      problems: [],
      other: [{ type: 'signature', text: '青溪县水务局' }],
    });
    expect(narrativeOf(withHeading).codes.length).toBe(50);
  });
});

describe('what stands in both', () => {
  it('is quoted as it stands in this report, the two longest passages, each at most 120 characters', () => {
    const [first, second, third] = [lettersOf(4, 40), lettersOf(5, 300), lettersOf(6, 20)];
    const report = reportOf({ overview: [`甲，${first}。${lettersOf(7, 30)}`, third], problems: [second], other: [] });
    const other = reportOf({ overview: [second], problems: [`${lettersOf(8, 9)}${third}`], other: [first] });
    expect(compare(narrativeOf(report), narrativeOf(other)).quotes).toEqual([
      { place: 'problems', text: second.slice(0, 120), marks: [[0, 120]] },
      { place: 'overview', text: first, marks: [[0, 40]] },
    ]);
  });

  it('is quoted with the report’s own figures and names', () => {
    const { quotes } = compare(
      narrativeOf(educationReport()),
      narrativeOf(educationReport('甲市水务局', otherFigures)),
    );
    expect(quotes.map(({ place, text }) => [place, text])).toEqual([
      [
        'overview',
        '2025年，我局围绕招生入学、学校收费、校园安全、教师招聘等群众关心的事项，通过区政府网站主动公开政府信息186条。全年制发行政规范性文件2件，废止1件，均同步公开文本和政策解读',
      ],
      [
        'overview',
        '全年新收政府信息公开申请19件，上年结转1件；办结18件，其中予以公开9件、部分公开2件、不予公开1件、无法提供4件、不予处理1件、其他处理1件；结转下年度继续办理2件',
      ],
    ]);
  });
});
