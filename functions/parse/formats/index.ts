import type { Document } from '../document.ts';
import type { Format } from '../format.ts';
import { type ReadableKind, readableKinds } from '../kinds.ts';
import type { MappedReport } from '../mapper.ts';
import { doc } from './doc.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { webArchive } from './mhtml.ts';
import { odt } from './odt.ts';
import { ofd } from './ofd.ts';
import { pdf } from './pdf.ts';
import { rtf } from './rtf.ts';
import { text } from './text.ts';
import { xlsx } from './xlsx.ts';

type AnyFormat = Format<Document | MappedReport>;

/** One more format is one more file, an entry here and one in `readable` (kinds.ts); the type checker wants both. */
const readers: Readonly<Record<ReadableKind, AnyFormat>> = {
  doc,
  docx,
  html,
  json,
  markdown,
  odt,
  ofd,
  pdf,
  rtf,
  text,
  webArchive,
  xlsx,
};

/** Every format that is read, in the order they are named to people. */
export const formats: readonly AnyFormat[] = readableKinds.map((kind) => readers[kind]);
