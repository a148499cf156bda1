import { type Html, html } from '../../shared/html.ts';
import { layout, type Site } from './layout.ts';

const choice = (side: 'a' | 'b', title: string): Html =>
  html`<fieldset data-side="${side}"><legend>${title}</legend>
<label>年度<select name="${side}-year" disabled></select></label>
<label>分组<select name="${side}-group" disabled></select></label>
<label>机关<select name="${side}-agency" disabled></select></label>
</fieldset>`;

/**
 * Any two reports side by side, at `/compare/?a=<agency>/<year>&b=<agency>/<year>`. The script reads the lists of the column
 * itself for the choice, and the published figures of the two; without script the page says where to read them.
 */
export const comparePage = (site: Site): string =>
  layout(site, {
    title: '对比两份年度报告',
    description: '任选两份政府信息公开工作年度报告，逐项对照数据。',
    path: '/compare/',
    crumbs: [{ text: '对比两份年报' }],
    styles: ['compare'],
    scripts: ['compare'],
    main: html`<div class="column"><h1>对比两份年度报告</h1>
<p class="lead">任选两份年度报告，逐项对照三张统计表的数据：可以是两个机关的同一年度，也可以是同一机关的两个年度。</p>
<noscript><p class="notice">在线对照需要浏览器启用脚本。未启用时，可从<a href="/#years">年度列表</a>分别打开两份年报查阅；同一机关相邻两年的对比，可在该机关年报页面点“逐项对比”；也可在<a href="/data/">数据开放</a>页面下载全部数据。</p></noscript>
<form id="choice" hidden>${choice('a', '第一份')}${choice('b', '第二份')}<button type="submit">对比</button></form>
<p id="news" role="status"></p>
<div id="comparison"></div></div>`,
  });
