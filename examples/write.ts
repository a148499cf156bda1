import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drafts, formerYears, submissions } from './content/index.ts';
import { docxFile } from './docx.ts';
import { htmlFile } from './html.ts';
import { layOut } from './layout.ts';
import type { Example } from './model.ts';
import { textFile } from './text.ts';

/** `node examples/write.ts`: writes the example files anew; the same content gives the same bytes. */
const bytesOf = (example: Example): string | Buffer => {
  const parts = layOut(example);
  return { docx: docxFile, html: htmlFile, txt: textFile }[example.format](parts);
};

const fileNameOf = ({ agencyId, year, format }: Example): string => `${agencyId}-${year}.${format}`;

for (const [folder, examples] of [
  ['submissions', submissions],
  ['drafts-with-errors', drafts],
  ['former-years', formerYears],
] as const) {
  const directory = fileURLToPath(new URL(`${folder}/`, import.meta.url));
  mkdirSync(directory, { recursive: true });
  for (const example of examples) writeFileSync(`${directory}${fileNameOf(example)}`, bytesOf(example));
}
