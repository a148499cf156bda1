import type { Column } from '../column/column.ts';
import { derive } from '../column/derive.ts';
import type { DerivedPage } from '../column/plan.ts';
import { atOneMoment } from '../column/reads.ts';
import { type AgencyYears, agencysPages } from '../column/walk.ts';
import { listKeys } from '../shared/manyObjects.ts';
import { sideBySide } from '../shared/sideBySide.ts';
import { linkedKeys } from './links.ts';
import type { Look, Suspicion } from './look.ts';
import { lookAtPage, type PageLook } from './page.ts';
import type { YearRows } from './rows.ts';
import { lookAtStray } from './strays.ts';
import { lookAtYear, type YearLook } from './year.ts';

/** What a look at one agency needs to know of everything else. */
export interface Surroundings {
  readonly rows: YearRows;
  /** Of these keys, those that lead nowhere; what the inspection looks at elsewhere is taken to be there. */
  readonly deadAmong: (keys: readonly string[]) => Promise<string[]>;
  readonly now: Date;
}

const pagesAtOnce = 8;

/** Looks at everything there is of one agency: the files of all its versions, its pages, what else lies there. */
export const lookAtAgency = async (
  column: Column,
  { agencyId, years }: AgencyYears,
  around: Surroundings,
): Promise<Look> => {
  const keys = await listKeys(column.publicBucket, `reports/${agencyId}/`);
  const all = [...new Set([...years, ...keys.map(yearOf)])].filter((year) => !Number.isNaN(year));
  const looks = await Promise.all(all.map((year) => lookAtYear(column, agencyId, year, around.rows)));
  const made = looks.flatMap(({ suspicions }) => suspicions);
  const reports = looks.filter(({ of: { pointer } }) => pointer).length;
  const objects = looks.reduce((sum, look) => sum + look.objects, 0);
  // Pages are made from these files: they are not made again from what is not trusted.
  if (made.some(({ kind }) => kind === 'bytes' || kind === 'archive' || kind === 'catalogue'))
    return { suspicions: made, reports, objects, links: 0 };

  const targets = targetsOf(looks);
  const moment = atOneMoment(column);
  const pages = await sideBySide(targets, pagesAtOnce, (target) =>
    lookAtPage({
      bucket: column.publicBucket,
      key: target.key,
      kind: 'page',
      make: () => derive(column, target),
      makeToCompare: () => derive(moment, target),
      agencyId,
    }),
  );
  const planned = new Set([...targets.map(({ key }) => key), ...looks.flatMap(keysOfVersions)]);
  const others = keys.filter((key) => !planned.has(key));
  const strays = await Promise.all(
    looks.flatMap(({ of }) =>
      others.filter((key) => yearOf(key) === of.year).map((key) => lookAtStray(column, key, of, around.now)),
    ),
  );
  const links = linksOf(column, targets, pages);
  const elsewhere = [...links.keys()].filter((key) => !planned.has(key));
  const [own, foreign] = [elsewhere.filter(isOwn(agencyId)), elsewhere.filter((key) => !isOwn(agencyId)(key))];
  const dead = [...own.filter((key) => !keys.includes(key)), ...(await around.deadAmong(foreign))];
  const deadLinks = dead.map(
    (key): Suspicion => ({ kind: 'link', problem: 'missing', place: `${links.get(key)} → ${key}`, agencyId }),
  );
  return {
    suspicions: [...made, ...pages.flatMap(({ suspicion }) => suspicion ?? []), ...strays.flat(), ...deadLinks],
    reports,
    objects: objects + targets.length + others.length,
    links: links.size,
  };
};

const isOwn =
  (agencyId: string) =>
  (key: string): boolean =>
    key.startsWith(`reports/${agencyId}/`);

/** `reports/<agency>/<year>/…` */
const yearOf = (key: string): number => Number(key.split('/')[2]);

const targetsOf = (looks: readonly YearLook[]): DerivedPage[] => {
  const targets = looks.flatMap(({ of: { pointer }, versions }) =>
    pointer ? agencysPages(pointer, versions).flat() : [],
  );
  return [...new Map(targets.map((target) => [target.key, target])).values()];
};

/** Files of versions that can be read; those of withdrawn ones are planned as tombstones. */
const keysOfVersions = ({ of: { agencyId, year, pointer }, versions }: YearLook): string[] =>
  versions
    .filter(({ version }) => version > (pointer?.hiddenThrough ?? 0))
    .flatMap(({ version, files }) =>
      [...files.map(({ path }) => path), 'manifest.json'].map(
        (path) => `reports/${agencyId}/${year}/v${version}/${path}`,
      ),
    );

/** Where the links of pages lead, and a page that leads there. */
export const linksOf = (
  { site }: Pick<Column, 'site'>,
  targets: readonly Pick<DerivedPage, 'key'>[],
  pages: readonly PageLook[],
): ReadonlyMap<string, string> => {
  const links = new Map<string, string>();
  pages.forEach(({ text }, index) => {
    if (text !== undefined) for (const key of linkedKeys(text, site.baseUrl)) links.set(key, targets[index]!.key);
  });
  return links;
};
