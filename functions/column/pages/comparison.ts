import { formOf } from '../../../schemas/form/index.ts';
import { reportPrefix } from '../../../schemas/publication.ts';
import { type Html, html } from '../../shared/html.ts';
import { type ComparedRow, type ComparedTable, type Comparison, compareFigures } from './compared.ts';
import { shownChange, shownFigure, type YearFigures } from './figures.ts';
import { layout, type Site } from './layout.ts';

export interface YearsCompared {
  readonly agency: { readonly id: string; readonly name: string };
  readonly before: YearFigures;
  readonly after: YearFigures;
}

/** What the two columns of figures are called. */
interface Names {
  readonly before: string;
  readonly after: string;
}

const row = ({ label, before, after }: ComparedRow): Html => {
  const change = shownChange(before, after);
  return html`<tr${change === '持平' && html` class="level"`}><th scope="row">${label}</th><td>${shownFigure(before)}</td><td>${shownFigure(after)}</td><td class="change">${change}</td></tr>\n`;
};

const comparedTable = ({ caption, groups }: ComparedTable, names: Names): Html =>
  html`<table class="numbers compared"><caption>${caption}</caption>
<thead><tr><th scope="col">项目</th><th scope="col">${names.before}</th><th scope="col">${names.after}</th><th scope="col">增减</th></tr></thead>
${groups.map(
  ({ heading, rows }) =>
    html`<tbody>${heading && html`<tr class="group"><th scope="rowgroup" colspan="4">${heading}</th></tr>\n`}${rows.map(row)}</tbody>`,
)}</table>`;

const byApplicant = ({ applicants, silent }: Comparison, names: Names): Html =>
  html`${applicants.map(
    (table) => html`<details><summary>${table.caption}的申请</summary>${comparedTable(table, names)}</details>`,
  )}${silent.length > 0 && html`<p class="hint">${silent.join('、')}两个年度均无申请。</p>`}`;

const editions = ({ before, after }: YearsCompared, { incomparable }: Comparison): Html | false =>
  incomparable.length > 0 &&
  html`<p class="notice quiet">${before.year}年使用${formOf(before.edition).name}，${after.year}年使用${formOf(after.edition).name}，这里只对比含义相同的项目。未对比：${incomparable.join('、')}。</p>`;

/** Two successive years of one agency side by side, along the form of the later one. */
export const comparisonPage = (site: Site, compared: YearsCompared): string => {
  const { agency, before, after } = compared;
  const comparison = compareFigures(before, after);
  const [disclosure, applications, disputes] = comparison.tables;
  const names = { before: `${before.year}年`, after: `${after.year}年` };
  const own = `/${reportPrefix(agency.id, after.year)}`;
  const part = (id: string, title: string, content: Html): Html =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
  return layout(site, {
    title: `${agency.name}${before.year}年与${after.year}年政府信息公开数据对比`,
    description: `${agency.name}${before.year}年与${after.year}年政府信息公开工作年度报告三张统计表逐项对比。`,
    path: `${own}compare/`,
    crumbs: [
      { text: `${after.year}年度`, path: `/${after.year}/` },
      { text: agency.name, path: `/agencies/${agency.id}/` },
      { text: '年度报告', path: own },
      { text: '与上年对比' },
    ],
    styles: ['compare'],
    main: html`<div class="column"><h1>${before.year}年与${after.year}年数据对比</h1>
<p class="lead">${agency.name}两个年度的政府信息公开工作年度报告，逐项对照。增减为${after.year}年减${before.year}年；除另有注明外，单位为件。</p>
<p class="more"><a href="/${reportPrefix(agency.id, before.year)}">${before.year}年年报</a><a href="${own}">${after.year}年年报</a></p>
${before.agencyName !== after.agencyName && html`<p class="notice quiet">该机关${before.year}年名称为${before.agencyName}。</p>`}
${editions(compared, comparison)}
${disclosure && part('disclosure', '主动公开', comparedTable(disclosure, names))}
${applications && part('applications', '依申请公开', html`${comparedTable(applications, names)}${byApplicant(comparison, names)}`)}
${disputes && part('disputes', '行政复议、行政诉讼', comparedTable(disputes, names))}</div>`,
  });
};
