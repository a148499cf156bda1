import { type Agency, deadlinesOf, type Register } from '../../schemas/register.ts';
import { endOfDay } from '../shared/workingDays.ts';

/** The end of the day by which an agency's report for `year` must be published; no wait goes beyond it while it is ahead. */
export const ceilingOf = (register: Register, agency: Agency, year: number): Date =>
  endOfDay(`${year + 1}-${deadlinesOf(register, agency).publish[agency.kind]}`);

/** The instant before which it is not to be published, where the authority has set a day: that day's beginning. */
export const notBeforeOf = ({ settings }: Register, { kind }: Agency, year: number): string | undefined => {
  const day = settings.publishNotBefore[kind];
  return day === undefined ? undefined : new Date(`${year + 1}-${day}T00:00:00.000+08:00`).toISOString();
};
