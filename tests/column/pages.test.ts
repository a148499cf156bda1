import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { agencyPage, homePage, yearPage } from '../../functions/column/pages/lists.ts';
import { reportPage } from '../../functions/column/pages/report.ts';
import { publicationOf } from '../builders/publication.ts';

const site = {
  baseUrl: 'https://gongkai.example.org',
  authority: {
    name: '云岭市清溪区人民政府办公室',
    mail: 'gongkai@example.org',
    contact: { phone: '000-12345678', mail: 'jiucuo@example.org', address: '清溪区和平路1号' },
  },
};

const elements = (page: string): DefaultTreeAdapterTypes.Element[] => {
  const walk = (node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(page));
};
const attribute = (element: DefaultTreeAdapterTypes.Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;
const links = (page: string): string[] =>
  elements(page)
    .filter(({ tagName }) => tagName === 'a')
    .map((element) => attribute(element, 'href') ?? '');

const shell = {
  shown: { version: 1, publishedAt: '2026-01-20T03:04:05.000Z' },
  versions: [1],
  current: publicationOf(),
  content: '<article class="report"><h1>标题</h1></article>',
  atVersion: false,
};

describe('public pages', () => {
  const pages: [string, string][] = [
    ['home', homePage(site, [{ year: 2025, count: 1 }], [publicationOf()])],
    ['year', yearPage(site, 2025, [publicationOf()], [2025, 2024])],
    ['agency', agencyPage(site, [publicationOf(), publicationOf({ year: 2024 })])],
    ['report', reportPage(site, shell)],
  ];

  it.each(pages)('the %s page carries the authority’s contact for mistakes', (_, page) => {
    expect(links(page)).toEqual(expect.arrayContaining(['mailto:jiucuo@example.org', 'tel:00012345678']));
    expect(page).toContain('发现本栏目内容有误');
  });

  it.each(pages)('the %s page has no script and no style of its own', (_, page) => {
    const own = elements(page).filter(
      ({ tagName, attrs }) =>
        ['script', 'style'].includes(tagName) || attrs.some(({ name }) => name === 'style' || name.startsWith('on')),
    );
    expect(own).toEqual([]);
  });

  it('the home page leads to the report, its year and says when it was published', () => {
    const page = pages[0]![1];
    expect(links(page)).toEqual(expect.arrayContaining(['/reports/qingxi-jiaoyu/2025/', '/2025/']));
    expect(page).toContain('2026年1月20日');
  });

  it('the home page of a new installation says that nothing is published yet', () => {
    expect(homePage(site, [], [])).toContain('尚未发布年度报告');
  });

  it('the year page lists agencies under their kind and leads to other years', () => {
    const page = yearPage(
      site,
      2025,
      [
        publicationOf(),
        publicationOf({ agencyId: 'qingxi', agencyName: '云岭市清溪区人民政府', agencyKind: 'government' }),
      ],
      [2025, 2024],
    );
    const headings = elements(page).filter(
      ({ tagName, attrs }) =>
        tagName === 'h2' &&
        attrs.some(({ value }) => ['government', 'department', 'township', 'institution'].includes(value)),
    );
    expect(headings.map((heading) => attribute(heading, 'id'))).toEqual(['government', 'department']);
    expect(links(page)).toContain('/2024/');
  });

  it('the report page holds the approved content untouched, index number, date and downloads', () => {
    const page = reportPage(site, shell);
    expect(page).toContain(shell.content);
    expect(page).toContain('NB-2025-QINGXI-JIAOYU');
    expect(links(page)).toEqual(
      expect.arrayContaining([
        '/reports/qingxi-jiaoyu/2025/report.pdf',
        '/reports/qingxi-jiaoyu/2025/report.csv',
        '/reports/qingxi-jiaoyu/2025/report.json',
      ]),
    );
  });

  it('a former version says so and leads to the current one', () => {
    const page = reportPage(site, {
      ...shell,
      versions: [1, 2],
      current: publicationOf({ version: 2 }),
      atVersion: true,
    });
    expect(page).toContain('本页为第1版，已有更正');
    expect(links(page)).toEqual(
      expect.arrayContaining(['/reports/qingxi-jiaoyu/2025/', '/reports/qingxi-jiaoyu/2025/v2/']),
    );
  });

  it('an imported report says that it was published elsewhere before', () => {
    const origin = { kind: 'import' as const, by: '办公室', why: '补录' };
    expect(reportPage(site, { ...shell, current: publicationOf({ origin }) })).toContain('由主管部门转载');
  });

  it('escapes names from the register and titles from submissions', () => {
    const page = homePage(site, [], [publicationOf({ title: '<script>alert(1)</script>' })]);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(elements(page).some(({ tagName }) => tagName === 'script')).toBe(false);
  });
});
