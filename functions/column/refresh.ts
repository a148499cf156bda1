import { createHash, randomBytes } from 'node:crypto';
import { findFacts, type WriteOptions, type Written, writeObject } from '../shared/objects.ts';

/** What a derived object shall hold; `undefined` leaves it as it is. */
export interface Derived {
  readonly body: Uint8Array | string;
  readonly options: Omit<WriteOptions, 'only'>;
}

/** What is known of an object before it is made again. */
export type Before = Awaited<ReturnType<typeof findFacts>>;

/** Makes a derived object and writes it, if it is to be another one and nobody wrote since `before` was read. */
const refreshOnce = async (
  bucket: string,
  key: string,
  before: Before,
  make: () => Promise<Derived | undefined>,
): Promise<'written' | 'as it was' | 'overtaken'> => {
  const derived = await make();
  if (!derived || before?.metadata.made === markOf(derived)) return 'as it was';
  return (await writeDerived(bucket, key, derived, before?.etag)) === 'written' ? 'written' : 'overtaken';
};

/**
 * Makes a derived object again from the truth. The object's ETag is read before the truth is, and the write holds only
 * if nobody wrote in between: two publications at the same instant both end on the page, whoever writes last. An object
 * that is already as it should be is not written.
 *
 * Who is overtaken twice may stop: the second who overtook read the truth after our first look at the object, so what we
 * wanted to say is in it.
 *
 * `first`: the first look at the object and a way to make it from a truth read after that look, where many are made at
 * once. Answers whether it wrote.
 */
export const refresh = async (
  bucket: string,
  key: string,
  make: () => Promise<Derived | undefined>,
  first?: { readonly before: Before; readonly make: () => Promise<Derived | undefined> },
): Promise<boolean> => {
  const begun = first ?? { before: await findFacts(bucket, key), make };
  const outcome = await refreshOnce(bucket, key, begun.before, begun.make);
  if (outcome !== 'overtaken') return outcome === 'written';
  return (await refreshOnce(bucket, key, await findFacts(bucket, key), make)) === 'written';
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
