import type { Authority } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';

const ways: readonly { readonly text: string; readonly path: string }[] = [
  { text: '首页', path: '/' },
  { text: '按年度', path: '/#years' },
  { text: '数据开放', path: '/data/' },
  { text: '检索', path: '/search/' },
];

/**
 * Choices of the reader: size of type, contrast, printing. They need script, so they stay hidden until `reading.js` shows
 * them; without it the browser's own zoom and print serve.
 */
const readingTools = html`<div class="tools" role="group" aria-label="阅读设置" hidden>
<span class="tools-label">字号</span><button type="button" data-size="small" aria-label="小字号">小</button><button type="button" data-size="medium" aria-label="中字号">中</button><button type="button" data-size="large" aria-label="大字号">大</button>
<button type="button" data-contrast="high">高对比度</button>
<button type="button" data-print>打印</button>
</div>`;

/** Head of every page: the column, who answers for it, and the ways in. */
export const masthead = (column: string, authority: string, path: string): Html =>
  html`<header>
<div class="masthead"><div class="inner">
<p class="column"><a href="/">${column}</a></p>
<p class="authority">${authority}</p>
</div></div>
<div class="ways"><div class="inner">
<nav aria-label="栏目导航"><ul>${ways.map(
    (way) => html`<li><a href="${way.path}"${way.path === path && html` aria-current="page"`}>${way.text}</a></li>`,
  )}</ul></nav>
${readingTools}
</div></div>
</header>`;

const correctionContact = ({ name, contact }: Authority): Html =>
  html`<section class="contact" aria-labelledby="contact-title">
<h2 id="contact-title">纠错与联系</h2>
<p>发现本栏目内容有误，请与${name}联系，我们将及时核实、更正。</p>
<dl>
<div><dt>电话</dt><dd><a href="tel:${contact.phone.replace(/[^\d+]/g, '')}">${contact.phone}</a></dd></div>
<div><dt>邮箱</dt><dd><a href="mailto:${contact.mail}">${contact.mail}</a></dd></div>
<div><dt>地址</dt><dd>${contact.address}</dd></div>
</dl>
</section>`;

/** Foot of every page: whom to tell about a mistake, and the law the column stands on. */
export const footer = (authority: Authority): Html =>
  html`<footer class="foot"><div class="inner">
${correctionContact(authority)}
<div class="colophon">
<p>本栏目依据《中华人民共和国政府信息公开条例》第四十九条、第五十条发布。</p>
<p><a href="/data/">数据开放</a><a href="/feed.xml">订阅更新（Atom）</a><a href="/compare/">对比两份年报</a></p>
</div>
</div></footer>`;
