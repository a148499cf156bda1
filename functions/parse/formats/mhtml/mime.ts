import { maximumMimeDepth, maximumMimeParts } from '../../limits.ts';
import { damaged, limitExceeded } from '../../reasons.ts';

/** One part of a MIME message that is no container. */
export interface MimePart {
  /** Lower case, without parameters, e.g. `text/html`. */
  readonly mediaType: string;
  readonly charset: string | undefined;
  /** What the page calls this part by: its address, or `cid:` and its id. */
  readonly names: readonly string[];
  readonly bytes: Uint8Array;
}

type Headers = ReadonlyMap<string, string>;

const splitHead = (source: string): { headers: Headers; body: string } => {
  const end = /\r?\n\r?\n/u.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const lines = head.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
};

const parameter = (header: string, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'iu').exec(header);
  return match?.[1] ?? match?.[2];
};

/** What stands between the lines of a boundary. Throws Unreadable `damaged` when the last line is missing. */
const sectionsOf = (body: string, boundary: string): string[] => {
  const [, ...sections] = `\n${body}`.split(`\n--${boundary}`);
  const last = sections.findIndex((section) => section.startsWith('--'));
  if (last < 0) throw damaged('网页档案不完整，缺少结束标记');
  return sections.slice(0, last).map((section) => section.replace(/^[^\n]*\n/u, '').replace(/\r$/u, ''));
};

/** Quoted-printable (RFC 2045, 6.7) as bytes in Latin-1. */
const unquoted = (body: string): string =>
  body
    .replace(/=[ \t]*\r?\n/gu, '')
    .replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const decoded = (body: string, encoding: string): Uint8Array => {
  if (encoding === 'base64') return new Uint8Array(Buffer.from(body, 'base64'));
  return new Uint8Array(Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1'));
};

const namesIn = (headers: Headers): string[] => {
  const location = headers.get('content-location');
  const id = headers.get('content-id')?.replace(/^<|>$/gu, '');
  return [...(location ? [location] : []), ...(id ? [`cid:${id}`] : [])];
};

/** The parts of a MIME message given as bytes in Latin-1, in order. Throws Unreadable: `damaged`, `limitExceeded`. */
export const readMime = (message: string): MimePart[] => {
  const parts: MimePart[] = [];
  const read = (source: string, depth: number): void => {
    if (depth > maximumMimeDepth) throw limitExceeded(`网页档案的嵌套多于 ${maximumMimeDepth} 层`);
    const { headers, body } = splitHead(source);
    const type = headers.get('content-type') ?? 'text/plain';
    const mediaType = type.split(';')[0]!.trim().toLowerCase();
    if (mediaType.startsWith('multipart/')) {
      const boundary = parameter(type, 'boundary');
      if (!boundary) throw damaged('网页档案没有说明各部分的分界');
      for (const section of sectionsOf(body, boundary)) read(section, depth + 1);
      return;
    }
    if (parts.length >= maximumMimeParts) throw limitExceeded(`网页档案的部分多于 ${maximumMimeParts} 个`);
    const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
    parts.push({
      mediaType,
      charset: parameter(type, 'charset'),
      names: namesIn(headers),
      bytes: decoded(body, encoding),
    });
  };
  read(message, 1);
  return parts;
};
