import { jiaoyu2025 } from '../../../examples/content/jiaoyu.ts';
import type { Report } from '../../../schemas/report.ts';
import { type ReportParts, reportOf } from '../../builders/report.ts';

/** A report with the narrative of the example of an education bureau, or of whoever has put its own name and figures in. */
export const educationReport = (
  agency: string = jiaoyu2025.agency,
  changed: (text: string) => string = (text) => text,
  parts: ReportParts = {},
): Report => {
  const texts = (lines: readonly string[]) =>
    lines.filter((line) => !line.startsWith('（')).map((line) => changed(line.replaceAll(jiaoyu2025.agency, agency)));
  const { overview, problems, other } = jiaoyu2025;
  const narrative = { overview: texts(overview), problems: texts(problems), other: texts(other) };
  return reportOf({ agency, ...narrative, ...parts });
};

/** Every figure another one. */
export const otherFigures = (text: string): string => text.replace(/\d+/gu, (digits) => String(Number(digits) * 3 + 1));

/** Letters without meaning, by a fixed rule from the seed: no two seeds have a passage in common. */
export const lettersOf = (seed: number, length: number): string => {
  let state = seed;
  const letters = Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(0x6000 + (state >>> 20));
  });
  return letters.join('');
};
