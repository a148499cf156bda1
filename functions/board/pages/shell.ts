import type { Authority } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Visit } from '../visit.ts';

export interface BoardShell {
  readonly title: string;
  readonly authority: Authority;
  /** Undefined before somebody has signed in. */
  readonly visit: Visit | undefined;
  readonly main: Html;
  /** Style sheets beside the common ones, by name. */
  readonly styles?: readonly string[];
}

/** The hidden field every form of a session carries. */
export const formField = ({ formToken }: Visit): Html => html`<input type="hidden" name="form" value="${formToken}">`;

const signedIn = (visit: Visit): Html =>
  html`<form class="board-who" method="post" action="/board/sign-out">${formField(visit)}<span>${visit.officer.role}</span><button class="board-quiet" type="submit">退出</button></form>`;

/** A whole page of the board, around `main`. */
export const boardShell = ({ title, authority, visit, main, styles = [] }: BoardShell): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title} - ${authority.name}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${['base', ...styles, 'portal', 'board'].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">\n`)}</head>
<body class="portal board">
<a class="skip" href="#main">跳到正文</a>
<header class="portal-head"><div class="portal-inner">
<p class="portal-name">政府信息公开年报<span>主管部门工作台</span></p>
${visit ? signedIn(visit) : html`<p class="portal-authority">${authority.name}</p>`}
</div></header>
<main id="main" class="portal-inner">
${main}
</main>
<footer class="portal-foot"><div class="portal-inner">
<p>${authority.name}内部使用。在这里所做的每项操作都会记录操作人职务、时间和理由。</p>
</div></footer>
</body>
</html>
`.text;
