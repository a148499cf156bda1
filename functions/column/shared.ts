import type { Column } from './column.ts';
import { fixedObjects } from './make/fixed.ts';
import type { DerivedPage } from './plan.ts';
import { refresh } from './refresh.ts';
import { refreshPages } from './refreshPages.ts';
import { refreshSitemaps } from './years.ts';

/** Pages that are there whatever is published. */
export const everywhere: readonly DerivedPage[] = [
  { kind: 'home', key: 'index.html' },
  { kind: 'feed', key: 'feed.xml' },
  { kind: 'data', key: 'data/index.html' },
  { kind: 'search', key: 'search/index.html' },
];

/** Makes what belongs to no agency's year, and is there before anything is published. Answers how many objects were written. */
export const makeSharedPages = async (column: Column): Promise<number> => {
  const { publicBucket, site, register } = column;
  const former = register.agencies.flatMap(({ formerIds }) => formerIds);
  const leadOn = former.map(
    (agencyId): DerivedPage => ({ kind: 'agency', key: `agencies/${agencyId}/index.html`, agencyId }),
  );
  const written = await refreshPages(column, [[...everywhere, ...leadOn]]);
  const fixed = await Promise.all(
    [...fixedObjects(site)].map(([key, made]) => refresh(publicBucket, key, async () => made)),
  );
  return written + fixed.filter(Boolean).length + (await refreshSitemaps(column));
};
