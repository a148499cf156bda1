import { TemplateRefusal } from '../template/refusal.ts';

/** When a schedule is due next after a moment; undefined when never. */
export type Schedule = (after: Date) => Date | undefined;

const minute = 60_000;
const unitMilliseconds: Readonly<Record<string, number>> = { minute, hour: 60 * minute, day: 24 * 60 * minute };

/**
 * Compiles a schedule expression of EventBridge: `rate(5 minutes)` or `cron(minutes hours day month weekday year)` in
 * UTC.
 * @throws TemplateRefusal for anything else.
 */
export const compileSchedule = (expression: string, place: string): Schedule => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const period = Number(count) * (unitMilliseconds[unit ?? ''] ?? 0);
  if (period > 0) return (after) => new Date(after.getTime() + period);
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  if (fields !== undefined) return compileCron(fields.split(' '), place);
  throw new TemplateRefusal(`${place}: the schedule ${expression} is not understood.`);
};

interface Field {
  readonly first: number;
  readonly last: number;
  readonly names: readonly string[];
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const fieldsInOrder: readonly Field[] = [
  { first: 0, last: 59, names: [] },
  { first: 0, last: 23, names: [] },
  { first: 1, last: 31, names: [] },
  { first: 1, last: 12, names: months },
  { first: 1, last: 7, names: weekdays },
  { first: 1970, last: 2199, names: [] },
];

const compileCron = (texts: readonly string[], place: string): Schedule => {
  if (texts.length !== fieldsInOrder.length)
    throw new TemplateRefusal(`${place}: a cron expression has six fields, found ${texts.length}.`);
  const allowed = fieldsInOrder.map((field, index) => readField(texts[index] ?? '', field, place));
  const fits = (date: Date): boolean =>
    [
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth() + 1,
      date.getUTCDay() + 1,
      date.getUTCFullYear(),
    ].every((value, index) => allowed[index]?.has(value));
  return (after) => findNext(after, fits, allowed);
};

const readField = (text: string, { first, last, names }: Field, place: string): ReadonlySet<number> => {
  const read = (word: string): number => {
    const named = names.indexOf(word.toUpperCase());
    const value = named >= 0 ? named + 1 : Number(word);
    if (Number.isInteger(value) && value >= first && value <= last) return value;
    throw new TemplateRefusal(`${place}: ${text} is not understood in a cron expression.`);
  };
  const values = text.split(',').flatMap((part) => {
    const [range = '', step = '1'] = part.split('/');
    const [from = '', to] = range.split('-');
    const open = range === '*' || range === '?';
    const start = open ? first : read(from);
    const end = open || (to === undefined && part.includes('/')) ? last : read(to ?? from);
    const width = Number(step);
    if (!(width >= 1)) throw new TemplateRefusal(`${place}: ${text} is not understood in a cron expression.`);
    return Array.from(
      { length: Math.max(0, Math.floor((end - start) / width) + 1) },
      (_, index) => start + index * width,
    );
  });
  return new Set(values);
};

/** Goes from minute to minute, over days that do not fit in one step, for at most five years. */
const findNext = (
  after: Date,
  fits: (date: Date) => boolean,
  allowed: readonly ReadonlySet<number>[],
): Date | undefined => {
  let time = Math.floor(after.getTime() / minute) * minute + minute;
  const limit = time + 5 * 366 * 24 * 60 * minute;
  while (time < limit) {
    const date = new Date(time);
    if (fits(date)) return date;
    const dayFits =
      allowed[2]?.has(date.getUTCDate()) &&
      allowed[3]?.has(date.getUTCMonth() + 1) &&
      allowed[4]?.has(date.getUTCDay() + 1) &&
      allowed[5]?.has(date.getUTCFullYear());
    time = dayFits ? time + minute : Math.floor(time / unitMilliseconds.day! + 1) * unitMilliseconds.day!;
  }
  return undefined;
};
