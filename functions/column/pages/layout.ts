import type { Authority } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';
import { footer, masthead } from './furniture.ts';

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

/** The same content in another form, for `<link rel="alternate">`. */
export interface Alternate {
  readonly type: string;
  readonly path: string;
  readonly title: string;
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
  /** Scripts of our own beside the common one, by name; every page can be read without. */
  readonly scripts?: readonly string[];
  /** Set where search engines are not to lead: tombstones, former versions. */
  readonly noindex?: boolean;
  /** Where the page's content belongs if not here, e.g. the current version of a former one. */
  readonly canonicalPath?: string;
  /** `article` for one report; a list is a `website`. */
  readonly kind?: 'website' | 'article';
  /** A picture for those who share the page, 1200 × 630 pixels: its path and what it shows. */
  readonly picture?: { readonly path: string; readonly alternative: string };
  readonly alternates?: readonly Alternate[];
  /** A schema.org description as a data block, see `jsonLdScript`. */
  readonly jsonLd?: Html;
}

/** The name of the column on portals of governments. */
export const columnName = '政府信息公开年报';

const crumbTrail = (crumbs: readonly Crumb[]): Html | false =>
  crumbs.length > 0 &&
  html`<nav class="crumbs" aria-label="当前位置"><ol><li><a href="/">首页</a></li>${crumbs.map(
    (crumb) =>
      html`<li>${crumb.path ? html`<a href="${crumb.path}">${crumb.text}</a>` : html`<span aria-current="page">${crumb.text}</span>`}</li>`,
  )}</ol></nav>`;

const feed: Alternate = { type: 'application/atom+xml', path: '/feed.xml', title: `${columnName}更新` };

const shareCard = (site: Site, { title, description, path, kind, picture }: Page): Html =>
  html`<meta property="og:site_name" content="${columnName}">
<meta property="og:locale" content="zh_CN">
<meta property="og:type" content="${kind ?? 'website'}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${site.baseUrl}${path}">
${
  picture &&
  html`<meta property="og:image" content="${site.baseUrl}${picture.path}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${picture.alternative}">
<meta name="twitter:card" content="summary_large_image">
`
}`;

/**
 * Script of the reader's choices goes first, so that a page is never painted in another size or colour than chosen; the
 * others wait until the page is there.
 */
const assets = ({ styles = [], scripts = [] }: Page): Html =>
  html`<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<script src="/assets/reading.js"></script>
${['base', 'site', ...styles].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">\n`)}${scripts.map(
  (name) => html`<script src="/assets/${name}.js" type="module"></script>\n`,
)}`;

/** A whole page of the public column: furniture around `main`. Nothing in the page itself is run or styled. */
export const layout = (site: Site, page: Page): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}${page.crumbs.length > 0 ? ` - ${columnName}` : ''}</title>
<meta name="description" content="${page.description}">
${page.noindex && html`<meta name="robots" content="noindex">\n`}<link rel="canonical" href="${site.baseUrl}${page.canonicalPath ?? page.path}">
${[...(page.alternates ?? []), feed].map(
  ({ type, path, title }) => html`<link rel="alternate" type="${type}" href="${path}" title="${title}">\n`,
)}${shareCard(site, page)}<meta name="theme-color" content="#9b1c1f">
${assets(page)}${page.jsonLd}</head>
<body>
<a class="skip" href="#main">跳到正文</a>
${masthead(columnName, site.authority.name, page.path)}
${crumbTrail(page.crumbs)}
<main id="main">
${page.main}
</main>
${footer(site.authority)}
</body>
</html>
`.text;
