import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { AgencyKindSchema } from './register.ts';
import { EditionSchema } from './report.ts';
import { AgencyIdSchema, YearSchema } from './submission.ts';

/** What stands in front of the figures in every row of a year's data, in this order. */
export const yearFacts = ['agencyId', 'agency', 'kind', 'group', 'edition', 'version', 'publishedAt', 'title'] as const;

/** One report as a row: the facts, then one figure for each further column; null where there is none. */
export const YearRowSchema = z
  .tuple([
    AgencyIdSchema.describe('agencyId: short name of the agency in addresses'),
    z.string().describe('agency: name of the agency'),
    AgencyKindSchema.describe('kind: kind of body'),
    z.string().describe('group: the list of its year it stands in'),
    EditionSchema.describe('edition: edition of the statutory form the report was made on'),
    z.int().min(1).describe('version: number of the version that is out'),
    InstantSchema.describe('publishedAt: when this version was published (UTC)'),
    z.string().describe('title: title of the report'),
  ])
  .rest(z.number().nullable());
export type YearRow = z.infer<typeof YearRowSchema>;

/** All figures of all reports of one year, as published under `/data/<year>.json`. */
export const YearDataSchema = z
  .strictObject({
    /** Names this document type and the version of its shape. */
    format: z.literal('gongkai-year'),
    formatVersion: z.literal(1),
    year: YearSchema,
    columns: z
      .array(z.string())
      .min(yearFacts.length)
      .describe('Names of the columns: what a report is, then the cells of all editions; see the data dictionary'),
    rows: z
      .array(YearRowSchema)
      .describe('One row a report, as long as columns, by agencyId; null where there is no number'),
  })
  .check(({ value: { columns, rows }, issues }) => {
    const wrong = (message: string, input: unknown) => issues.push({ code: 'custom', input, message });
    if (yearFacts.some((name, index) => columns[index] !== name)) wrong('columns must begin with the facts', columns);
    const odd = rows.find((row) => row.length !== columns.length);
    if (odd) wrong(`the row of ${odd[0]} has ${odd.length} values, there are ${columns.length} columns`, odd);
    const unsorted = rows.findIndex((row, index) => index > 0 && rows[index - 1]![0] >= row[0]);
    if (unsorted >= 0) wrong(`the row of ${rows[unsorted]?.[0]} is out of order or there twice`, rows[unsorted]);
  })
  .meta({
    title: '年度数据',
    description: 'All figures of all annual reports on government information disclosure of one year.',
  });
export type YearData = z.infer<typeof YearDataSchema>;
