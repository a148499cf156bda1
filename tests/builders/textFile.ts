import { formOf } from '../../schemas/form/index.ts';
import type { Report } from '../../schemas/report.ts';
import { plainText } from '../../schemas/report.ts';
import { storedRows, type Tamper } from './tableCells.ts';

type Section = Report['headings'][number]['key'];

const texts = (report: Report, key: Section): string => {
  const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
  return plainText(narrative);
};

/** A report as a text file in which each table is set by `layout`. */
const textFileOf = (report: Report, layout: (rows: string[][]) => string, tamper: Tamper): Uint8Array => {
  const form = formOf(report.edition);
  const parts = report.headings.map(({ key, text }) => {
    const id = form.sections.find((section) => section.key === key)?.table;
    const table = form.tables.find((candidate) => candidate.id === id);
    const rows = table ? tamper(storedRows(table, report), table.id).map((row) => row.map((cell) => cell.text)) : [];
    return `${text}\n${table ? layout(rows) : `${texts(report, key)}\n`}`;
  });
  return new TextEncoder().encode([report.title, plainText(report.preamble), ...parts].join('\n'));
};

const untouched: Tamper = (rows) => rows;

/** A tab before each cell, one cell per line, a blank line after each row: as text extraction leaves it. */
export const cellLineFile = (report: Report, tamper: Tamper = untouched): Uint8Array =>
  textFileOf(report, (rows) => rows.map((row) => `${row.map((cell) => `\t${cell}\n`).join('')}\n`).join(''), tamper);

/** One cell per line and nothing else: as a word processor saves plain text. */
export const plainLineFile = (report: Report, tamper: Tamper = untouched): Uint8Array =>
  textFileOf(report, (rows) => rows.map((row) => row.map((cell) => `${cell}\n`).join('')).join(''), tamper);

/** Rows between bars, with a ruler under the first. */
export const barredFile = (report: Report, tamper: Tamper = untouched): Uint8Array =>
  textFileOf(
    report,
    (rows) => rows.map((row, index) => `| ${row.join(' | ')} |\n${index === 0 ? '|---|---|\n' : ''}`).join(''),
    tamper,
  );
