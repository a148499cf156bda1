import { type Html, html } from '../../shared/html.ts';
import { layout, type Site } from '../pages/layout.ts';
import { catalogueJsonLd, jsonLdScript } from './jsonLd.ts';
import { yearCsvKey, yearJsonKey } from './places.ts';

/** A year of which reports are out, and how many. */
export interface DataYear {
  readonly year: number;
  readonly count: number;
}

const yearsTable = (years: readonly DataYear[]): Html =>
  years.length === 0
    ? html`<p class="none">尚未发布年度报告。</p>`
    : html`<table class="data-table data-years">
<thead><tr><th scope="col">报告年度</th><th scope="col">报告</th><th scope="col">全部数据</th></tr></thead>
<tbody>${years.map(
        ({ year, count }) =>
          html`<tr><th scope="row"><a href="/${year}/">${year}年度</a></th><td class="number">${count}份</td><td><a href="/${yearCsvKey(year)}">CSV</a> <a href="/${yearJsonKey(year)}">JSON</a></td></tr>`,
      )}</tbody>
</table>`;

const addresses: readonly (readonly [address: string, holds: string, lasts: string])[] = [
  [
    '/reports/<机关>/<年度>/',
    '现行版本的网页，其下有report.pdf、report.csv、report.json',
    '网址不变，更正后内容随之更新',
  ],
  ['/reports/<机关>/<年度>/v<n>/', '第n版的网页和文件', '网址不变，文件一经发布不再改动'],
  ['/agencies/<机关>/', '一个机关历年的报告', '网址不变；机关合并、撤销的，引向承接的机关'],
  [
    '/data/<年度>.csv，/data/<年度>.json',
    '一个年度全部报告的全部数据，每份报告一行',
    '网址不变，内容随发布、更正、撤回更新',
  ],
  ['/feed.xml', '最近发布、更正的报告（Atom）', '网址不变'],
  ['/sitemap.xml', '全部网页的网址，按年度分列', '网址不变'],
];

const addressTable: Html = html`<table class="data-table data-addresses">
<thead><tr><th scope="col">网址</th><th scope="col">内容</th><th scope="col">稳定性</th></tr></thead>
<tbody>${addresses.map(
  ([address, holds, lasts]) =>
    html`<tr><th scope="row"><code>${address
      .split('/')
      .map((part, index) =>
        index === 0 ? part : html`/<wbr>${part}`,
      )}</code></th><td>${holds}</td><td>${lasts}</td></tr>`,
)}</tbody>
</table>`;

const formats: Html = html`<dl class="data-facts">
<div><dt>CSV</dt><dd>UTF-8编码，带字节顺序标记，可直接用电子表格软件打开。首行为列名；没有填写数字的单元格为空。文字以等号等符号开头的，前面加有一个撇号，以免被当作公式运行。</dd></div>
<div><dt>JSON</dt><dd>年度文件中，columns为列名，rows为各份报告的数据，顺序与列名一致；没有数字的为null。单份报告的report.json另载原文写法、正文文字和行列标题，可区分“未填”“填/”等情形。</dd></div>
<div><dt>PDF</dt><dd>报告全文，供阅读和存档。</dd></div>
<div><dt>JSON Schema</dt><dd><a href="/data/report.schema.json">report.json</a>、<a href="/data/year.schema.json">年度文件</a>、<a href="/data/dictionary.schema.json">数据字典</a>的结构说明（2020-12版）。format、formatVersion两项标明文件类型和结构版本，结构有不兼容的改动时formatVersion加1。</dd></div>
</dl>`;

const access: Html = html`<ul class="data-notes">
<li>数据文件以GET方式直接下载，无需注册，也没有查询参数。</li>
<li>响应允许跨域读取（CORS），其他网站的网页可以直接调用。</li>
<li>响应带有ETag。再次下载时用If-None-Match比对，没有变化的只回答304，不重复传输。</li>
<li>客户端支持时，文本文件一般压缩传输。</li>
<li>年度文件在报告发布、更正、撤回后几分钟内更新；需要第一时间得知的，请订阅<a href="/feed.xml">更新（Atom）</a>。</li>
<li>报告被撤回的，其网址回答410并说明原因，数据从年度文件中移除；机关网址变动的，原网址回答301，指向新网址。</li>
</ul>`;

/** The authority's own words on use; they make no law and name none beyond the one the reports are published under. */
const terms = ({
  authority,
}: Site): Html => html`<p>本栏目的年度报告由各行政机关依照《中华人民共和国政府信息公开条例》编制、公布，数据取自报告的三张统计表，由${authority.name}汇集。任何人都可以查阅、下载和使用，不收取费用。</p>
<ul class="data-notes">
<li>转载、引用时，请注明来源：发布机关、报告标题、网址和访问日期。</li>
<li>对数据作了筛选、换算或者汇总的，请说明所作的处理，避免使人误认为是原始公布的内容。</li>
<li>数据照报告原样收录。发现数据有误的，请按页末的联系方式告知，我们将及时核实、更正。</li>
</ul>
<p>以上是为方便使用所作的说明；法律、法规另有规定的，从其规定。</p>`;

const citation = ({
  baseUrl,
}: Site): Html => html`<p>引用一份报告，请用该版本自己的网址，以便读者看到同样的内容，例如：</p>
<blockquote class="data-quote">某某局. 某某局2025年政府信息公开工作年度报告：第1版[R/OL]. (2026-01-20)[2026-03-01]. ${baseUrl}/<wbr>reports/<wbr>&lt;机关&gt;/<wbr>2025/<wbr>v1/.</blockquote>
<p>引用年度文件，请注明下载日期，因为其内容会随更正、撤回而更新。</p>`;

/** What data there is, where it lies, how long, and how it may be used: the page `/data/`. Years latest first. */
export const dataPage = (site: Site, years: readonly DataYear[]): string => {
  const parts: readonly (readonly [id: string, heading: string, content: Html])[] = [
    ['files', '按年度下载', yearsTable(years)],
    [
      'dictionary',
      '数据字典',
      html`<p>三张统计表中的每个单元格都有固定的名称，各文件通用。名称、行列标题、单位、格式版本和勾稽关系见<a href="/data/dictionary/">数据字典</a>（<a href="/data/dictionary/en/" lang="en" hreflang="en">English</a>），也可下载<a href="/data/dictionary.json">JSON</a>、<a href="/data/dictionary.csv">CSV</a>。</p>`,
    ],
    ['addresses', '网址', addressTable],
    ['formats', '文件格式', formats],
    ['access', '调用', access],
    ['terms', '使用说明', terms(site)],
    ['citation', '引用格式', citation(site)],
  ];
  return layout(site, {
    title: '数据开放',
    description: `${site.authority.name}公布的政府信息公开工作年度报告数据：按年度下载CSV、JSON，数据字典，网址和使用说明。`,
    path: '/data/',
    crumbs: [{ text: '数据开放' }],
    styles: ['data'],
    jsonLd: jsonLdScript(catalogueJsonLd(site, years)),
    main: html`<div class="data"><h1>数据开放</h1>
<p class="lead">各行政机关政府信息公开工作年度报告的全部统计数据，可按年度或者按报告下载，供查阅、研究和再利用。</p>
${parts.map(
  ([id, heading, content]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${content}
</section>`,
)}
</div>`,
  });
};
