import { shanghaiDay } from '../../../shared/time.ts';
import type { Context } from '../../rule.ts';

/** Calendar days as 2026-01-31, which compare as texts do. */
export const dayOf = (instant: string): string => {
  const { year, month, day } = shanghaiDay(instant);
  return `${year}-${month}-${day}`;
};

/** 2026年1月31日 */
export const written = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

const millisecondsPerDay = 86_400_000;

/** Days from one to a later one. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / millisecondsPerDay;

/** By when the report of the year is due: the agency's own day, or the authority's for its kind. */
export const dueDay = ({ report, agency, deadlines }: Context, act: 'submit' | 'publish'): string | undefined => {
  if (report.year === null || !agency || !deadlines) return undefined;
  return `${report.year + 1}-${agency.deadlines?.[act] ?? deadlines[act][agency.kind]}`;
};

/** What is missing to compare the day of upload with a due day. */
export const dueDayLacking = ({ report, agency, deadlines, upload }: Context): string | undefined => {
  if (upload?.at === undefined) return '文件没有报送，没有报送日期';
  if (!agency || !deadlines) return '没有名录，不知道报送机关的期限';
  if (report.year === null) return '标题中没有年份';
  // A former year sent again is a correction or a wrong title, which E13 asks about; to call it years late helps nobody.
  return Number(shanghaiDay(upload.at).year) > report.year + 1 ? '报送的是往年的年度报告' : undefined;
};
