import type { Publication } from '../../../schemas/publication.ts';
import { reportPrefix } from '../../../schemas/publication.ts';
import type { AgencyKind } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { columnName, layout, type Site } from './layout.ts';

const kinds: readonly { readonly kind: AgencyKind; readonly name: string }[] = [
  { kind: 'government', name: '各级人民政府' },
  { kind: 'department', name: '政府部门' },
  { kind: 'township', name: '乡镇、街道' },
  { kind: 'institution', name: '其他单位' },
];

const pathOf = (publication: Publication): string => `/${reportPrefix(publication.agencyId, publication.year)}`;

const byName = (a: Publication, b: Publication): number => a.agencyName.localeCompare(b.agencyName, 'zh-CN');

const entry = (publication: Publication): Html =>
  html`<li><a href="${pathOf(publication)}">${publication.title}</a><time datetime="${publication.publishedAt}">${shanghaiDate(publication.publishedAt)}</time></li>`;

/** Home page: the latest publications, then the years. */
export const homePage = (
  site: Site,
  years: readonly { readonly year: number; readonly count: number }[],
  latest: readonly Publication[],
): string =>
  layout(site, {
    title: `${columnName} - ${site.authority.name}`,
    description: `${site.authority.name}${columnName}：各行政机关政府信息公开工作年度报告。`,
    path: '/',
    crumbs: [],
    main: html`<h1>${columnName}</h1>
<p class="lead">各行政机关每年向社会公布上一年度政府信息公开工作年度报告。报告可在线阅读，也可下载PDF文件及CSV、JSON数据。</p>
<section aria-labelledby="latest"><h2 id="latest">最新发布</h2>
${latest.length > 0 ? html`<ul class="entries">${latest.map(entry)}</ul>` : html`<p class="none">尚未发布年度报告。</p>`}
</section>
${
  years.length > 0 &&
  html`<section aria-labelledby="years"><h2 id="years">按年度查阅</h2>
<ul class="years">${years.map(({ year, count }) => html`<li><a href="/${year}/"><strong>${year}年度</strong><span>${count}份</span></a></li>`)}</ul></section>`
}`,
  });

/** Year page: every agency's report of that year, by kind of body. */
export const yearPage = (
  site: Site,
  year: number,
  publications: readonly Publication[],
  years: readonly number[],
): string =>
  layout(site, {
    title: `${year}年度政府信息公开工作年度报告`,
    description: `${site.authority.name}${year}年度政府信息公开工作年度报告，共${publications.length}份。`,
    path: `/${year}/`,
    crumbs: [{ text: `${year}年度` }],
    main: html`<h1>${year}年度政府信息公开工作年度报告</h1>
<p class="lead">共${publications.length}份。</p>
${kinds.map(({ kind, name }) => {
  const group = publications.filter((publication) => publication.agencyKind === kind).sort(byName);
  return (
    group.length > 0 &&
    html`<section aria-labelledby="${kind}"><h2 id="${kind}">${name}</h2><ul class="agencies">${group.map(
      (publication) => html`<li><a href="${pathOf(publication)}">${publication.agencyName}</a></li>`,
    )}</ul></section>`
  );
})}
${otherYears(years, year)}`,
  });

const otherYears = (years: readonly number[], current: number): Html | false =>
  years.length > 1 &&
  html`<nav class="others" aria-labelledby="others"><h2 id="others">其他年度</h2><ul class="years">${years
    .filter((year) => year !== current)
    .map((year) => html`<li><a href="/${year}/"><strong>${year}年度</strong></a></li>`)}</ul></nav>`;

/** Agency page: all years of one agency, latest first. */
export const agencyPage = (site: Site, publications: readonly Publication[]): string => {
  const sorted = [...publications].sort((a, b) => b.year - a.year);
  const name = sorted[0]?.agencyName ?? '';
  return layout(site, {
    title: `${name}历年政府信息公开工作年度报告`,
    description: `${name}历年政府信息公开工作年度报告。`,
    path: `/agencies/${sorted[0]?.agencyId}/`,
    crumbs: [{ text: name }],
    main: html`<h1>${name}</h1><p class="lead">历年政府信息公开工作年度报告，共${sorted.length}份。</p><ul class="entries">${sorted.map(entry)}</ul>`,
  });
};
