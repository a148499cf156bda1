import { type Html, html } from '../../../shared/html.ts';

export interface StackedYear {
  readonly year: number;
  /** From the bottom. */
  readonly parts: readonly number[];
}

export interface ColumnChart {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What a reader who does not see the picture is told. */
  readonly description: string;
  /** Names of the parts, from the bottom. */
  readonly series: readonly string[];
  /** Oldest first. */
  readonly years: readonly StackedYear[];
}

// Across in per cent and up in em: the picture fills any width, and its words keep the size of the reader's type.
const plotHeight = 9;
const above = 1.8;
const below = 2;
const fewestSlots = 5;

/** Stacked columns, one a year, with the sum over each. */
export const columnChart = ({ id, title, description, series, years }: ColumnChart): Html => {
  const highest = Math.max(1, ...years.map(({ parts }) => sum(parts)));
  const slot = 100 / Math.max(years.length, fewestSlots);
  return html`<figure class="chart"><svg role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${above + plotHeight + below}em">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
<line class="axis" x1="0" x2="100%" y1="${above + plotHeight}em" y2="${above + plotHeight}em"/>
${years.map((year, index) => columnOf(year, slot, index, highest))}</svg>
<figcaption><ul class="legend">${series.map((name, index) => html`<li><svg width="0.9em" height="0.9em" aria-hidden="true"><rect class="part-${index + 1}" width="100%" height="100%"/></svg>${name}</li>`)}</ul></figcaption></figure>`;
};

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

const two = (value: number): string => String(Math.round(value * 100) / 100);

const columnOf = ({ year, parts }: StackedYear, slot: number, index: number, highest: number): Html => {
  const middle = slot * (index + 0.5);
  const heights = parts.map((part) => (plotHeight * part) / highest);
  const tops = heights.map((_, part) => above + plotHeight - sum(heights.slice(0, part + 1)));
  return html`<g>${heights.map(
    (height, part) =>
      height > 0 &&
      html`<rect class="part-${part + 1}" x="${two(middle - slot * 0.28)}%" width="${two(slot * 0.56)}%" y="${two(tops[part]!)}em" height="${two(height)}em"/>`,
  )}<text x="${two(middle)}%" y="${two(Math.min(...tops) - 0.4)}em">${sum(parts)}</text><text class="year" x="${two(middle)}%" y="${above + plotHeight + 1.4}em">${year}</text></g>\n`;
};
