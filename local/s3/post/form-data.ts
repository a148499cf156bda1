import { ByteReader, TooLong, UnexpectedEnd } from '../body/byte-reader.ts';
import { S3Error } from '../errors.ts';

/** A form as a browser posts it: the fields in front of the file, then the file. What follows the file is not read. */
export interface PostedForm {
  /** By lower-case name. */
  readonly fields: ReadonlyMap<string, string>;
  /** Undefined when the form ends without a file. */
  readonly file: PostedFile | undefined;
}

export interface PostedFile {
  /** The name alone, without the folders some browsers send. */
  readonly name: string;
  /** Ends with an error if the form breaks off inside the file. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** S3 reads at most so many bytes in front of the file. */
const largestFields = 20_480;
const longestHeaders = 4096;

/**
 * Reads a `multipart/form-data` body (RFC 7578) up to the bytes of its file, which are left to be streamed.
 * @throws S3Error MalformedPOSTRequest, MaxPostPreDataLengthExceeded, PreconditionFailed (another content type)
 */
export async function readForm(source: AsyncIterable<Uint8Array>, contentType: string): Promise<PostedForm> {
  const boundary = readBoundary(contentType);
  const reader = new ByteReader(source);
  const fields = new Map<string, string>();
  let left = largestFields;
  try {
    if ((await reader.readTo(boundary, 2)).toString('latin1').trim() !== '') throw malformed();
    while (await hasNextPart(reader)) {
      const { name, filename } = readDisposition(await readPartHeaders(reader));
      if (name === 'file') {
        const bytes = wellFormed(reader.streamTo(`\r\n${boundary}`));
        return { fields, file: { name: filename.replace(/^.*[/\\]/s, ''), bytes } };
      }
      const value = decodeUtf8(await reader.readTo(`\r\n${boundary}`, left));
      left -= Buffer.byteLength(name) + Buffer.byteLength(value);
      if (fields.has(name)) throw malformed();
      fields.set(name, value);
    }
    return { fields, file: undefined };
  } catch (error) {
    throw translate(error);
  }
}

function readBoundary(contentType: string): string {
  const [, quoted, token] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/is.exec(contentType) ?? [];
  const boundary = quoted ?? token;
  if (boundary) return `--${boundary}`;
  const message = 'Bucket POST must be of the enclosure-type multipart/form-data';
  throw new S3Error('PreconditionFailed', message, 412, { Condition: message });
}

/** After a boundary comes either the end of a line and a part, or two hyphens and nothing more of interest. */
async function hasNextPart(reader: ByteReader): Promise<boolean> {
  const mark = (await reader.read(2)).toString('latin1');
  if (mark !== '\r\n' && mark !== '--') throw malformed();
  return mark === '\r\n';
}

/** Headers of a part, by lower-case name. */
async function readPartHeaders(reader: ByteReader): Promise<ReadonlyMap<string, string>> {
  const lines = decodeUtf8(await reader.readTo('\r\n\r\n', longestHeaders)).split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) throw malformed();
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function readDisposition(headers: ReadonlyMap<string, string>): { name: string; filename: string } {
  const disposition = headers.get('content-disposition') ?? '';
  const parameter = (name: string) => {
    const [, quoted, token] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(disposition) ?? [];
    return (quoted ?? token)?.replaceAll('%22', '"');
  };
  const name = parameter('name');
  if (!/^form-data\s*;/i.test(disposition) || !name) throw malformed();
  return { name: name.toLowerCase(), filename: parameter('filename') ?? '' };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed();
  }
}

async function* wellFormed(bytes: AsyncIterable<Uint8Array>) {
  try {
    yield* bytes;
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (error instanceof UnexpectedEnd) return malformed();
  if (!(error instanceof TooLong)) return error;
  const message = 'Your POST request fields preceding the upload file were too large.';
  return new S3Error('MaxPostPreDataLengthExceeded', message, 400);
}

function malformed(): S3Error {
  const message = 'The body of your POST request is not well-formed multipart/form-data.';
  return new S3Error('MalformedPOSTRequest', message, 400);
}
