import type { Publication, RenderedFile } from '../../../schemas/publication.ts';
import { versionPrefix } from '../../../schemas/publication.ts';
import { type Html, trusted } from '../../shared/html.ts';
import { columnName, type Site } from '../pages/layout.ts';
import { yearFiles } from './places.ts';

/** Linked data in the words of schema.org: what search engines and catalogues of data read in a page. */
export type JsonLd = { readonly [key: string]: unknown };

/** What the description of a report says of its publication. */
export type DescribedPublication = Pick<
  Publication,
  'agencyId' | 'agencyName' | 'year' | 'version' | 'title' | 'publishedAt' | 'indexNumber'
>;

const organisation = (name: string, url: string): JsonLd => ({ '@type': 'GovernmentOrganization', name, url });

const wholeYear = (year: number): string => `${year}-01-01/${year}-12-31`;

const download = (base: string, type: 'MediaObject' | 'DataDownload', file: RenderedFile): JsonLd => ({
  '@type': type,
  contentUrl: `${base}${file.path}`,
  encodingFormat: file.mediaType,
  contentSize: `${file.size} B`,
  sha256: file.sha256,
});

/**
 * One published version as a `Report` with its PDF file, and its figures as a `Dataset` with the files they can be had in.
 * `files` is the manifest's list; files at the version's own address are named, because those never change.
 */
export const reportJsonLd = (site: Site, publication: DescribedPublication, files: readonly RenderedFile[]): JsonLd => {
  const { agencyId, agencyName, year, version, title, publishedAt, indexNumber } = publication;
  const base = `${site.baseUrl}/${versionPrefix(agencyId, year, version)}`;
  const shared = {
    inLanguage: 'zh-CN',
    version: String(version),
    datePublished: publishedAt,
    temporalCoverage: wholeYear(year),
    creator: organisation(agencyName, `${site.baseUrl}/agencies/${agencyId}/`),
    publisher: organisation(site.authority.name, `${site.baseUrl}/`),
    isAccessibleForFree: true,
  };
  const named = (...paths: string[]) => files.filter(({ path }) => paths.includes(path));
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Report',
        '@id': `${base}#report`,
        url: base,
        name: title,
        headline: title,
        reportNumber: indexNumber,
        ...shared,
        encoding: named('report.pdf').map((file) => download(base, 'MediaObject', file)),
      },
      {
        '@type': 'Dataset',
        '@id': `${base}#data`,
        url: base,
        name: `${title}（数据）`,
        description: `${agencyName}${year}年度政府信息公开工作年度报告中主动公开、依申请公开、行政复议和行政诉讼三张统计表的全部数据。`,
        identifier: indexNumber,
        ...shared,
        isBasedOn: { '@id': `${base}#report` },
        usageInfo: `${site.baseUrl}/data/`,
        distribution: named('report.json', 'report.csv').map((file) => download(base, 'DataDownload', file)),
      },
    ],
  };
};

/** The data of all years as a `DataCatalog`, one `Dataset` a year, for the page `/data/`. */
export const catalogueJsonLd = (site: Site, years: readonly { readonly year: number }[]): JsonLd => ({
  '@context': 'https://schema.org',
  '@type': 'DataCatalog',
  '@id': `${site.baseUrl}/data/#catalogue`,
  url: `${site.baseUrl}/data/`,
  name: `${columnName}数据`,
  inLanguage: 'zh-CN',
  publisher: organisation(site.authority.name, `${site.baseUrl}/`),
  dataset: years.map(({ year }) => ({
    '@type': 'Dataset',
    name: `${year}年度政府信息公开工作年度报告数据`,
    description: `${site.authority.name}公布的${year}年度政府信息公开工作年度报告中三张统计表的全部数据，每份报告一行。`,
    url: `${site.baseUrl}/data/`,
    temporalCoverage: wholeYear(year),
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    usageInfo: `${site.baseUrl}/data/`,
    distribution: yearFiles(year).map(({ key, mediaType }) => ({
      '@type': 'DataDownload',
      contentUrl: `${site.baseUrl}/${key}`,
      encodingFormat: mediaType,
    })),
  })),
});

/**
 * The data block to put into a page. It is no script: browsers run nothing of it. Every `<` is written as an escape of
 * JSON, so that no text can end the element.
 */
export const jsonLdScript = (data: JsonLd): Html =>
  trusted(`<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`);
