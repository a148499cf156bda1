import type { Column } from '../column.ts';
import { feed as atomFeed } from '../data/feed.ts';
import type { Derived } from '../refresh.ts';

/** What a feed without entries says of its last change: it has to say something. */
const never = '2019-05-15T00:00:00.000Z';

/** The feed of what was published and corrected last, fifty entries. */
export const feed = async (column: Column): Promise<Derived> => {
  const entries = await column.reads.latest();
  return {
    body: atomFeed(column.site, entries, entries[0]?.publishedAt ?? never),
    // Declared as plain XML: a CDN packs that, and not Atom's own type.
    options: { contentType: 'application/xml; charset=utf-8', cacheControl: 'public, max-age=60' },
  };
};
