import type { Column } from '../column/column.ts';
import { derive } from '../column/derive.ts';
import { fixedObjects } from '../column/make/fixed.ts';
import { atOneMoment } from '../column/reads.ts';
import type { Derived } from '../column/refresh.ts';
import { everywhere } from '../column/shared.ts';
import type { Walk } from '../column/walk.ts';
import { sitemapFiles } from '../column/years.ts';
import { sideBySide } from '../shared/sideBySide.ts';
import { linksOf, type Surroundings } from './agency.ts';
import type { Look, Suspicion } from './look.ts';
import { lookAtPage } from './page.ts';

/** An object that belongs to no agency. */
export interface SharedObject {
  readonly key: string;
  readonly kind: 'page' | 'sitemap';
  readonly make: () => Promise<Derived | undefined>;
}

const pagesAtOnce = 8;

/** Lists, home, feed, data pages, sitemaps: everything that is derived and belongs to no agency. */
export const sharedObjects = (column: Column, { shared }: Walk): SharedObject[] => {
  const targets = new Map([...shared, ...everywhere].map((target) => [target.key, target]));
  return [
    ...[...targets.values()].map((target) => ({
      key: target.key,
      kind: 'page' as const,
      make: () => derive(column, target),
    })),
    ...[...fixedObjects(column.site)].map(([key, made]) => ({ key, kind: 'page' as const, make: async () => made })),
    ...sitemapFiles(column).map((file) => ({ ...file, kind: 'sitemap' as const })),
  ];
};

/** Looks at everything that belongs to no agency, and follows its links. */
export const lookAtShared = async (column: Column, walk: Walk, deadAmong: Surroundings['deadAmong']): Promise<Look> => {
  const objects = sharedObjects(column, walk);
  const compared = new Map(sharedObjects(atOneMoment(column), walk).map(({ key, make }) => [key, make]));
  const pages = await sideBySide(objects, pagesAtOnce, (object) =>
    lookAtPage({ bucket: column.publicBucket, ...object, makeToCompare: compared.get(object.key) }),
  );
  const links = linksOf(column, objects, pages);
  const dead = await deadAmong([...links.keys()]);
  const deadLinks = dead.map(
    (key): Suspicion => ({ kind: 'link', problem: 'missing', place: `${links.get(key)} → ${key}` }),
  );
  return {
    suspicions: [...pages.flatMap(({ suspicion }) => suspicion ?? []), ...deadLinks],
    reports: 0,
    objects: objects.length,
    links: links.size,
  };
};
