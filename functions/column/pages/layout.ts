import type { Authority } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';

/** What every public page is given beside its own content. */
export interface Site {
  /** Address of the site without trailing slash. */
  readonly baseUrl: string;
  readonly authority: Authority;
}

export interface Crumb {
  readonly text: string;
  readonly path?: string;
}

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Path of the page, with leading and trailing slash. */
  readonly path: string;
  /** Way from the home page to here; empty on the home page itself. */
  readonly crumbs: readonly Crumb[];
  readonly main: Html;
  /** Style sheets beside the common ones, by name. */
  readonly styles?: readonly string[];
}

/** The name of the column on portals of governments. */
export const columnName = '政府信息公开年报';

const crumbTrail = (crumbs: readonly Crumb[]): Html | false =>
  crumbs.length > 0 &&
  html`<nav class="crumbs" aria-label="当前位置"><ol><li><a href="/">首页</a></li>${crumbs.map(
    (crumb) =>
      html`<li>${crumb.path ? html`<a href="${crumb.path}">${crumb.text}</a>` : html`<span aria-current="page">${crumb.text}</span>`}</li>`,
  )}</ol></nav>`;

const correctionContact = ({ authority }: Site): Html =>
  html`<section class="contact" aria-labelledby="contact-title">
<h2 id="contact-title">纠错与联系</h2>
<p>发现本栏目内容有误，请与${authority.name}联系，我们将及时核实、更正。</p>
<dl>
<div><dt>电话</dt><dd><a href="tel:${authority.contact.phone.replace(/[^\d+]/g, '')}">${authority.contact.phone}</a></dd></div>
<div><dt>邮箱</dt><dd><a href="mailto:${authority.contact.mail}">${authority.contact.mail}</a></dd></div>
<div><dt>地址</dt><dd>${authority.contact.address}</dd></div>
</dl>
</section>`;

/** A whole page of the public column: furniture around `main`. No script, no style in the page. */
export const layout = (site: Site, page: Page): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}${page.crumbs.length > 0 ? ` - ${columnName}` : ''}</title>
<meta name="description" content="${page.description}">
<meta property="og:title" content="${page.title}">
<meta property="og:type" content="website">
<meta property="og:url" content="${site.baseUrl}${page.path}">
<link rel="canonical" href="${site.baseUrl}${page.path}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${['base', 'site', ...(page.styles ?? [])].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="masthead"><div class="inner">
<p class="column"><a href="/">${columnName}</a></p>
<p class="authority">${site.authority.name}</p>
</div></header>
${crumbTrail(page.crumbs)}
<main id="main">
${page.main}
</main>
<footer class="foot"><div class="inner">
${correctionContact(site)}
<p class="basis">本栏目依据《中华人民共和国政府信息公开条例》第四十九条、第五十条发布。</p>
</div></footer>
</body>
</html>
`.text;
