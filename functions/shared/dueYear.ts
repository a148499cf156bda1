import { shanghaiDay } from '../shared/time.ts';

/** The reporting year that is due: the last full calendar year in Shanghai. */
export const dueYear = (now: Date): number => Number(shanghaiDay(now).year) - 1;
