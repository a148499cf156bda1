import { createHash, randomBytes } from 'node:crypto';
import { findFacts, type WriteOptions, type Written, writeObject } from '../shared/objects.ts';

/** What a derived object shall hold; `undefined` leaves it as it is. */
export interface Derived {
  readonly body: Uint8Array | string;
  readonly options: Omit<WriteOptions, 'only'>;
}

/**
 * Makes a derived object again from the truth. The object's ETag is read before the truth is, and the write holds only
 * if nobody wrote in between: two publications at the same instant both end on the page, whoever writes last. An object
 * that is already as it should be is not written.
 *
 * Who is overtaken twice may stop: the second who overtook read the truth after our first look at the object, so what we
 * wanted to say is in it.
 *
 * Answers whether it wrote.
 */
export const refresh = async (
  bucket: string,
  key: string,
  make: () => Promise<Derived | undefined>,
): Promise<boolean> => {
  for (let turn = 0; turn < 2; turn += 1) {
    const before = await findFacts(bucket, key);
    const derived = await make();
    if (!derived || before?.metadata.made === markOf(derived)) return false;
    if ((await writeDerived(bucket, key, derived, before?.etag)) === 'written') return true;
  }
  return false;
};

/** What a derived object carries as its metadata `made`: a hash of all it holds, by which it is known without reading it. */
export const markOf = ({ body, options }: Derived): string =>
  createHash('sha256').update(body).update(JSON.stringify(options)).digest('hex');

/** Writes a derived object if there is still the one with this ETag, or still none. */
export const writeDerived = (
  bucket: string,
  key: string,
  derived: Derived,
  etag: string | undefined,
): Promise<Written> => {
  const { body, options } = derived;
  const only = etag === undefined ? ('absent' as const) : { etag };
  const metadata = { ...options.metadata, made: markOf(derived) };
  return writeObject(bucket, key, stamped(body, options), { ...options, metadata, only });
};

/**
 * An ETag is a hash of the content, so a page that went from A to B and back to A would look as if nobody had written.
 * A comment that is never the same keeps them apart.
 */
const stamped = (body: Uint8Array | string, { contentType }: Derived['options']): Uint8Array | string =>
  typeof body === 'string' && /^(?:text\/html|application\/(?:atom\+)?xml)/.test(contentType)
    ? `${body.trimEnd()}\n<!-- ${randomBytes(6).toString('hex')} -->\n`
    : body;

/** Whether the bytes of an object are those of a derived one, whatever its comment. */
export const holds = (stored: Uint8Array, { body }: Derived): boolean => {
  if (typeof body !== 'string') return Buffer.from(stored).equals(body);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(stored);
  return text === body || text.replace(/\n<!-- [0-9a-f]{12} -->\n$/, '') === body.trimEnd();
};
