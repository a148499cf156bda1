import * as z from 'zod';
import { EditionSchema } from './report.ts';
import { YearSchema } from './submission.ts';

const text = (description: string) => z.string().describe(description);

/** A text of the form in both languages. */
const both = (chinese: string, english: string) => ({ zh: text(chinese), en: text(english) });

/** The data dictionary as published under `/data/dictionary.json`. */
export const DictionarySchema = z
  .strictObject({
    /** Names this document type and the version of its shape. */
    format: z.literal('gongkai-dictionary'),
    formatVersion: z.literal(1),
    editions: z.array(
      z.strictObject({
        edition: EditionSchema,
        name: z.strictObject(both('Official name', 'Name in English')),
        notice: z.strictObject(both('Notice that prescribes it', 'The notice in English')),
        years: z
          .strictObject({ first: YearSchema, last: YearSchema.nullable() })
          .nullable()
          .describe('Reporting years it is for; last is null while it is in force; null when it is right for no year'),
        cells: z.int().positive().describe('How many cells it has'),
      }),
    ),
    sections: z
      .array(z.strictObject({ key: text('Key in report.json'), title: z.strictObject(both('Title', 'In English')) }))
      .describe('The sections of a report, in order'),
    facts: z
      .array(
        z.strictObject({
          name: text('Name of the column'),
          meaning: z.strictObject(both('What it holds', 'In English')),
        }),
      )
      .describe('Columns of the yearly files that are no figures'),
    cells: z
      .array(
        z.strictObject({
          name: text('Name of the cell, and of its column in the yearly files'),
          table: z.enum(['t1', 't2', 't3']),
          rowLabels: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
          columnLabels: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
          unit: z.strictObject(both('件, 项, 万元 or 元', 'In English')),
          decimals: z.int().nonnegative().describe('Decimals allowed; 0 for whole numbers'),
          signed: z.boolean().describe('Whether it may be negative'),
          editions: z.array(EditionSchema).min(1),
          footing: z.array(z.string()).describe('Names of the sums it is part of'),
        }),
      )
      .describe('Every cell of every edition; labels outermost first'),
    sums: z
      .array(
        z.strictObject({
          name: text('Name of the sum, the same as that of the check which holds reports to it'),
          edition: EditionSchema,
          left: z.array(z.string()).min(1),
          right: z.array(z.string()).min(1),
        }),
      )
      .describe('Sums the form must keep: the cells of left add up to the same as the cells of right'),
  })
  .meta({
    title: '数据字典',
    description: 'Every cell of the annual report on government information disclosure, in Chinese and English.',
  });
export type Dictionary = z.infer<typeof DictionarySchema>;
