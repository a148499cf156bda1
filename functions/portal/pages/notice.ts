import type { Authority } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';
import { shell } from './shell.ts';

export interface Notice {
  readonly authority: Authority;
  readonly purpose: '审批' | '报送' | '放行复核';
  readonly tone: 'good' | 'bad' | 'calm';
  readonly heading: string;
  /** What it means and what to do. */
  readonly body: Html;
}

/** A page that says one thing. */
export const noticePage = ({ authority, purpose, tone, heading, body }: Notice): string =>
  shell({
    title: heading,
    authority,
    purpose,
    main: html`<section class="notice notice-${tone}" aria-labelledby="notice-heading">
<h1 id="notice-heading">${heading}</h1>
${body}
</section>`,
  });

/** For an address nobody was given, or one that has been cleared away long after its end. */
export const unknownLink = (authority: Authority, purpose: Notice['purpose']): string =>
  noticePage({
    authority,
    purpose,
    tone: 'calm',
    heading: '链接无效',
    body: html`<p>没有找到这个链接。地址可能没有复制完整，或者链接早已失效。</p>
<p>请从邮件中重新点击链接；仍打不开的，请与主管部门联系。</p>`,
  });

/** For a link under which more was posted than a person does. */
export const tooManyPosts = (authority: Authority, path: string): string =>
  noticePage({
    authority,
    purpose: '审批',
    tone: 'bad',
    heading: '操作过于频繁',
    body: html`<p>短时间内提交的次数过多，本次提交没有记录。请10分钟后<a href="${path}">重新打开审批页面</a>再试。</p>`,
  });

/** For a fault of ours: nothing was changed that the reader does not see. */
export const faultPage = (): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>暂时无法处理</title>
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/portal.css">
</head>
<body class="portal">
<main class="portal-inner"><section class="notice notice-calm">
<h1>暂时无法处理</h1>
<p>系统出现故障，请稍后重新打开本页。您此前提交的内容如已保存，重新打开后会显示；没有显示的，请再提交一次。</p>
</section></main>
</body>
</html>
`.text;
