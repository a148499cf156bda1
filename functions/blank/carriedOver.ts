import { cellsOf } from '../../schemas/form/derive.ts';
import type { Form } from '../../schemas/form/model.ts';
import type { Report } from '../../schemas/report.ts';

/** Rows of table 2: what one year carries over (四、结转下年度继续办理) the next takes in (二、上年结转). F5 of the form. */
const carriedOut = 'r4';
const carriedIn = 'r2';

/**
 * The figures a report takes over from the year before, as texts by cell name of `form`. What was not given as a number
 * then stays empty: the writer has to look it up.
 */
export const carriedOver = (form: Form, lastYear: Report | undefined): Readonly<Record<string, string>> => {
  if (!lastYear) return {};
  const taken = cellsOf(form).filter(({ row }) => row.leaf.key === carriedIn);
  return Object.fromEntries(
    taken.flatMap(({ name }) => {
      const value = lastYear.cells[name.replace(`.${carriedIn}.`, `.${carriedOut}.`)]?.value ?? null;
      return value === null ? [] : [[name, String(value)]];
    }),
  );
};
