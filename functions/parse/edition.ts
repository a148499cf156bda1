import { forms } from '../../schemas/form/index.ts';
import type { Form, TableId } from '../../schemas/form/model.ts';
import { normalise } from './labels.ts';
import type { FormGrid } from './tables/recognise.ts';

/**
 * The edition of the form, told by the words of its headers and rows and never by the year: both editions are met in every
 * year since 2021, and mixtures of the two. Without any such word it is the one in force.
 */
export const editionOf = (tables: ReadonlyMap<TableId, readonly FormGrid[]>): Form => {
  const labels = [...tables.values()]
    .flat()
    .flatMap((grid) => grid.rows.flat())
    .filter((cell) => cell.text !== '')
    .map((cell) => normalise(cell.text));
  const countOf = (form: Form): number =>
    [...form.headerWords, ...form.rowWords].filter((word) => labels.some((label) => label.startsWith(normalise(word))))
      .length;
  return Object.values(forms).reduce((best, form) => (countOf(form) > countOf(best) ? form : best), forms['2021']);
};
