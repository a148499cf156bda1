/** Dates and times as people here read them: Asia/Shanghai, whatever the machine's zone. */

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const read = (instant: string | Date): Record<string, string> =>
  Object.fromEntries(parts.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));

/** 2026年11月23日 */
export const shanghaiDate = (instant: string | Date): string => {
  const { year, month, day } = read(instant);
  return `${year}年${Number(month)}月${Number(day)}日`;
};

/** 2026年11月23日 14:05 */
export const shanghaiDateTime = (instant: string | Date): string => {
  const { hour, minute } = read(instant);
  return `${shanghaiDate(instant)} ${hour}:${minute}`;
};

/** The calendar day as text: year in four digits, month and day in two. */
export const shanghaiDay = (instant: string | Date): { year: string; month: string; day: string } => {
  const { year = '', month = '', day = '' } = read(instant);
  return { year, month: month.padStart(2, '0'), day: day.padStart(2, '0') };
};
