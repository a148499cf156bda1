import { reportPrefix } from '../../../schemas/publication.ts';
import type { YearData } from '../../../schemas/yearData.ts';
import { html } from '../../shared/html.ts';
import type { Site } from '../pages/layout.ts';
import { addressesPerSitemap, pagesSitemapKey, reportsPerSitemap, yearSitemapKeys } from './places.ts';
import { xmlDocument } from './xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** One address of a sitemap: a path with leading slash, and when its content changed last, as an instant. */
interface Address {
  readonly path: string;
  readonly changed?: string | undefined;
}

const addressSet = ({ baseUrl }: Site, addresses: readonly Address[]): string =>
  xmlDocument(html`<urlset xmlns="${namespace}">
${addresses.map(
  ({ path, changed }) => html`<url><loc>${baseUrl}${path}</loc>${changed && html`<lastmod>${changed}</lastmod>`}</url>
`,
)}</urlset>`);

/** A file of the site as it is to be written. */
export interface SitemapFile {
  readonly key: string;
  readonly body: string;
}

/** The sitemaps of a year, from its data: the reports, and the pages of the agencies that published them. */
export const yearSitemap = (site: Site, { year, rows }: YearData): SitemapFile[] =>
  yearSitemapKeys(year, rows.length).map((key, part) => {
    const reports = rows.slice(part * reportsPerSitemap, (part + 1) * reportsPerSitemap);
    const addresses = reports.flatMap(([agencyId, , , , , , changed]) => [
      { path: `/${reportPrefix(agencyId, year)}`, changed },
      { path: `/agencies/${agencyId}/` },
    ]);
    return { key, body: addressSet(site, addresses) };
  });

/** What the pages' sitemap lists beside the pages that are always there. */
export interface ListedPages {
  readonly years: readonly number[];
  /** Lists of a year, by the group's id. */
  readonly shelves: readonly { readonly year: number; readonly group: string }[];
}

/** Pages that are there in every installation. */
const fixedPages = ['/', '/search/', '/compare/', '/data/', '/data/dictionary/', '/data/dictionary/en/'];

/** The sitemap of home, lists and data pages. Throws when there are more than one sitemap may hold. */
export const pagesSitemap = (site: Site, { years, shelves }: ListedPages): SitemapFile => {
  const paths = [
    ...fixedPages,
    ...years.map((year) => `/${year}/`),
    ...shelves.map(({ year, group }) => `/${year}/${group}/`),
  ];
  if (paths.length > addressesPerSitemap)
    throw new Error(`The sitemap of pages has ${paths.length} addresses; at most ${addressesPerSitemap} may be in one`);
  return {
    key: pagesSitemapKey,
    body: addressSet(
      site,
      paths.map((path) => ({ path })),
    ),
  };
};

/** A year with its number of reports. */
export interface SitemapYear {
  readonly year: number;
  readonly count: number;
}

/** The index of all sitemaps, `/sitemap.xml`. */
export const sitemapIndex = (site: Site, years: readonly SitemapYear[]): string => {
  const keys = [pagesSitemapKey, ...years.flatMap(({ year, count }) => yearSitemapKeys(year, count))];
  return xmlDocument(html`<sitemapindex xmlns="${namespace}">
${keys.map(
  (key) => html`<sitemap><loc>${site.baseUrl}/${key}</loc></sitemap>
`,
)}</sitemapindex>`);
};
