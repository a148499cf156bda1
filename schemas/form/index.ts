import { edition2019 } from './edition2019.ts';
import { edition2021 } from './edition2021.ts';
import { mixture } from './mixture.ts';
import type { Edition, Form } from './model.ts';

/** Every edition of the statutory form, by its name. One more edition is one more line here and one more file. */
export const forms: Readonly<Record<Edition, Form>> = {
  '2021': edition2021,
  '2019': edition2019,
  '2021-2019': mixture,
};

export const formOf = (edition: Edition): Form => forms[edition];

/** The form a report for that year is to be made on; undefined before 2019, when there was no common form. */
export const formOfYear = (year: number): Form | undefined =>
  Object.values(forms).find(({ years }) => years && years.first <= year && year <= (years.last ?? year));
