import type { Document } from '../document.ts';
import type { Format } from '../format.ts';
import { type ReadableKind, readableKinds } from '../kinds.ts';
import type { MappedReport } from '../mapper.ts';

type AnyFormat = Format<Document | MappedReport>;

/**
 * Each reader comes with the first file of its kind: what the others are made of is never loaded. One more format is one
 * more file, an entry here and one in `readable` (kinds.ts); the type checker wants both.
 */
const readers: Readonly<Record<ReadableKind, () => Promise<AnyFormat>>> = {
  doc: async () => (await import('./doc.ts')).doc,
  docx: async () => (await import('./docx.ts')).docx,
  html: async () => (await import('./html.ts')).html,
  json: async () => (await import('./json.ts')).json,
  markdown: async () => (await import('./markdown.ts')).markdown,
  odt: async () => (await import('./odt.ts')).odt,
  ofd: async () => (await import('./ofd.ts')).ofd,
  pdf: async () => (await import('./pdf.ts')).pdf,
  rtf: async () => (await import('./rtf.ts')).rtf,
  text: async () => (await import('./text.ts')).text,
  webArchive: async () => (await import('./mhtml.ts')).webArchive,
  xlsx: async () => (await import('./xlsx.ts')).xlsx,
};

/** Every format that is read, in the order they are named to people. */
export const formats: readonly AnyFormat[] = readableKinds.map((kind) => ({
  kind,
  read: async (source) => (await readers[kind]()).read(source),
}));
