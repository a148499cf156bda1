import type { Column } from '../column.ts';
import { feed as atomFeed } from '../data/feed.ts';
import { latest } from '../lists.ts';
import type { Derived } from '../refresh.ts';

const latestInFeed = 50;
/** What a feed without entries says of its last change: it has to say something. */
const never = '2019-05-15T00:00:00.000Z';

/** The feed of what was published and corrected last. */
export const feed = async (column: Column): Promise<Derived> => {
  const entries = await latest(column.table, latestInFeed);
  return {
    body: atomFeed(column.site, entries, entries[0]?.publishedAt ?? never),
    // Declared as plain XML: a CDN packs that, and not Atom's own type.
    options: { contentType: 'application/xml; charset=utf-8', cacheControl: 'public, max-age=60' },
  };
};
