import * as z from 'zod';

/** A day of the year after the reporting year, e.g. 01-31. */
export const DaySchema = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
