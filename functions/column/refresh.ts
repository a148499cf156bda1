import { ContentionError } from '../shared/errors.ts';
import { findObject, type WriteOptions, writeObject } from '../shared/objects.ts';

/** What a derived object shall hold; `undefined` leaves it as it is. */
export interface Derived {
  readonly body: Uint8Array | string;
  readonly options: Omit<WriteOptions, 'only'>;
}

const mostTries = 40;

/**
 * Makes a derived object again from the truth. The object's ETag is read before the truth is, and the write holds only
 * if nobody wrote in between: two publications at the same instant both end on the page, whoever writes last.
 */
export const refresh = async (bucket: string, key: string, make: () => Promise<Derived | undefined>): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await findObject(bucket, key);
    const derived = await make();
    if (!derived) return;
    const only = before ? { etag: before.etag } : 'absent';
    if ((await writeObject(bucket, key, derived.body, { ...derived.options, only })) === 'written') return;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * (tries + 1)));
  }
  throw new ContentionError(`${key} was written by others ${mostTries} times while it was made`);
};
