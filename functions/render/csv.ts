import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Report } from '../../schemas/report.ts';
import { labelsOf } from './labels.ts';

const header = ['cell', 'table', 'rowLabels', 'columnLabels', 'unit', 'value', 'raw', 'meaning'];

/**
 * The figures as a table of their own, one row per cell, for spreadsheets: UTF-8 with byte order mark and CRLF line ends
 * (RFC 4180). `value` is a plain number or empty; labels are joined by ` / `, outermost first.
 */
export const renderCsv = (report: Report): string => {
  const rows = cellsOf(formOf(report.edition)).map((definition) => {
    const { value, raw, meaning } = report.cells[definition.name]!;
    const { table, rowLabels, columnLabels, unit } = labelsOf(definition);
    const figure = value === null ? '' : String(value);
    return [definition.name, table, rowLabels.join(' / '), columnLabels.join(' / '), unit, figure, raw, meaning];
  });
  return `\uFEFF${[header, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
};

const field = (text: string): string => {
  const safe = inert(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front. Numbers such as -5 or +4 and a lone sign
 * such as - are no formulas and stay as they are.
 */
const inert = (text: string): string => {
  const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]./su.test(text) || /^[\t\r\n]/.test(text);
  return formula && !/^[+-]\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
};
