import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueJsonLd, jsonLdScript, reportJsonLd } from '../../../functions/column/data/jsonLd.ts';
import type { RenderedFile } from '../../../schemas/publication.ts';
import { hostileText } from '../../builders/hostileText.ts';
import { publicationOf } from '../../builders/publication.ts';
import { siteOf } from '../../builders/site.ts';

const file = (path: string, mediaType: string): RenderedFile => ({
  path,
  mediaType,
  size: 1234,
  sha256: 'c'.repeat(64),
});
const files = [
  file('content.html', 'text/html; charset=utf-8'),
  file('report.csv', 'text/csv; charset=utf-8'),
  file('report.json', 'application/json'),
  file('report.pdf', 'application/pdf'),
];
const graph = (publication = publicationOf({ version: 2 })) =>
  reportJsonLd(siteOf(), publication, files)['@graph'] as Record<string, unknown>[];

describe('what a report’s page says in the words of schema.org', () => {
  it('is a report with its index number, dates, who made it and who publishes it', () => {
    expect(graph()[0]).toMatchObject({
      '@type': 'Report',
      url: 'https://gongkai.example.org/reports/qingxi-jiaoyu/2025/v2/',
      name: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
      reportNumber: 'NB-2025-QINGXI-JIAOYU',
      version: '2',
      datePublished: '2026-01-20T03:04:05.000Z',
      temporalCoverage: '2025-01-01/2025-12-31',
      creator: { name: '云岭市清溪区教育局', url: 'https://gongkai.example.org/agencies/qingxi-jiaoyu/' },
      publisher: { name: '云岭市清溪区人民政府办公室' },
    });
  });

  it('names the files at the version’s own address, which never change', () => {
    const address = 'https://gongkai.example.org/reports/qingxi-jiaoyu/2025/v2/';
    const [report, dataset] = graph();
    expect(report?.encoding).toMatchObject([
      { contentUrl: `${address}report.pdf`, encodingFormat: 'application/pdf', contentSize: '1234 B' },
    ]);
    expect(dataset?.distribution).toMatchObject([
      { contentUrl: `${address}report.csv` },
      { contentUrl: `${address}report.json` },
    ]);
  });

  it('gives the figures as a data set that is based on the report', () => {
    const [report, dataset] = graph();
    expect(dataset).toMatchObject({ '@type': 'Dataset', isBasedOn: { '@id': report?.['@id'] } });
  });
});

it('the catalogue of data names a CSV and a JSON file for every year', () => {
  expect(catalogueJsonLd(siteOf(), [{ year: 2025 }, { year: 2024 }])).toMatchObject({
    '@type': 'DataCatalog',
    dataset: [
      {
        temporalCoverage: '2025-01-01/2025-12-31',
        distribution: [
          { contentUrl: 'https://gongkai.example.org/data/2025.csv', encodingFormat: 'text/csv' },
          { contentUrl: 'https://gongkai.example.org/data/2025.json', encodingFormat: 'application/json' },
        ],
      },
      { temporalCoverage: '2024-01-01/2024-12-31' },
    ],
  });
});

it('no title can end the data block, and it reads back as it was', () => {
  const around = /^<script type="application\/ld\+json">(.*)<\/script>$/s;
  fc.assert(
    fc.property(hostileText, (title) => {
      const inside = around.exec(jsonLdScript({ title }).text)?.[1] ?? '';
      expect(inside).not.toContain('<');
      expect(JSON.parse(inside)).toEqual({ title });
    }),
  );
});
