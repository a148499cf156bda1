import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Report } from '../../schemas/report.ts';
import { csvOf } from '../shared/csv.ts';
import { labelsOf } from './labels.ts';

const header = ['cell', 'table', 'rowLabels', 'columnLabels', 'unit', 'value', 'raw', 'meaning'];

/**
 * The figures as a table of their own, one row per cell, for spreadsheets. `value` is a plain number or empty; labels are
 * joined by ` / `, outermost first.
 */
export const renderCsv = (report: Report): string => {
  const rows = cellsOf(formOf(report.edition)).map((definition) => {
    const { value, raw, meaning } = report.cells[definition.name]!;
    const { table, rowLabels, columnLabels, unit } = labelsOf(definition);
    const figure = value === null ? '' : String(value);
    return [definition.name, table, rowLabels.join(' / '), columnLabels.join(' / '), unit, figure, raw, meaning];
  });
  return csvOf([header, ...rows]);
};
