import { formOf } from '../../../schemas/form/index.ts';
import type { RollUp } from '../../../schemas/rollUp.ts';
import { htmlTable } from '../../render/htmlTable.ts';
import { type Marking, unmarked } from '../../render/marking.ts';
import { pageModel } from '../../render/model.ts';
import { type Beside, besides } from '../../rollup/differences.ts';
import type { Figures } from '../../rollup/figures.ts';
import { contributionsTo, isFull } from '../../rollup/rollUp.ts';
import { sumReport } from '../../rollup/sumReport.ts';
import { type Html, html } from '../../shared/html.ts';
import { cellNamed, cellPlace, tableName } from '../../validate/place.ts';

export interface Sums {
  readonly rolled: RollUp;
  /** What the government has sent in, to be held against the sums. */
  readonly draft: Figures | undefined;
  /** The cell whose parts are shown. */
  readonly cell: string | undefined;
  /** Address that shows the parts of a cell. */
  readonly addressOf: (cell: string) => string;
}

/** The three statutory tables with the sums in them; every sum that is made of something leads to its parts. */
export const sumTables = (sums: Sums): Html => {
  const { rolled } = sums;
  const facts = { agencyId: rolled.parentId, agencyName: rolled.parentName, year: rolled.year };
  const marking: Marking = { ...unmarked, figure: figureOf(sums) };
  return html`${pageModel(sumReport(rolled), facts).sections.map(
    ({ key, heading, table }) =>
      table &&
      html`<section aria-labelledby="${key}-heading"><h3 id="${key}-heading">${heading}</h3>${htmlTable(table, marking)}</section>`,
  )}`;
};

const figureOf = ({ rolled, draft, cell, addressOf }: Sums): Marking['figure'] => {
  const differing = isFull(rolled) ? 'rollup-differs' : 'rollup-unsure';
  const others = new Map((draft ? besides(draft, rolled) : []).map((beside) => [beside.name, beside]));
  return (name, text) => {
    const { sum, without } = rolled.cells[name] ?? { sum: 0, without: [] };
    const other = others.get(name);
    const differs = other !== undefined && other.difference !== 0 && without.length === 0;
    const classes = [
      ...(name === cell ? ['rollup-here'] : []),
      ...(differs ? [differing] : []),
      ...(sum === 0 && without.length === 0 && !differs ? ['rollup-none'] : []),
    ].join(' ');
    const shown = html`${text}${without.length > 0 && html`<span class="rollup-open" title="有单位没有可用的数字">*</span>`}`;
    const linked = sum === 0 && without.length === 0 ? shown : html`<a href="${addressOf(name)}">${shown}</a>`;
    return { content: html`${linked}${differs && draftFigure(other)}`, ...(classes !== '' && { classes }) };
  };
};

const draftFigure = ({ own }: Beside): Html =>
  html`<span class="rollup-draft"><span class="visually-hidden">，</span>报告${own ?? '空'}</span>`;

const part = (sum: number, figure: number | null): string =>
  figure === null || sum === 0 ? '' : `${((figure * 100) / sum).toFixed(1)}%`;

/** Who gives what to one cell; undefined when no cell is chosen. */
export const cellParts = ({ rolled, draft, cell }: Sums): Html | undefined => {
  if (cell === undefined) return undefined;
  const form = formOf(rolled.edition);
  const definition = cellNamed(form, cell);
  const { sum } = rolled.cells[cell] ?? { sum: 0 };
  const own = draft && besides(draft, rolled).find(({ name }) => name === cell)?.own;
  return html`<section class="panel rollup-parts" id="parts" aria-labelledby="parts-heading"><h2 id="parts-heading">${tableName(form, definition.table)}${cellPlace(definition)}</h2>
<p>各单位之和<strong class="rollup-sum">${sum}</strong>${definition.column.leaf.unit}${own !== undefined && html`，报告为<strong class="rollup-sum">${own}</strong>`}。</p>
<table class="comparison"><caption class="visually-hidden">各单位的数字，多的在前</caption><thead><tr><th scope="col">单位</th><th scope="col" class="number">数字</th><th scope="col" class="number">占比</th></tr></thead><tbody>${contributionsTo(
    rolled,
    cell,
  ).map(
    ({ name, filed, figure }) =>
      html`<tr><th scope="row">${name}</th><td class="number">${figure ?? html`<span class="mark">${filed ? '没有可用的数字' : '未公布'}</span>`}</td><td class="number">${part(sum, figure)}</td></tr>`,
  )}</tbody></table></section>`;
};
