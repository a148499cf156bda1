/** Arithmetic of calendar days written as 2026-01-31. */
const dayMilliseconds = 86_400_000;

const midnight = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

export const plusDays = (day: string, count: number): string =>
  new Date(midnight(day) + count * dayMilliseconds).toISOString().slice(0, 10);

/** Calendar days from one day to another, negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((midnight(to) - midnight(from)) / dayMilliseconds);

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => plusDays(day, -((new Date(midnight(day)).getUTCDay() + 6) % 7));

/** 2026年1月31日 */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
