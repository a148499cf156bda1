import { writeFileSync } from 'node:fs';
import { dictionaryJsonSchema, reportJsonSchema, yearJsonSchema } from './jsonSchema.ts';

// Run with `node schemas/writeJsonSchema.ts` after a change of what is published; tests say when it is due.
const schemas = { report: reportJsonSchema(), year: yearJsonSchema(), dictionary: dictionaryJsonSchema() };
for (const [name, text] of Object.entries(schemas))
  writeFileSync(new URL(`../docs/schema/${name}.schema.json`, import.meta.url), text);
