import type { Archive } from './archive.ts';
import { compoundKind } from './compound.ts';
import type { Kind } from './kinds.ts';
import { empty, encrypted, macros } from './reasons.ts';

/** A file with its kind; archives are opened once, here, and what opens them comes with the first of them. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly kind: Kind;
  readonly archive?: Archive;
}

const startsWith = (bytes: Uint8Array, signature: readonly number[], offset = 0): boolean =>
  signature.every((byte, index) => bytes[offset + index] === byte);

/** Signatures at the beginning of files, by their published formats. */
const signatures: readonly (readonly [Kind, readonly number[]])[] = [
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['sevenZip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gzip', [0x1f, 0x8b]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
];
const zipSignatures = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const compoundSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** A PDF may begin with some bytes of something else. */
const pdfSearchBytes = 1024;

const contentTypes: readonly (readonly [Kind, RegExp])[] = [
  ['macroDocument', /ms-word\.(?:document|template)\.macroEnabled/u],
  ['docx', /wordprocessingml\.(?:document|template)\.main\+xml/u],
  ['macroWorkbook', /ms-excel\.(?:sheet|template)\.macroEnabled/u],
  ['xlsx', /spreadsheetml\.(?:sheet|template)\.main\+xml/u],
  ['presentation', /presentationml\./u],
];

const textEntry = async (archive: Archive, name: string): Promise<string> => {
  const bytes = await archive.read(name);
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
};

const archiveKind = async (archive: Archive): Promise<Kind> => {
  if (archive.has('[Content_Types].xml')) {
    const types = await textEntry(archive, '[Content_Types].xml');
    const kind = contentTypes.find(([, pattern]) => pattern.test(types))?.[0] ?? 'zip';
    const hasMacros = archive.names.some((name) => name.endsWith('/vbaProject.bin'));
    if (kind === 'docx' && hasMacros) throw macros();
    return kind;
  }
  if (archive.has('EncryptedPackage')) throw encrypted();
  if (archive.has('OFD.xml')) return 'ofd';
  const type = await textEntry(archive, 'mimetype');
  if (type.includes('opendocument.text')) return 'odt';
  return type.includes('opendocument.spreadsheet') ? 'spreadsheet' : 'zip';
};

/** Control characters no text has; tab, line ends, form feed and the old end-of-file mark are left out. */
const controlCharacters = (bytes: Uint8Array): number =>
  bytes.reduce((count, byte) => count + (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a) ? 1 : 0), 0);

const hasWideMark = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);

const markupSearchBytes = 4096;

/** Browsers write some other headers before the one that tells. */
const mimeStart = /^(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}MIME-Version:/iu;

const textKind = (bytes: Uint8Array): Kind => {
  const label = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'latin1';
  // Signs of markup are ASCII, so latin1 shows them whatever the encoding.
  const start = new TextDecoder(label).decode(bytes.subarray(0, markupSearchBytes)).replace(/^ï»¿/u, '').trimStart();
  if (mimeStart.test(start)) return 'webArchive';
  if (/<(?:w:wordDocument|pkg:package)\b/u.test(start)) return 'wordXml';
  if (!start.startsWith('<') && /^#{1,6} \S/mu.test(start)) return 'markdown';
  if (/<(?:!doctype html|html|head|body|table|div|p|h[1-6]|span|meta|br)\b/iu.test(start)) return 'html';
  if (start.startsWith('<?xml')) return 'xml';
  return /^[{[]\s*["{[\]}]/u.test(start) ? 'json' : 'text';
};

/**
 * Finds out what a file is from its bytes; its name is not asked. Throws Unreadable: `empty`, `encrypted`, `damaged`,
 * `unknownFormat` (macros), `limitExceeded`.
 */
export const identify = async (bytes: Uint8Array): Promise<Source> => {
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) throw empty();
  if (zipSignatures.some((signature) => startsWith(bytes, signature))) {
    const { openArchive } = await import('./archive.ts');
    const archive = await openArchive(bytes);
    return { bytes, archive, kind: await archiveKind(archive) };
  }
  if (startsWith(bytes, compoundSignature)) return { bytes, kind: compoundKind(bytes) };
  if (Buffer.from(bytes.subarray(0, pdfSearchBytes)).includes('%PDF-')) return { bytes, kind: 'pdf' };
  const signed = signatures.find(([, signature]) => startsWith(bytes, signature));
  if (signed) return { bytes, kind: signed[0] };
  if (!hasWideMark(bytes) && controlCharacters(bytes) * 1000 > bytes.length) return { bytes, kind: 'binary' };
  return { bytes, kind: textKind(bytes) };
};
