import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { YearFigures } from '../../functions/column/pages/figures.ts';
import { type ReportShell, reportPage } from '../../functions/column/pages/report.ts';
import { publicationOf } from '../builders/publication.ts';
import { columnPages, site } from './gallery.ts';
import { pageOf } from './page.ts';

const first = { version: 1, publishedAt: '2026-01-20T03:04:05.000Z', note: null };
const second = { version: 2, publishedAt: '2026-02-03T03:04:05.000Z', note: '数据更正。' };
const fileOf = (path: string, size = 2048) => ({ path, mediaType: 'text/plain', size, sha256: 'c'.repeat(64) });

const shellOf = (more: Partial<ReportShell> = {}): ReportShell => ({
  shown: first,
  current: publicationOf(),
  versions: [first],
  content: '<article class="report"><h1>标题</h1></article>',
  atVersion: false,
  files: ['report.pdf', 'report.csv', 'report.json', 'content.html'].map((path) => fileOf(path)),
  figures: [],
  years: [2025],
  ...more,
});
const pageWith = (more: Partial<ReportShell> = {}) => pageOf(reportPage(site, shellOf(more)));
const figuresOfYear = (year: number): YearFigures => ({ year, edition: '2021', agencyName: '教育局', cells: {} });

describe('the page of a report', () => {
  it('holds the approved content untouched', () => {
    expect(reportPage(site, shellOf())).toContain('<article class="report"><h1>标题</h1></article>');
  });

  it('states index number, issuing body, date, version and authority', () => {
    expect(pageWith().texts('dd').slice(0, 5)).toEqual([
      'NB-2025-QINGXI-JIAOYU',
      '云岭市清溪区教育局',
      '2026年1月20日',
      '第1版（现行）',
      '云岭市清溪区人民政府办公室',
    ]);
  });

  it('offers what the manifest has for taking along, with sizes, and nothing else', () => {
    const files = [...shellOf().files, fileOf('original.docx', 30_720), fileOf('card.png')];
    const offered = pageWith({ files })
      .links()
      .filter((link) => /\.\w+$/.test(link) && link.startsWith('/reports/'));
    expect(offered).toEqual([
      '/reports/qingxi-jiaoyu/2025/report.pdf',
      '/reports/qingxi-jiaoyu/2025/original.docx',
      '/reports/qingxi-jiaoyu/2025/report.csv',
      '/reports/qingxi-jiaoyu/2025/report.json',
    ]);
    expect(pageWith({ files }).texts('a')).toContain('报送原件DOCX，30 KB');
  });

  it('leads to the agency’s other years and to the other agencies of its list', () => {
    const page = pageWith({ years: [2025, 2024, 2023], shelf: { group: 'qingxi', name: '清溪区人民政府' } });
    expect(page.links()).toEqual(
      expect.arrayContaining(['/reports/qingxi-jiaoyu/2024/', '/reports/qingxi-jiaoyu/2023/', '/2025/qingxi/']),
    );
  });

  it('leads to the comparison with the year before only where there is such a year', () => {
    const comparison = '/reports/qingxi-jiaoyu/2025/compare/';
    expect(pageWith({ figures: [figuresOfYear(2025), figuresOfYear(2024)] }).links()).toContain(comparison);
    expect(pageWith({ figures: [figuresOfYear(2025), figuresOfYear(2023)] }).links()).not.toContain(comparison);
  });

  it('is shared with the picture of its key figures where the manifest has one', () => {
    const image = (page: ReturnType<typeof pageOf>) => page.valueOf('meta', 'property', 'og:image', 'content');
    expect(image(pageWith())).toBeUndefined();
    expect(image(pageWith({ files: [fileOf('card.png')] }))).toBe(
      'https://gongkai.example.org/reports/qingxi-jiaoyu/2025/card.png',
    );
  });

  it('describes itself in the words of schema.org', () => {
    const [, block = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(reportPage(site, shellOf())) ?? [];
    expect(JSON.parse(block)['@graph'].map((part: { '@type': string }) => part['@type'])).toEqual([
      'Report',
      'Dataset',
    ]);
  });

  it('of a corrected version says why, and leads to what changed and to every version', () => {
    const current = publicationOf({ version: 2 });
    const page = pageWith({ shown: second, current, versions: [first, second] });
    expect(page.texts('p')).toContain('本报告于2026年2月3日更正：数据更正。查看更正内容');
    expect(page.links()).toEqual(
      expect.arrayContaining([
        '/reports/qingxi-jiaoyu/2025/v1/',
        '/reports/qingxi-jiaoyu/2025/v2/',
        '/reports/qingxi-jiaoyu/2025/v2/changes/',
      ]),
    );
  });

  it('of a former version says so and leads to the current one', () => {
    const current = publicationOf({ version: 2 });
    const page = pageWith({ current, versions: [first, second], atVersion: true });
    expect(page.texts('p')).toContain('本页为第1版，已有更正。请查阅现行版本。');
    expect(page.texts('dd')).toContain('第1版（已被更正）');
    expect(page.links()).toContain('/reports/qingxi-jiaoyu/2025/');
  });

  it('of an imported report says that it was published elsewhere before', () => {
    const origin = { kind: 'import' as const, by: '办公室', why: '补录' };
    expect(pageWith({ current: publicationOf({ origin }) }).texts('p')).toContain(
      '本报告为往年已公布的年度报告，由主管部门转载。',
    );
  });

  it('takes at most 20 KB with everything but pictures, compressed as it is sent', async () => {
    const text = (await columnPages())['/reports/qingxi-jiaoyu/2025/']!;
    const assets = [...text.matchAll(/(?:href|src)="\/(assets\/[a-z]+\.(?:css|js))"/g)].map(([, path]) => path!);
    expect(assets).toEqual([
      'assets/reading.js',
      ...['base', 'site', 'report', 'reading', 'charts'].map((name) => `assets/${name}.css`),
    ]);
    const bytes = [text, ...assets.map((path) => readFileSync(`site/${path}`))].map((part) => gzipSync(part).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20 * 1024);
  });
});
