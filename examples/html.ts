import type { StoredTable } from '../functions/blank/storedTable.ts';
import { type Html, html } from '../functions/shared/html.ts';
import type { DraftPart } from './layout.ts';

/** A web page as a portal's editor would hold it. */
export const htmlFile = (parts: readonly DraftPart[]): string => {
  const title = parts.find(({ kind }) => kind === 'title');
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title && 'text' in title ? title.text : ''}</title>
<style>
body { font-family: FangSong, serif; line-height: 1.8; max-width: 50rem; margin: 2rem auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.8rem; line-height: 1.3; }
td { border: 1px solid; padding: 0.2rem; text-align: center; }
</style>
</head>
<body>
${parts.map((part) => html`${element(part)}\n`)}</body>
</html>
`.text;
};

const element = (part: DraftPart): Html => {
  switch (part.kind) {
    case 'title':
      return html`<h1 style="text-align: center">${part.text}</h1>`;
    case 'heading':
      return html`<h2>${part.text}</h2>`;
    case 'paragraph':
      return html`<p style="text-indent: 2em">${part.text}</p>`;
    case 'signature':
      return html`<p style="text-align: right">${part.text}</p>`;
    case 'table':
      return table(part);
  }
};

const span = (name: string, count: number): Html => (count > 1 ? html` ${name}="${count}"` : html``);

const table = ({ rows }: StoredTable): Html =>
  html`<table>
${rows.map(
  (row) =>
    html`<tr>${row
      .filter(({ hidden }) => !hidden)
      .map(
        ({ text, columnSpan, rowSpan }) =>
          html`<td${span('colspan', columnSpan)}${span('rowspan', rowSpan)}>${text}</td>`,
      )}</tr>\n`,
)}</table>`;
