import { notImplemented, S3Error } from './errors.ts';

/** Bytes to send, the last one included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Range header against the size of the object; undefined where the whole object is to be sent, which is also the
 * answer to a header that is not well-formed.
 * @throws S3Error InvalidRange (416), NotImplemented for several ranges at once
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  if (header?.startsWith('bytes=') && header.includes(',')) throw notImplemented('Range with several ranges');
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (header === undefined || (first === '' && last === '')) return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start <= end) return { start, end };
  const details = { RangeRequested: header, ActualObjectSize: size };
  throw new S3Error('InvalidRange', 'The requested range is not satisfiable', 416, details, {
    'content-range': `bytes */${size}`,
  });
}
