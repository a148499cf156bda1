import { beforeAll, describe, expect, it } from 'vitest';
import { agencyPage } from '../../functions/column/pages/agency.ts';
import { endedVersionPage, movedPage, notFoundPage, withdrawnPage } from '../../functions/column/pages/ended.ts';
import { groupPage, homePage, yearPage } from '../../functions/column/pages/lists.ts';
import type { Listed, Shelf } from '../../schemas/listing.ts';
import { columnPages, site } from './gallery.ts';
import { attributeOf, pageOf } from './page.ts';

const listedOf = (more: Partial<Listed> = {}): Listed => ({
  agencyId: 'qingxi-jiaoyu',
  agencyName: '云岭市清溪区教育局',
  agencyKind: 'department',
  group: 'qingxi',
  year: 2025,
  version: 1,
  title: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
  publishedAt: '2026-01-20T03:04:05.000Z',
  ...more,
});

const shelf: Shelf = { year: 2025, group: 'qingxi', name: '云岭市清溪区人民政府', count: 2 };
const other: Shelf = { year: 2025, group: 'shiqiao', name: '云岭市石桥县人民政府', count: 30 };
const government = listedOf({ agencyId: 'qingxi', agencyName: '云岭市清溪区人民政府', agencyKind: 'government' });

describe('every page of the public column', () => {
  let pages: [address: string, text: string][];
  beforeAll(async () => {
    pages = Object.entries(await columnPages()).filter(([address]) => address.endsWith('/'));
  });
  const each = (look: (page: ReturnType<typeof pageOf>, text: string) => unknown): Record<string, unknown> =>
    Object.fromEntries(pages.map(([address, text]) => [address, look(pageOf(text), text)]));
  const allOf = (wanted: unknown): Record<string, unknown> =>
    Object.fromEntries(pages.map(([address]) => [address, wanted]));

  it('carries the authority’s contact for mistakes', () => {
    const contacts = ['tel:00012345678', 'mailto:jiucuo@example.org'];
    expect(each((page) => contacts.filter((contact) => !page.links().includes(contact)))).toEqual(allOf([]));
  });

  it('runs nothing and styles nothing of its own: scripts come from the site, data blocks are data', () => {
    const own = (page: ReturnType<typeof pageOf>) =>
      page.elements.filter(
        (element) =>
          (element.tagName === 'script' &&
            !attributeOf(element, 'src')?.startsWith('/assets/') &&
            attributeOf(element, 'type') !== 'application/ld+json') ||
          element.tagName === 'style' ||
          element.attrs.some(({ name }) => name === 'style' || name.startsWith('on')),
      );
    expect(each(own)).toEqual(allOf([]));
  });

  it('has one heading of the first order, and no id twice', () => {
    expect(each((page) => page.texts('h1').length)).toEqual(allOf(1));
    const twice = (page: ReturnType<typeof pageOf>) => {
      const ids = page.elements.flatMap((element) => attributeOf(element, 'id') ?? []);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    };
    expect(each(twice)).toEqual(allOf([]));
  });

  it('names its way in, its feed and its language', () => {
    const ways = ['/', '/#years', '/data/', '/search/'];
    expect(each((page) => ways.filter((way) => !page.links().includes(way)))).toEqual(allOf([]));
    expect(each((page) => page.valueOf('link', 'type', 'application/atom+xml', 'href'))).toEqual(allOf('/feed.xml'));
    expect(each((page) => page.valueOf('html', 'lang', 'zh-CN', 'lang'))).toEqual(allOf('zh-CN'));
  });

  it('says where it stands, and tells search engines only of what is to be found', () => {
    const hidden = each((page) => page.valueOf('meta', 'name', 'robots', 'content') === 'noindex');
    expect(Object.keys(hidden).filter((address) => hidden[address])).toEqual([
      '/reports/qingxi-jiaoyu/2025/v1/',
      '/withdrawn/',
      '/ended-version/',
      '/not-found/',
      '/moved/',
    ]);
    const canonical = each((page) => page.valueOf('link', 'rel', 'canonical', 'href'));
    expect(canonical['/2025/qingxi/']).toBe('https://gongkai.example.org/2025/qingxi/');
    expect(canonical['/reports/qingxi-jiaoyu/2025/v1/']).toBe(
      'https://gongkai.example.org/reports/qingxi-jiaoyu/2025/',
    );
  });

  it('leads only to addresses the column has', () => {
    const known = [
      /^\/(#years)?$/,
      /^\/(data|search|compare)\/(\?a=[a-z-]+\/\d{4})?$/,
      /^\/data\/(\d{4}\.(csv|json)|dictionary(\/(en\/)?|\.(csv|json))|[a-z]+\.schema\.json)$/,
      /^\/feed\.xml$/,
      /^\/\d{4}\/([a-z0-9-]+\/)?$/,
      /^\/agencies\/[a-z-]+\/$/,
      /^\/reports\/[a-z-]+\/\d{4}\/(v\d+\/(changes\/)?|compare\/)?$/,
      /^\/reports\/[a-z-]+\/\d{4}\/(v\d+\/)?[a-z]+\.[a-z]+$/,
      /^(tel:|mailto:|#)/,
    ];
    const unknown = (page: ReturnType<typeof pageOf>) =>
      page.links().filter((link) => !known.some((pattern) => pattern.test(link)));
    expect(each(unknown)).toEqual(allOf([]));
  });

  it('leads within itself only to places that are there', () => {
    const missing = (page: ReturnType<typeof pageOf>) => {
      const ids = new Set(page.elements.map((element) => attributeOf(element, 'id')));
      return page.links().filter((link) => link.startsWith('#') && !ids.has(link.slice(1)));
    };
    expect(each(missing)).toEqual(allOf([]));
  });
});

describe('the home page', () => {
  it('leads to the latest reports, the years and the lists of the latest year', () => {
    const years = [
      { year: 2025, count: 32 },
      { year: 2024, count: 31 },
    ];
    const page = pageOf(homePage(site, { years, latest: [listedOf()], shelves: [shelf, other] }));
    expect(page.links()).toEqual(
      expect.arrayContaining(['/reports/qingxi-jiaoyu/2025/', '/2025/', '/2024/', '/2025/qingxi/', '/2025/shiqiao/']),
    );
    expect(page.texts('time')).toEqual(['2026年1月20日']);
    expect(page.texts('a')).toContain('2025年度全部年报（32份）');
  });

  it('searches by a plain form, so that the address can be passed on', () => {
    const page = pageOf(homePage(site, { years: [], latest: [listedOf()], shelves: [] }));
    expect(page.valueOf('form', 'role', 'search', 'action')).toBe('/search/');
    expect(page.valueOf('input', 'type', 'search', 'name')).toBe('q');
  });

  it('says on a new installation that nothing is published yet, and offers nothing to search or compare', () => {
    const page = pageOf(homePage(site, { years: [], latest: [], shelves: [] }));
    expect(page.texts('p')).toContain('尚未发布年度报告。各行政机关的报告发布后，即可在此查阅、检索。');
    expect(page.texts('form')).toEqual([]);
    expect(page.texts('main').join()).not.toContain('对比两份年报');
  });

  it('escapes names from the register and titles from submissions', () => {
    const latest = [listedOf({ title: '<script>alert(1)</script>' })];
    const text = homePage(site, { years: [], latest, shelves: [] });
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(pageOf(text).texts('script')).toEqual(['']);
  });

  it('marks a report that was corrected', () => {
    const latest = [listedOf({ version: 2 })];
    expect(pageOf(homePage(site, { years: [], latest, shelves: [] })).texts('li')).toContainEqual(
      '云岭市清溪区教育局2025年政府信息公开工作年度报告 更正后第2版2026年1月20日',
    );
  });
});

describe('the page of a year', () => {
  it('shows its lists and how much is in each', () => {
    const page = pageOf(yearPage(site, { year: 2025, years: [2025, 2024], shelves: [shelf, other] }));
    expect(page.texts('p')).toContain('共32份，分2组列出。');
    expect(page.texts('li')).toEqual(expect.arrayContaining(['云岭市清溪区人民政府2份', '云岭市石桥县人民政府30份']));
    expect(page.links()).toEqual(expect.arrayContaining(['/2025/qingxi/', '/2025/shiqiao/', '/2024/']));
  });

  it('shows the reports themselves where there is one list only, by kind of body', () => {
    const entries = [listedOf(), government];
    const page = pageOf(yearPage(site, { year: 2025, years: [2025], shelves: [shelf], entries }));
    expect(page.texts('h2').slice(0, 2)).toEqual(['各级人民政府1家', '政府部门1家']);
    expect(page.links()).toEqual(expect.arrayContaining(['#government', '#department', '/reports/qingxi/2025/']));
  });
});

describe('the page of one list', () => {
  it('leads to its reports, back to the year, and to the same list of other years', () => {
    const entries = [listedOf(), government];
    const page = pageOf(groupPage(site, { year: 2025, shelf, entries, years: [2025, 2024] }));
    expect(page.texts('h1')).toEqual(['云岭市清溪区人民政府']);
    expect(page.links()).toEqual(
      expect.arrayContaining(['/2025/', '/2024/qingxi/', '/reports/qingxi-jiaoyu/2025/', '/reports/qingxi/2025/']),
    );
    expect(page.valueOf('a', 'aria-current', 'page', 'href')).toBe('/2025/qingxi/');
  });
});

describe('the page of an agency', () => {
  const history = {
    agency: { id: 'jiaoyu', name: '清溪区教育体育局', kind: 'department' as const, formerNames: ['清溪区教育局'] },
    reports: [listedOf({ year: 2024 }), listedOf()],
    predecessors: [{ id: 'tiyu', name: '清溪区体育局', reports: [listedOf({ agencyId: 'tiyu', year: 2019 })] }],
    figures: [],
  };

  it('lists all years, the latest first, and what became of bodies it carries on', () => {
    const page = pageOf(agencyPage(site, history));
    expect(page.texts('strong')).toEqual(['2025年度', '2024年度', '2019年度']);
    expect(page.texts('p')).toContain('曾用名：清溪区教育局。');
    expect(page.links()).toEqual(expect.arrayContaining(['/agencies/tiyu/', '/reports/tiyu/2019/']));
  });

  it('leads on from a body that is no more', () => {
    const agency = { ...history.agency, mergedInto: { id: 'jiaoti', name: '清溪区教育和体育局' } };
    expect(pageOf(agencyPage(site, { ...history, agency })).links()).toContain('/agencies/jiaoti/');
  });
});

describe('what stands where something was', () => {
  it('says of a withdrawn report what it was, since when and why it is gone, and whom to ask', () => {
    const page = pageOf(
      withdrawnPage(site, {
        agencyId: 'qingxi-jiaoyu',
        agencyName: '云岭市清溪区教育局',
        year: 2025,
        title: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
        at: '2026-02-28T17:00:00.000Z',
        reason: '数据有误，核实后重新发布。',
      }),
    );
    expect(page.texts('h1')).toEqual(['云岭市清溪区教育局2025年政府信息公开工作年度报告']);
    expect(page.texts('dd').slice(0, 4)).toEqual([
      '云岭市清溪区教育局',
      '2025年',
      '2026年3月1日',
      '数据有误，核实后重新发布。',
    ]);
    expect(page.links()).not.toContain('/reports/qingxi-jiaoyu/2025/report.pdf');
  });

  it('says of a version that was taken back that another one is out, and leads to it', () => {
    const page = pageOf(
      endedVersionPage(site, {
        agencyId: 'qingxi-jiaoyu',
        agencyName: '云岭市清溪区教育局',
        year: 2025,
        title: '云岭市清溪区教育局2025年政府信息公开工作年度报告',
      }),
    );
    expect(page.texts('p')).toContain('您访问的内容属于该报告以前的版本，已不再提供阅读和下载。请查阅现行版本。');
    expect(page.links()).toContain('/reports/qingxi-jiaoyu/2025/');
  });

  it('says at an address where nothing is how to find what was looked for, and is kept out of search engines', () => {
    const page = pageOf(notFoundPage(site));
    expect(page.valueOf('form', 'role', 'search', 'action')).toBe('/search/');
    expect(page.links()).toEqual(expect.arrayContaining(['/', '/#years']));
    expect(page.valueOf('meta', 'name', 'robots', 'content')).toBe('noindex');
  });

  it('leads on from an address that has moved', () => {
    const page = pageOf(movedPage(site, { to: '/agencies/jiaoti/' }));
    expect(page.links()).toContain('/agencies/jiaoti/');
    expect(page.valueOf('link', 'rel', 'canonical', 'href')).toBe('https://gongkai.example.org/agencies/jiaoti/');
  });
});
