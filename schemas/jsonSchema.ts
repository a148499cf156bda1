import * as z from 'zod';
import { PublishedReportSchema } from './publishedReport.ts';

/**
 * The JSON Schema of the published `report.json`, for people who read the data with other tools. Generated from the
 * schema the code itself uses; kept as `docs/schema/report.schema.json`, which a test holds in step.
 */
export const reportJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(PublishedReportSchema, { target: 'draft-2020-12', reused: 'inline' }), null, 2)}\n`;
