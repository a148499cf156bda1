import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { dataPage } from '../../../functions/column/data/dataPage.ts';
import { dictionary } from '../../../functions/column/data/dictionary.ts';
import { dictionaryPage } from '../../../functions/column/data/dictionaryPage.ts';
import { dataFiles } from '../../../functions/column/data/staticFiles.ts';
import { siteOf } from '../../builders/site.ts';
import { attributeOf, pageOf } from '../page.ts';

const site = siteOf();
const years = [
  { year: 2025, count: 128 },
  { year: 2024, count: 131 },
];
const idsOf = (page: string): string[] => pageOf(page).elements.flatMap((element) => attributeOf(element, 'id') ?? []);
const links = (page: string): string[] => pageOf(page).links();

describe('the page of open data', () => {
  it('leads to both files of every year and says how many reports are in them', () => {
    const page = dataPage(site, years);
    expect(links(page)).toEqual(
      expect.arrayContaining(['/data/2025.csv', '/data/2025.json', '/data/2024.csv', '/data/2024.json']),
    );
    expect(page).toContain('128份');
  });

  it('of a new installation says that nothing is published yet', () => {
    expect(dataPage(site, [])).toContain('尚未发布年度报告');
  });

  it('states the terms of use in the name of the authority, and claims no more than that', () => {
    const page = dataPage(site, years);
    expect(page).toContain('由云岭市清溪区人民政府办公室汇集');
    expect(page).toContain('请注明来源');
    expect(page).toContain('法律、法规另有规定的，从其规定');
  });

  it('leads to every file of the dictionary and every schema there is', () => {
    const kept = dataFiles(site).map(({ key }) => `/${key.replace(/index\.html$/, '')}`);
    const linked = [dataPage(site, years), dictionaryPage(site, 'zh')].flatMap(links);
    expect(linked).toEqual(expect.arrayContaining(kept.filter((path) => path.startsWith('/data/'))));
  });
});

describe.each(['zh', 'en'] as const)('the page of the dictionary in %s', (language) => {
  const page = dictionaryPage(site, language);

  it('has every cell once, with an address of its own', () => {
    const names = dictionary.cells.map(({ name }) => name);
    expect(idsOf(page).filter((id) => id.includes('.'))).toEqual(names);
  });

  it('has no id twice, and leads nowhere within itself that is not there', () => {
    const ids = idsOf(page);
    expect(ids).toHaveLength(new Set(ids).size);
    const inside = links(page).filter((href) => href.startsWith('#'));
    expect(ids).toEqual(expect.arrayContaining(inside.map((href) => href.slice(1))));
  });

  it('leads to the other language', () => {
    expect(links(page)).toContain(language === 'zh' ? '/data/dictionary/en/' : '/data/dictionary/');
  });
});

test('the English dictionary is marked as English, and has no Chinese but what is quoted and the way to it', () => {
  const page = dictionaryPage(site, 'en');
  const inside = page.slice(page.indexOf('<div class="data" lang="en">'), page.indexOf('</main>'));
  const quoted = inside.replaceAll('251000元', '').replaceAll('中文', '');
  expect(inside.length).toBeGreaterThan(10_000);
  expect(quoted.match(/\p{Script=Han}+/gu)).toBeNull();
});

test('a page of the dictionary is small on the way', () => {
  for (const language of ['zh', 'en'] as const)
    expect(gzipSync(dictionaryPage(site, language)).length).toBeLessThan(12_000);
});

test('what depends on the form and the site only is a fixed set of files, each with its type', () => {
  expect(dataFiles(site).map(({ key, contentType }) => [key, contentType])).toEqual([
    ['data/dictionary/index.html', 'text/html; charset=utf-8'],
    ['data/dictionary/en/index.html', 'text/html; charset=utf-8'],
    ['data/dictionary.json', 'application/json'],
    ['data/dictionary.csv', 'text/csv; charset=utf-8'],
    ['data/report.schema.json', 'application/json'],
    ['data/year.schema.json', 'application/json'],
    ['data/dictionary.schema.json', 'application/json'],
    ['robots.txt', 'text/plain; charset=utf-8'],
  ]);
});
