import type { Listed, Shelf } from '../../../schemas/listing.ts';
import { type Html, html } from '../../shared/html.ts';
import { entriesByKind, titledEntries } from './entries.ts';
import { columnName, layout, type Site } from './layout.ts';
import { yearSwitch } from './switches.ts';

/** More lists than this are not put on the home page; the year's own page has them all. */
const shelvesAtHome = 24;

const shelfPath = ({ year, group }: Pick<Shelf, 'year' | 'group'>): string => `/${year}/${group}/`;

const total = (shelves: readonly Shelf[]): number => shelves.reduce((sum, { count }) => sum + count, 0);

const shelfList = (shelves: readonly Shelf[]): Html =>
  html`<ul class="shelves">${shelves.map(
    (shelf) =>
      html`<li><a href="${shelfPath(shelf)}" data-group="${shelf.group}">${shelf.name}</a><span>${shelf.count}份</span></li>`,
  )}</ul>`;

/** The form is plain: the page it leads to searches by script, and lists everything without. */
export const searchForm = html`<form class="find" action="/search/" method="get" role="search">
<label for="find">检索年报</label>
<div><input id="find" type="search" name="q" autocomplete="off" spellcheck="false" placeholder="机关名称或正文词语" required><button type="submit">检索</button></div>
</form>`;

export interface Home {
  /** Years with reports, latest first, and how many. */
  readonly years: readonly { readonly year: number; readonly count: number }[];
  /** What was published last, newest first. */
  readonly latest: readonly Listed[];
  /** The lists of the latest year. */
  readonly shelves: readonly Shelf[];
}

const byAgency = ({ years, shelves }: Home): Html | false => {
  const year = years[0]?.year;
  return (
    year !== undefined &&
    shelves.length > 0 &&
    html`<section aria-labelledby="agencies"><h2 id="agencies">按机关查阅（${year}年度）</h2>
${shelves.length > 1 && shelfList(shelves.slice(0, shelvesAtHome))}
<p class="more"><a href="/${year}/">${year}年度全部年报（${total(shelves)}份）</a></p></section>`
  );
};

const byYear = ({ years }: Home): Html | false =>
  years.length > 0 &&
  html`<section aria-labelledby="years"><h2 id="years">按年度查阅</h2>
<ul class="years">${years.map(
    ({ year, count }) =>
      html`<li><a href="/${year}/" data-year="${year}"><strong>${year}年度</strong><span>${count}份</span></a></li>`,
  )}</ul></section>`;

/** Before anything is published there is nothing to search, and nothing to compare. */
const isEmpty = ({ years, latest }: Home): boolean => years.length === 0 && latest.length === 0;

const further = (home: Home): Html => html`<section aria-labelledby="further"><h2 id="further">数据与订阅</h2>
<ul class="further">
<li><a href="/data/">数据开放</a><span>各年度全部数据（CSV、JSON）及数据字典</span></li>
${!isEmpty(home) && html`<li><a href="/compare/">对比两份年报</a><span>逐项对照两年或两个机关的数据</span></li>`}
<li><a href="/feed.xml">订阅更新</a><span>新发布、更正的年报（Atom）</span></li>
</ul></section>`;

/** Home page: search, the latest publications, the years, the lists of the latest year. */
export const homePage = (site: Site, home: Home): string =>
  layout(site, {
    title: `${columnName} - ${site.authority.name}`,
    description: `${site.authority.name}${columnName}：各行政机关政府信息公开工作年度报告，可检索、阅读、下载。`,
    path: '/',
    crumbs: [],
    styles: ['lists'],
    main: html`<div class="hero"><h1>${columnName}</h1>
<p class="lead">各行政机关每年向社会公布上一年度政府信息公开工作年度报告。报告可在线阅读，也可下载PDF文件及CSV、JSON数据。</p>
${!isEmpty(home) && searchForm}</div>
<div class="home">
<section class="latest" aria-labelledby="latest"><h2 id="latest">最新发布</h2>
${home.latest.length > 0 ? titledEntries(home.latest) : html`<p class="none">尚未发布年度报告。各行政机关的报告发布后，即可在此查阅、检索。</p>`}
</section>
<div class="aside">${byYear(home)}${byAgency(home)}${further(home)}</div>
</div>`,
  });

export interface YearLists {
  readonly year: number;
  /** Years with reports. */
  readonly years: readonly number[];
  /** The lists of the year. */
  readonly shelves: readonly Shelf[];
  /** The reports themselves, where the year has one list only. */
  readonly entries?: readonly Listed[];
}

/** Year page: its lists with what they hold; where there is one list only, the reports themselves by kind of body. */
export const yearPage = (site: Site, { year, years, shelves, entries }: YearLists): string =>
  layout(site, {
    title: `${year}年度政府信息公开工作年度报告`,
    description: `${site.authority.name}${year}年度政府信息公开工作年度报告，共${total(shelves)}份。`,
    path: `/${year}/`,
    crumbs: [{ text: `${year}年度` }],
    styles: ['lists'],
    main: html`<h1>${year}年度政府信息公开工作年度报告</h1>
<p class="lead">共${total(shelves)}份${entries || shelves.length < 2 ? '' : `，分${shelves.length}组列出`}。</p>
${yearSwitch(years, year, (other) => `/${other}/`)}
${entries ? entriesByKind(entries) : shelfList(shelves)}
${total(shelves) === 0 && html`<p class="none">本年度尚未发布年度报告。</p>`}`,
  });

export interface GroupList {
  readonly year: number;
  readonly shelf: Shelf;
  readonly entries: readonly Listed[];
  /** Years in which this group has a list. */
  readonly years: readonly number[];
}

/** One list of a year, at `/<year>/<group>/`: its reports by kind of body. */
export const groupPage = (site: Site, { year, shelf, entries, years }: GroupList): string =>
  layout(site, {
    title: `${shelf.name}${year}年度政府信息公开工作年度报告`,
    description: `${shelf.name}${year}年度政府信息公开工作年度报告，共${entries.length}份。`,
    path: shelfPath(shelf),
    crumbs: [{ text: `${year}年度`, path: `/${year}/` }, { text: shelf.name }],
    styles: ['lists'],
    main: html`<h1>${shelf.name}</h1>
<p class="lead">${year}年度政府信息公开工作年度报告，共${entries.length}份。</p>
${yearSwitch(years, year, (other) => shelfPath({ year: other, group: shelf.group }))}
${entriesByKind(entries)}${entries.length === 0 && html`<p class="none">本组本年度尚未发布年度报告。</p>`}`,
  });
