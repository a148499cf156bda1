import * as z from 'zod';
import { cellsOf } from './form/derive.ts';
import { forms } from './form/index.ts';
import type { Edition } from './form/model.ts';
import { BlockSchema, CellSchema, FoundSectionSchema, type Report, SectionKeySchema } from './report.ts';
import { AgencyIdSchema, YearSchema } from './submission.ts';

/** One published figure: what was written, what it means, and the labels and unit the form gives it. */
export const PublishedCellSchema = CellSchema.extend({
  /** Table of the form: t1, t2 or t3. */
  table: z.enum(['t1', 't2', 't3']),
  /** Labels of the row and of the groups above it, outermost first; empty in table 3. */
  rowLabels: z.array(z.string()),
  /** Labels of the column and of the groups above it, outermost first. */
  columnLabels: z.array(z.string()),
  unit: z.enum(['件', '项', '万元', '元']),
}).meta({
  id: 'Cell',
  title: '单元格',
  description:
    'One figure. value is null unless meaning is number; raw is the text as submitted; nil stands for a sign such as / or 无.',
});

/** A section of the form, in order: its official heading and its narrative (for a table, the notes under it). */
const PublishedSectionSchema = z.strictObject({
  key: SectionKeySchema,
  heading: z.string(),
  blocks: z.array(BlockSchema.meta({ id: 'Block', title: '段落', description: 'One piece of narrative.' })),
});

const published = (edition: Edition) =>
  z.strictObject({
    /** Names this document type and the version of its shape. */
    format: z.literal('gongkai-report'),
    formatVersion: z.literal(1),
    edition: z.literal(edition),
    /** The notice that prescribes the form, e.g. 国办公开办函〔2021〕30号. */
    notice: z.literal(forms[edition].notice),
    agencyId: AgencyIdSchema,
    /** The agency's name in the register. */
    agency: z.string(),
    year: YearSchema,
    title: z.string(),
    /** What the submission itself said, where it may differ from the above. */
    submitted: z.strictObject({
      title: z.string(),
      agency: z.string(),
      year: YearSchema.nullable(),
      headings: z.array(FoundSectionSchema),
    }),
    preamble: z.array(BlockSchema),
    sections: z.array(PublishedSectionSchema).length(forms[edition].sections.length),
    /** Every cell of the edition by name. */
    cells: z.strictObject(Object.fromEntries(cellsOf(forms[edition]).map(({ name }) => [name, PublishedCellSchema]))),
  });

/**
 * The published `report.json`: the whole report with the form's labels, readable without this software. It loses nothing
 * of the typed report, see `reportFromPublished`. Its JSON Schema is `docs/schema/report.schema.json`.
 */
export const PublishedReportSchema = z
  .discriminatedUnion('edition', [published('2021'), published('2019'), published('2021-2019')])
  .meta({ title: '政府信息公开工作年度报告' });
export type PublishedReport = z.infer<typeof PublishedReportSchema>;

/** The typed report a published document was made from, for next year's checks and for imports. */
export const reportFromPublished = (document: PublishedReport): Report => {
  const blocksOf = (key: string) => document.sections.find((section) => section.key === key)?.blocks ?? [];
  const { title, agency, year, headings } = document.submitted;
  return {
    edition: document.edition,
    title,
    agency,
    year,
    preamble: document.preamble,
    headings,
    sections: { overview: blocksOf('overview'), problems: blocksOf('problems'), other: blocksOf('other') },
    tableNotes: {
      disclosure: blocksOf('disclosure'),
      applications: blocksOf('applications'),
      disputes: blocksOf('disputes'),
    },
    cells: Object.fromEntries(
      Object.entries(document.cells).map(([name, { value, raw, meaning }]) => [name, { value, raw, meaning }]),
    ),
  };
};
