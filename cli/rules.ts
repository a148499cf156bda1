import { writeFileSync } from 'node:fs';
import { rulesDocument } from '../functions/validate/rulesDocument.ts';

/** `npm run rules`: writes `docs/rules.md` anew from the rules. */
writeFileSync('docs/rules.md', rulesDocument());
