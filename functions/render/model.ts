import { formOf } from '../../schemas/form/index.ts';
import type { Edition, Section, SectionKey, Table, TableId } from '../../schemas/form/model.ts';
import { type PrintedCell, printedTable } from '../../schemas/form/printed.ts';
import type { Block, Report } from '../../schemas/report.ts';
import { figureText } from './figure.ts';
import { printableBlocks, printablePreamble } from './printableBlocks.ts';
import { printable } from './text.ts';
import { unitNote } from './unitNote.ts';

/** What the register and the path know about a report, whatever its own text says. */
export interface Facts {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly year: number;
}

/** A table ready to print: every cell with its text. Blocks that begin with a heading row are bodies of their own. */
export interface PrintableTable {
  readonly id: TableId;
  readonly caption: string;
  /** For example 单位：件. */
  readonly note: string;
  /** Grid columns, and how many of them from the left hold row labels. */
  readonly width: number;
  readonly labelColumns: number;
  readonly head: readonly (readonly PrintedCell[])[];
  readonly bodies: readonly (readonly (readonly PrintedCell[])[])[];
}

export interface PrintableSection {
  /** Also the id of the section in the page. */
  readonly key: SectionKey;
  /** Official heading with its numeral, e.g. 一、总体情况. */
  readonly heading: string;
  readonly table?: PrintableTable;
  /** Narrative, or the notes under a table. */
  readonly blocks: readonly Block[];
}

/** The one model all outputs print: title, agency, year, and the six sections in the order of the form. */
export interface PageModel extends Facts {
  readonly edition: Edition;
  readonly title: string;
  readonly preamble: readonly Block[];
  readonly sections: readonly PrintableSection[];
}

/** Builds the printable model of a report. The title is the submission's; where it has none, the usual one. */
export const pageModel = (report: Report, facts: Facts): PageModel => {
  const form = formOf(report.edition);
  return {
    agencyId: facts.agencyId,
    agencyName: printable(facts.agencyName),
    year: facts.year,
    edition: report.edition,
    title: printable(report.title).trim() || `${facts.agencyName}${facts.year}年政府信息公开工作年度报告`,
    preamble: printablePreamble(report.preamble),
    sections: form.sections.map((section) => printableSection(report, section, form.tables)),
  };
};

const printableSection = (report: Report, section: Section, tables: readonly Table[]): PrintableSection => {
  const table = tables.find((candidate) => candidate.id === section.table);
  return {
    key: section.key,
    heading: `${section.numeral}、${section.title}`,
    blocks: printableBlocks(blocksOf(report, section.key)),
    ...(table && { table: printableTable(table, report) }),
  };
};

const blocksOf = (report: Report, key: SectionKey): readonly Block[] => {
  switch (key) {
    case 'overview':
    case 'problems':
    case 'other':
      return report.sections[key];
    default:
      return report.tableNotes[key];
  }
};

const printableTable = (table: Table, report: Report): PrintableTable => {
  const { width, rows } = printedTable(table);
  const filled = rows.map((row) =>
    row.map((printed) => {
      const cell = printed.cell && report.cells[printed.cell.name];
      return cell ? { ...printed, text: figureText(cell) } : printed;
    }),
  );
  const headed = filled.some((row) => row[0]?.kind === 'heading');
  const headRows = headed ? 0 : filled.findIndex((row) => row.some((cell) => cell.kind === 'figure'));
  return {
    id: table.id,
    caption: table.caption,
    note: unitNote(table),
    width,
    labelColumns: filled.flat().find((cell) => cell.kind === 'corner')?.columnSpan ?? 0,
    head: filled.slice(0, headRows),
    bodies: bodiesOf(filled.slice(headRows)),
  };
};

/** A heading row begins a new body. */
const bodiesOf = (rows: readonly PrintedCell[][]): PrintedCell[][][] => {
  const bodies: PrintedCell[][][] = [];
  for (const row of rows) {
    if (bodies.length === 0 || row[0]?.kind === 'heading') bodies.push([]);
    bodies.at(-1)!.push(row);
  }
  return bodies;
};
