import * as z from 'zod';
import { DictionarySchema } from './dictionary.ts';
import { PublishedReportSchema } from './publishedReport.ts';
import { YearDataSchema } from './yearData.ts';

const textOf = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12', reused: 'inline' }), null, 2)}\n`;

/**
 * The JSON Schemas of what is published, for people who read the data with other tools. Generated from the schemas the
 * code itself uses; kept under `docs/schema/`, which tests hold in step.
 */
export const reportJsonSchema = (): string => textOf(PublishedReportSchema);
export const yearJsonSchema = (): string => textOf(YearDataSchema);
export const dictionaryJsonSchema = (): string => textOf(DictionarySchema);
