import { ManifestSchema, type Publication, versionPrefix } from '../../schemas/publication.ts';
import { StoredDataError } from '../shared/errors.ts';
import { readJson, readObject } from '../shared/objects.ts';
import type { Catalogue } from './catalogue.ts';
import { dispositionOf } from './disposition.ts';
import type { Site } from './pages/layout.ts';
import { agencyPage, homePage, yearPage } from './pages/lists.ts';
import { reportPage } from './pages/report.ts';
import type { DerivedPage } from './plan.ts';
import type { Derived } from './refresh.ts';
import { publishedVersions } from './version.ts';

export interface Shelf {
  readonly table: string;
  readonly publicBucket: string;
  readonly catalogue: Catalogue;
  readonly site: Site;
}

const latestOnHome = 12;
const page = (body: string): Derived => ({
  body,
  options: { contentType: 'text/html; charset=utf-8', cacheControl: 'public, max-age=60' },
});

const must = async (shelf: Shelf, agencyId: string, year: number): Promise<Publication> => {
  const publication = await shelf.catalogue.find(agencyId, year);
  if (!publication) throw new StoredDataError(`The catalogue has no publication of ${agencyId} for ${year}`);
  return publication;
};

const home = async ({ catalogue, site }: Shelf): Promise<Derived> => {
  const years = await catalogue.years();
  const byYear = await Promise.all(years.map((year) => catalogue.ofYear(year)));
  const latest = byYear
    .flat()
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
    .slice(0, latestOnHome);
  const counts = years.map((year, index) => ({ year, count: byYear[index]?.length ?? 0 }));
  return page(
    homePage(
      site,
      counts.filter(({ count }) => count > 0),
      latest,
    ),
  );
};

const agency = async ({ catalogue, site }: Shelf, agencyId: string): Promise<Derived> => {
  const found = await Promise.all((await catalogue.years()).map((year) => catalogue.find(agencyId, year)));
  return page(
    agencyPage(
      site,
      found.filter((publication) => publication !== undefined),
    ),
  );
};

const report = async (shelf: Shelf, target: DerivedPage & { kind: 'report' }): Promise<Derived> => {
  const { agencyId, year } = target;
  const current = await must(shelf, agencyId, year);
  const versions = await publishedVersions(shelf.table, agencyId, year);
  const shown = versions.find(({ version }) => version === (target.version ?? current.version));
  if (!shown)
    throw new StoredDataError(
      `Version ${target.version ?? current.version} of ${agencyId} ${year} is not noted as out`,
    );
  const content = await readObject(shelf.publicBucket, `${versionPrefix(agencyId, year, shown.version)}content.html`);
  return page(
    reportPage(shelf.site, {
      shown: { version: shown.version, publishedAt: shown.claimedAt },
      versions: versions.map(({ version }) => version),
      current,
      content: new TextDecoder().decode(content),
      atVersion: target.version !== undefined,
    }),
  );
};

const copy = async (shelf: Shelf, target: DerivedPage & { kind: 'copy' }): Promise<Derived | undefined> => {
  const current = await must(shelf, target.agencyId, target.year);
  const prefix = versionPrefix(target.agencyId, target.year, current.version);
  const manifest = await readJson(shelf.publicBucket, `${prefix}manifest.json`, ManifestSchema);
  const file = manifest.files.find((candidate) => candidate.path === target.path);
  if (!file) return undefined;
  const body = await readObject(shelf.publicBucket, `${prefix}${target.path}`);
  return {
    body,
    options: {
      contentType: file.mediaType,
      cacheControl: 'public, max-age=300',
      contentDisposition: dispositionOf(manifest, file.path),
    },
  };
};

/** Makes one derived page or copy from the catalogue and the published bytes as they stand now. */
export const derive = async (shelf: Shelf, target: DerivedPage): Promise<Derived | undefined> => {
  switch (target.kind) {
    case 'home':
      return home(shelf);
    case 'year':
      return page(
        yearPage(shelf.site, target.year, await shelf.catalogue.ofYear(target.year), await shelf.catalogue.years()),
      );
    case 'agency':
      return agency(shelf, target.agencyId);
    case 'report':
      return report(shelf, target);
    case 'copy':
      return copy(shelf, target);
  }
};
