import { type Html, html } from '../../shared/html.ts';

/** Years as a row of links, the present one marked; one year alone needs no switch. */
export const yearSwitch = (
  years: readonly number[],
  current: number,
  pathOfYear: (year: number) => string,
): Html | false =>
  years.some((year) => year !== current) &&
  html`<nav class="switch" aria-label="切换年度"><span class="switch-label">年度</span><ul class="chips">${[
    ...new Set([current, ...years]),
  ]
    .sort((a, b) => b - a)
    .map(
      (year) =>
        html`<li><a href="${pathOfYear(year)}"${year === current && html` aria-current="page"`}>${year}年</a></li>`,
    )}</ul></nav>`;
