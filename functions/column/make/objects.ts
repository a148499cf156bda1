import type { Publication } from '../../../schemas/publication.ts';
import type { Derived } from '../refresh.ts';

/** A page a browser may keep for a minute, and a CDN until it is told otherwise. */
export const page = (body: string): Derived => ({
  body,
  options: { contentType: 'text/html; charset=utf-8', cacheControl: 'public, max-age=60' },
});

/** What stands at an address where nothing is to be had any more: the edge answers 410 for it. */
export const tombstone = (body: string): Derived => {
  const { options, ...rest } = page(body);
  return { ...rest, options: { ...options, metadata: { status: '410' } } };
};

/** What leads on to another address of the site: the edge answers 301 for it. */
export const leadingOn = (body: string, path: string): Derived => {
  const { options, ...rest } = page(body);
  return { ...rest, options: { ...options, metadata: { status: '301', location: path } } };
};

/** A publication nothing of which is public. */
export type Withdrawn = Publication & { readonly withdrawal: NonNullable<Publication['withdrawal']> };

export const isWithdrawn = (pointer: Publication): pointer is Withdrawn => pointer.withdrawal !== null;
