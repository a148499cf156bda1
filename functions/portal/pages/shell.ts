import type { Authority } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';

export interface Shell {
  readonly title: string;
  readonly authority: Authority;
  /** 审批 or 报送: what the reader is here for. */
  readonly purpose: string;
  readonly main: Html;
  /** Style sheets beside the common ones, by name. */
  readonly styles?: readonly string[];
  /** Scripts of our own, by name; every page works without. */
  readonly scripts?: readonly string[];
  /** Seconds after which the page is asked for again: by script, or where there is none by the browser itself. */
  readonly refreshSeconds?: number;
}

/** A whole page of the portal, around `main`. */
export const shell = (page: Shell): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${page.refreshSeconds !== undefined && html`<noscript><meta http-equiv="refresh" content="${page.refreshSeconds}"></noscript>\n`}<title>${page.title} - ${page.authority.name}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${['base', ...(page.styles ?? []), 'portal'].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">\n`)}${page.scripts?.map(
  (name) => html`<script src="/assets/${name}.js" defer></script>\n`,
)}</head>
<body class="portal">
<a class="skip" href="#main">跳到正文</a>
<header class="portal-head"><div class="portal-inner">
<p class="portal-name">政府信息公开年报<span>${page.purpose}</span></p>
<p class="portal-authority">${page.authority.name}</p>
</div></header>
<main id="main" class="portal-inner"${page.refreshSeconds !== undefined && html` data-follow="${page.refreshSeconds}"`}>
${page.main}
</main>
<footer class="portal-foot"><div class="portal-inner">
<p>如有疑问，请与${page.authority.name}联系：电话 ${page.authority.contact.phone}，邮箱 <a href="mailto:${page.authority.mail}">${page.authority.mail}</a></p>
<p>本页面地址只供您本人使用，请勿转发。</p>
</div></footer>
</body>
</html>
`.text;
