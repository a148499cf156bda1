import { counterparts } from '../../../../schemas/form/counterparts.ts';
import type { CellDefinition } from '../../../../schemas/form/derive.ts';
import { formOf } from '../../../../schemas/form/index.ts';
import type { Form } from '../../../../schemas/form/model.ts';
import type { Report } from '../../../../schemas/report.ts';
import { cellNamed, cellPlace, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable } from '../../rule.ts';
import { figureIn } from '../tables/figure.ts';

/** Whether the body is in its first reporting year: then another body's report, or none, stands before it. */
export const isNew = ({ agency, report }: Pick<Context, 'agency' | 'report'>): boolean =>
  agency?.since !== undefined && agency.since === report.year;

/** Why nothing can be compared with the year before. */
export const lacksLastYear = (context: Context): string | undefined => {
  if (isNew(context))
    return `本机关${context.agency?.since}年为首个报告年度（新组建或者由合并产生），没有自己的上一年度报告`;
  return context.lastYear ? undefined : '没有上一年度已发布的报告';
};

/** A cell of this report and the one that counts the same in the report of the year before. */
interface Counterpart {
  readonly cell: CellDefinition;
  readonly before: CellDefinition;
}

/** Two figures of a counterpart, each undefined when it is not known. */
export interface Compared extends Counterpart {
  readonly figure: number | undefined;
  readonly lastFigure: number | undefined;
}

export const compared = (context: Context, lastYear: Report, wanted: (cell: CellDefinition) => boolean): Compared[] => {
  const last = { form: formOf(lastYear.edition), report: lastYear };
  return counterparts(context.form, last.form)
    .filter(({ cell }) => wanted(cell))
    .map(({ cell, other: before }) => ({
      cell,
      before,
      figure: figureIn(context, cell.name),
      lastFigure: figureIn(last, before.name),
    }));
};

/** The messages of `unknownFigures`, for the rules that use it. */
export const unknownMessages = {
  unknown: '{table}{cells}没有可用的数字，未与上一年度比较。',
  unknownLastYear: '上一年度报告{table}{cells}没有可用的数字，未作比较。',
};

/** More places than this nobody reads in one sentence. */
const mostNamed = 6;

/** What could not be compared, because a figure is missing in this report or in the last. */
export const unknownFigures = (form: Form, lastForm: Form, pairs: readonly Compared[]): Fault[] => {
  const lines = [
    {
      template: unknownMessages.unknown,
      of: form,
      names: pairs.flatMap(({ figure, cell }) => (figure === undefined ? [cell] : [])),
    },
    {
      template: unknownMessages.unknownLastYear,
      of: lastForm,
      names: pairs.flatMap(({ figure, lastFigure, before }) =>
        figure !== undefined && lastFigure === undefined ? [before] : [],
      ),
    },
  ];
  return lines.flatMap(({ template, of, names }) =>
    of.tables.flatMap(({ id }) => {
      const missing = names.filter(({ table }) => table === id);
      if (missing.length === 0) return [];
      const places = missing
        .slice(0, mostNamed)
        .map(({ name }) => cellPlace(cellNamed(of, name)))
        .join('、');
      const cells = missing.length > mostNamed ? `${places}等${missing.length}处` : places;
      // Cells of a finding are cells of this report.
      const own = template === unknownMessages.unknown ? missing.map(({ name }) => name) : [];
      return [notAssessable(fill(template, { table: tableName(of, id), cells }), own)];
    }),
  );
};
