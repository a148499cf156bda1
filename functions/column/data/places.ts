/** Where the data of the column lies in the public bucket, as keys without leading slash. */

export const yearJsonKey = (year: number): string => `data/${year}.json`;
export const yearCsvKey = (year: number): string => `data/${year}.csv`;

/** The files all reports of a year can be had in. */
export const yearFiles = (year: number): readonly { readonly key: string; readonly mediaType: string }[] => [
  { key: yearCsvKey(year), mediaType: 'text/csv' },
  { key: yearJsonKey(year), mediaType: 'application/json' },
];

/** Addresses one sitemap may hold by the protocol. */
export const addressesPerSitemap = 50_000;

/** Reports in one sitemap: each brings its agency's page as well. */
export const reportsPerSitemap = addressesPerSitemap / 2;

/** The sitemap of everything but reports and agencies. */
export const pagesSitemapKey = 'sitemap-pages.xml';

/**
 * Sitemaps lie at the root: by the protocol a sitemap speaks only for addresses below its own folder. The first part of a
 * year has no number.
 */
export const yearSitemapKeys = (year: number, reports: number): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(reports / reportsPerSitemap)) }, (_, part) =>
    part === 0 ? `sitemap-${year}.xml` : `sitemap-${year}-${part + 1}.xml`,
  );
