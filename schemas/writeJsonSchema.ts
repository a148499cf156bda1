import { writeFileSync } from 'node:fs';
import { reportJsonSchema } from './jsonSchema.ts';

// Run with `node schemas/writeJsonSchema.ts` after a change of the published report; a test says when it is due.
writeFileSync(new URL('../docs/schema/report.schema.json', import.meta.url), reportJsonSchema());
