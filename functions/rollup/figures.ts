import * as z from 'zod';
import { formOf } from '../../schemas/form/index.ts';
import { CellSchema, EditionSchema, type Report } from '../../schemas/report.ts';
import { cellNamed } from '../validate/place.ts';
import { notAFigure } from '../validate/rules/tables/figure.ts';

/** The figures of a report, without its text. */
export type Figures = Pick<Report, 'edition' | 'cells'>;

/** What of a published `report.json` is needed to add up; the labels beside the figures are the form's. */
export const PublishedFiguresSchema = z.object({
  edition: EditionSchema,
  cells: z.record(z.string(), z.object(CellSchema.shape)),
});

/** What a cell says; undefined when it is empty, holds no figure the form allows, or is not in this edition. */
export const figureOf = ({ edition, cells }: Figures, name: string): number | undefined => {
  const cell = cells[name];
  if (!cell || cell.value === null || notAFigure(cellNamed(formOf(edition), name), cell)) return undefined;
  return cell.value;
};

/** Figures known by cell name as the cells of a report; null is a cell nobody filled in. */
export const asFigures = (edition: Figures['edition'], values: Readonly<Record<string, number | null>>): Figures => ({
  edition,
  cells: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null
        ? { value, raw: '', meaning: 'blank' as const }
        : { value, raw: String(value), meaning: 'number' as const },
    ]),
  ),
});
