import type { Format } from '../format.ts';
import { type ReadableKind, readableKinds } from '../kinds.ts';
import { doc } from './doc.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { odt } from './odt.ts';
import { ofd } from './ofd.ts';
import { pdf } from './pdf.ts';
import { rtf } from './rtf.ts';
import { text } from './text.ts';
import { xlsx } from './xlsx.ts';

/** One more format is one more file, an entry here and one in `readable` (kinds.ts); the type checker wants both. */
const readers: Readonly<Record<ReadableKind, Format>> = {
  doc,
  docx,
  html,
  odt,
  ofd,
  pdf,
  rtf,
  text,
  xlsx,
};

/** Every format that is read, in the order they are named to people. */
export const formats: readonly Format[] = readableKinds.map((kind) => readers[kind]);
