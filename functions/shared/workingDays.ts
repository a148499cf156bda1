import type { Calendar } from '../../schemas/approvalSettings.ts';

const dayMilliseconds = 86_400_000;
/** Shanghai is eight hours ahead of UTC the whole year. */
const shanghaiMilliseconds = 8 * 3_600_000;

/** Calendar day in Shanghai, e.g. 2026-02-17. */
export const dayOf = (instant: Date): string =>
  new Date(instant.getTime() + shanghaiMilliseconds).toISOString().slice(0, 10);

/** The instant at which a day ends in Shanghai. */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00.000+08:00`) + dayMilliseconds);

/** Whether a day is worked. A day the calendar calls both is worked. */
export const isWorkingDay = (day: string, { holidays, workdays }: Calendar): boolean => {
  if (workdays.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
};

/** No calendar has so many free days in a row; past them a day counts as worked, so that every wait ends. */
const longestRest = 31;

const nextWorkingDay = (instant: Date, calendar: Calendar): Date => {
  for (let days = 1; days <= longestRest; days += 1) {
    const later = new Date(instant.getTime() + days * dayMilliseconds);
    if (isWorkingDay(dayOf(later), calendar)) return later;
  }
  return new Date(instant.getTime() + (longestRest + 1) * dayMilliseconds);
};

/** The same time of day `days` working days later; the day itself is not counted (民法典 art. 201). */
export const afterWorkingDays = (instant: Date, days: number, calendar: Calendar): Date => {
  let reached = instant;
  for (let count = 0; count < days; count += 1) reached = nextWorkingDay(reached, calendar);
  return reached;
};

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + dayMilliseconds).toISOString().slice(0, 10);

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
const workingDaysBetween = (from: string, to: string, calendar: Calendar): number => {
  let count = 0;
  for (let day = dayAfter(from); day <= to; day = dayAfter(day)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
};

/**
 * Working days left today until a calendar day, that day included and today not: 0 on the last one. Once the day has
 * passed it is negative: minus the calendar days since, for what is late is late on every day.
 */
export const workingDaysLeft = (today: string, until: string, calendar: Calendar): number =>
  until >= today ? workingDaysBetween(today, until, calendar) : -calendarDaysBetween(until, today);

const calendarDaysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMilliseconds);
