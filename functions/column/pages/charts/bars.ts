import { type Html, html } from '../../../shared/html.ts';
import { shownFigure } from '../figures.ts';

export interface Bar {
  readonly label: string;
  readonly value: number | null;
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;

/**
 * Figures side by side as a table whose rows carry a bar each: the table is the chart's text, so nobody misses anything.
 * With a whole, each row says its share of it.
 */
export const barTable = (caption: string, bars: readonly Bar[], whole: number | null): Html => {
  const longest = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const shares = whole !== null && whole > 0;
  return html`<table class="bars"><caption>${caption}</caption>
<thead class="visually-hidden"><tr><th scope="col">项目</th><th scope="col">图示</th><th scope="col">件数</th>${shares && html`<th scope="col">占比</th>`}</tr></thead>
<tbody>${bars.map(
    ({ label, value }) =>
      html`<tr><th scope="row">${label}</th><td class="bar">${bar(value ?? 0, longest)}</td><td>${shownFigure(value)}</td>${shares && html`<td>${percent(value ?? 0, whole)}</td>`}</tr>\n`,
  )}</tbody></table>`;
};

const bar = (value: number, longest: number): Html | false =>
  value > 0 &&
  html`<svg width="100%" height="1em" aria-hidden="true"><rect width="${percent(value, longest)}" height="100%" rx="1"/></svg>`;
