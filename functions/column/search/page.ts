import { html } from '../../shared/html.ts';
import { layout, type Site } from '../pages/layout.ts';

/**
 * The page of the search, at `/search/`. Script fills in what is found; without it the page leads to the lists. `years` are
 * those with reports, latest first.
 */
export const searchPage = (site: Site, years: readonly number[]): string =>
  layout(site, {
    title: '检索年报',
    description: `检索${site.authority.name}发布的政府信息公开工作年度报告：机关名称、标题和正文。`,
    path: '/search/',
    crumbs: [{ text: '检索' }],
    styles: ['lists', 'search'],
    scripts: ['search'],
    main: html`<h1>检索年报</h1>
<form class="find search-form" action="/search/" method="get" role="search">
<label for="q">机关名称、年度或正文词语</label>
<div><input id="q" type="search" name="q" maxlength="60" autocomplete="off" spellcheck="false" enterkeyhint="search" aria-describedby="hint"><button type="submit">检索</button></div>
<p class="search-hint" id="hint">多个词语用空格隔开，表示须同时出现，例如“教育局 校园安全”。只输入一个字时，仅检索机关名称。</p>
</form>
<noscript><p class="notice">检索功能需要浏览器启用脚本（JavaScript）。未启用时，请按下列年度查阅全部年报。</p></noscript>
<p class="search-count" id="count" role="status"></p>
<ol class="search-results" id="results" aria-label="检索结果"></ol>
<p class="search-more"><button type="button" id="more" hidden>显示更多</button></p>
<section class="search-browse" aria-labelledby="browse"><h2 id="browse">按年度、机关查阅</h2>
${
  years.length > 0
    ? html`<ul class="years">${years.map((year) => html`<li><a href="/${year}/"><strong>${year}年度</strong></a></li>`)}</ul>
<p class="lead">各年度页面按机关分组列出全部年报；进入任一年报，可转到该机关历年年报。</p>`
    : html`<p class="none">尚未发布年度报告。</p>`
}</section>`,
  });
