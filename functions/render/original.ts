import type { OutputFile } from './manifest.ts';

/**
 * Documents that may be published as they came, by the kind found in their bytes: ending and media type. Web pages and
 * data are not among them: a page with scripts of its own must not lie on the site.
 */
const documents: Readonly<Record<string, readonly [ending: string, mediaType: string]>> = {
  docx: ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  doc: ['doc', 'application/msword'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  odt: ['odt', 'application/vnd.oasis.opendocument.text'],
  ofd: ['ofd', 'application/ofd'],
  rtf: ['rtf', 'application/rtf'],
  pdf: ['pdf', 'application/pdf'],
  text: ['txt', 'text/plain'],
};

/** What is known of a submitted file before its bytes are fetched. */
export interface SubmittedFile {
  /** Kind found in the bytes; absent when it could not be told. */
  readonly format?: string;
  readonly fileName: string;
}

/** Where the submitted file would lie beside the page, e.g. `original.docx`; undefined where it may not. */
export const originalPath = ({ format = '', fileName }: SubmittedFile): string | undefined => {
  if (!Object.hasOwn(documents, format)) return undefined;
  // WPS names the older format of Word its own way.
  return format === 'doc' && /\.wps$/iu.test(fileName) ? 'original.wps' : `original.${documents[format]![0]}`;
};

/** The submitted file as a file of the report, byte for byte; undefined where it may not be published. */
export const originalFile = (file: SubmittedFile, bytes: Uint8Array): OutputFile | undefined => {
  const path = originalPath(file);
  return path === undefined ? undefined : { path, mediaType: documents[file.format ?? '']![1], bytes };
};
