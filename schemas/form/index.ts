import { edition2019 } from './edition2019.ts';
import { edition2021 } from './edition2021.ts';
import type { Edition, Form } from './model.ts';

/** Every edition of the statutory form, by its name. A third edition is one more line here and one more file. */
export const forms: Readonly<Record<Edition, Form>> = { '2021': edition2021, '2019': edition2019 };

export const formOf = (edition: Edition): Form => forms[edition];
