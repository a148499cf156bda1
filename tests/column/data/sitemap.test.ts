import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { robots } from '../../../functions/column/data/robots.ts';
import { pagesSitemap, sitemapIndex, yearSitemap } from '../../../functions/column/data/sitemap.ts';
import type { YearData, YearRow } from '../../../schemas/yearData.ts';
import { siteOf } from '../../builders/site.ts';
import { readXml, textsOf } from './xml.ts';

const row = (agencyId: string, publishedAt = '2026-01-20T03:04:05.000Z'): YearRow => [
  agencyId,
  '某局',
  'department',
  'department',
  '2021',
  1,
  publishedAt,
  '年度报告',
];
const yearOf = (rows: YearRow[]): YearData => ({
  format: 'gongkai-year',
  formatVersion: 1,
  year: 2025,
  columns: [],
  rows,
});
const addressesOf = (document: string): string[] =>
  readXml(document).children.flatMap((child) => textsOf(child, 'loc'));

describe('the sitemap of a year', () => {
  it('has every report with the day its version came out, and the page of its agency', () => {
    const [file, ...more] = yearSitemap(
      siteOf(),
      yearOf([row('qingxi'), row('qingxi-jiaoyu', '2026-02-10T01:02:03.000Z')]),
    );
    expect(file?.key).toBe('sitemap-2025.xml');
    expect(more).toEqual([]);
    expect(addressesOf(file!.body)).toEqual([
      'https://gongkai.example.org/reports/qingxi/2025/',
      'https://gongkai.example.org/agencies/qingxi/',
      'https://gongkai.example.org/reports/qingxi-jiaoyu/2025/',
      'https://gongkai.example.org/agencies/qingxi-jiaoyu/',
    ]);
    expect(readXml(file!.body).children.flatMap((child) => textsOf(child, 'lastmod'))).toEqual([
      '2026-01-20T03:04:05.000Z',
      '2026-02-10T01:02:03.000Z',
    ]);
  });

  it('is divided where it would have more than 50,000 addresses, and the index names all parts', () => {
    const rows = Array.from({ length: 25_001 }, (_, index) => row(`agency-${index}`));
    const files = yearSitemap(siteOf(), yearOf(rows));
    expect(files.map(({ key, body }) => [key, addressesOf(body).length])).toEqual([
      ['sitemap-2025.xml', 50_000],
      ['sitemap-2025-2.xml', 2],
    ]);
    expect(addressesOf(sitemapIndex(siteOf(), [{ year: 2025, count: 25_001 }]))).toEqual([
      'https://gongkai.example.org/sitemap-pages.xml',
      'https://gongkai.example.org/sitemap-2025.xml',
      'https://gongkai.example.org/sitemap-2025-2.xml',
    ]);
  });

  it('of a year without reports is an empty set', () => {
    expect(yearSitemap(siteOf(), yearOf([])).map(({ body }) => addressesOf(body))).toEqual([[]]);
  });
});

test('every sitemap lies at the root, for a sitemap speaks only for what is below its folder', () => {
  const keys = [
    ...yearSitemap(siteOf(), yearOf([row('qingxi')])).map(({ key }) => key),
    pagesSitemap(siteOf(), { years: [], shelves: [] }).key,
  ];
  expect(keys).toEqual(['sitemap-2025.xml', 'sitemap-pages.xml']);
});

test('the sitemap of pages has home, search, data, years and their lists', () => {
  const { body } = pagesSitemap(siteOf(), {
    years: [2025],
    shelves: [{ year: 2025, group: 'qingxi-zhengfu' }],
  });
  expect(addressesOf(body).map((address) => address.replace('https://gongkai.example.org', ''))).toEqual([
    '/',
    '/search/',
    '/compare/',
    '/data/',
    '/data/dictionary/',
    '/data/dictionary/en/',
    '/2025/',
    '/2025/qingxi-zhengfu/',
  ]);
});

describe('robots.txt', () => {
  it('keeps robots from links out of mails and from the board, and leads them to the sitemaps', () => {
    expect(robots(siteOf())).toBe(
      [
        'User-agent: *',
        'Disallow: /approve/',
        'Disallow: /board/',
        'Disallow: /override/',
        'Disallow: /send/',
        '',
        'Sitemap: https://gongkai.example.org/sitemap.xml',
        '',
      ].join('\n'),
    );
  });

  it('names every address the portal answers', () => {
    const portal = readFileSync(new URL('../../../infra/portal.ts', import.meta.url), 'utf8');
    const segments = /linkSegments = \[([^\]]+)\]/.exec(portal)?.[1]?.match(/\w+/g) ?? [];
    expect(segments.length).toBeGreaterThan(2);
    for (const segment of segments) expect(robots(siteOf())).toContain(`Disallow: /${segment}/\n`);
  });
});
