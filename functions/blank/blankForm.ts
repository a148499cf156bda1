import type { Form, Section, Table } from '../../schemas/form/model.ts';
import { type StoredTable, storedTable } from './storedTable.ts';

/** What the installation knows before anything is written. */
export interface BlankFacts {
  /** The agency's full name in the register. */
  readonly agency: string;
  /** Reporting year. */
  readonly year: number;
  readonly form: Form;
  /** Figures known already, as texts by cell name, see `carriedOver`. */
  readonly figures: Readonly<Record<string, string>>;
}

export interface BlankSection {
  readonly section: Section;
  /** With its numeral, e.g. 一、总体情况. */
  readonly heading: string;
  /** The section's table; a section without one is narrative. */
  readonly table?: StoredTable;
}

/** The statutory form before it is filled in, the same for every file format. */
export interface BlankForm {
  readonly title: string;
  /** The title as it is set: a long one is broken after the agency's name. */
  readonly titleLines: readonly string[];
  readonly sections: readonly BlankSection[];
}

/** The title as the form wants it. */
export const titleOf = ({ agency, year }: Pick<BlankFacts, 'agency' | 'year'>): string =>
  `${agency}${year}年政府信息公开工作年度报告`;

/** Characters of a title that fit on one line of a page. */
const longestTitleLine = 20;

/** Lays out the form for an agency's year: everything printed, nothing filled in but the figures known already. */
export const blankForm = (facts: BlankFacts): BlankForm => {
  const { agency, form, figures } = facts;
  const title = titleOf(facts);
  const tableOf = (id: Table['id']): StoredTable => {
    const table = form.tables.find((candidate) => candidate.id === id);
    if (!table) throw new Error(`Edition ${form.edition} names table ${id} but does not have it`);
    return storedTable(table, ({ name }) => figures[name] ?? '');
  };
  return {
    title,
    titleLines: title.length > longestTitleLine ? [agency, title.slice(agency.length)] : [title],
    sections: form.sections.map((section) => ({
      section,
      heading: `${section.numeral}、${section.title}`,
      ...(section.table && { table: tableOf(section.table) }),
    })),
  };
};
