import { basename } from 'node:path';
import { feedback } from '../functions/feedback/feedback.ts';
import { type Tone, toneOf } from '../functions/feedback/numbered.ts';
import { reasonList } from '../functions/feedback/reasonList.ts';
import { nameOfKind } from '../functions/parse/kinds.ts';
import type { Picture } from '../functions/render/pictures.ts';
import { type Html, html, trusted } from '../functions/shared/html.ts';
import type { CheckedFile, ReadFile } from './checkFile.ts';

/** Tells a page of ours, which may be written over, from a report somebody keeps as a web page. */
export const generator = 'gongkai check';

/** What an inlined page may do: show itself and its own pictures, nothing else. A report may hold hostile text. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The feedback on files as one page that needs nothing beside itself: no script, no network. `styles` is the text of
 * base.css, report.css and feedback.css.
 */
export const checkPage = (files: readonly CheckedFile[], styles: string): string => {
  const several = files.length > 1;
  const title = several ? `年报核对结果（${files.length}份）` : `年报核对结果：${basename(files[0]?.file ?? '')}`;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${generator}">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>
${trusted(styles)}</style>
</head>
<body>
<main class="feedback-page" id="top">
${several && html`<h1>${title}</h1>\n${index(files)}`}${files.map((file, position) => section(file, several ? position + 1 : undefined))}
</main>
</body>
</html>
`.text;
};

const index = (files: readonly CheckedFile[]): Html =>
  html`<nav class="feedback-panel feedback-index" aria-label="文件目录"><ol>${files.map(
    (checked, position) =>
      html`<li><a href="#${nameId(position + 1)}">${basename(checked.file)}</a> <span class="feedback-rule">${verdictOf(checked)}</span></li>`,
  )}</ol></nav>
`;

const verdictOf = (checked: CheckedFile): string => {
  if (checked.status === 'unreadable') return '无法读取';
  const count = (tone: Tone) => checked.validation.findings.filter((one) => toneOf(one) === tone).length;
  const errors = count('error') > 0 ? `须改正${count('error')}处` : '没有错误';
  return count('warning') > 0 ? `${errors}，请核对${count('warning')}处` : errors;
};

const nameId = (position: number | undefined): string => `file-${position ?? 1}`;

/** One file; `position` is set where there are several. */
const section = (checked: CheckedFile, position: number | undefined): Html => {
  const name = basename(checked.file);
  return html`<header class="feedback-file">
${position === undefined ? html`<h1 id="${nameId(position)}">${name}</h1>` : html`<h2 id="${nameId(position)}">${position}. ${name}</h2>`}
${checked.format && html`<p class="feedback-rule">识别为${nameOfKind(checked.format)}</p>`}${checked.status === 'read' && lastYear(checked)}</header>
${checked.status === 'unreadable' ? html`<div class="feedback feedback-panel"><p><strong>无法读取</strong></p>${reasonList(checked.reason)}</div>` : reportPart(checked, position)}
${position !== undefined && html`<p class="feedback-top"><a href="#top">回到文件目录</a></p>`}`;
};

const lastYear = ({ lastYear: { former, unused } }: ReadFile): Html =>
  html`${former && html`<p class="feedback-rule">已与上年年报“${basename(former.file)}”比对</p>`}${
    unused !== undefined && html`<p><strong>上年年报：</strong>${unused}</p>`
  }`;

const reportPart = ({ report, validation, agencyName, pictures }: ReadFile, position: number | undefined): Html =>
  feedback({
    report,
    validation,
    agencyName,
    ...(position !== undefined && { idPrefix: `f${position}-`, nameId: nameId(position) }),
    picture: (picture) => dataAddress(picture, pictures),
  });

const dataAddress = ({ sha256, mediaType }: Picture, pictures: ReadFile['pictures']): string => {
  const bytes = pictures.find((one) => one.sha256 === sha256)?.bytes ?? new Uint8Array();
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
};
