import { type Html, html } from '../shared/html.ts';
import { badge, badgeLink } from './badge.ts';
import type { Names } from './names.ts';
import { type Numbered, worstTone } from './numbered.ts';

/** The findings about one cell: those it is the first cell of, where a clerk should look, and those it is also part of. */
export interface CellMarks {
  readonly first: readonly Numbered[];
  readonly also: readonly Numbered[];
}

/** Where a clerk should look first: the cell a figure is suggested for, otherwise the first the rule names. */
export const firstCell = ({ finding: { cells, suggestion } }: Numbered): string | undefined =>
  suggestion?.cell ?? cells[0];

/** Findings by the cells they are about. */
export const cellMarks = (findings: readonly Numbered[]): Map<string, CellMarks> => {
  const marks = new Map<string, { first: Numbered[]; also: Numbered[] }>();
  for (const one of findings) {
    const first = firstCell(one);
    for (const name of new Set([...(first === undefined ? [] : [first]), ...one.finding.cells])) {
      const mark = marks.get(name) ?? { first: [], also: [] };
      marks.set(name, mark);
      mark[name === first ? 'first' : 'also'].push(one);
    }
  }
  return marks;
};

/** A figure with the numbers of its findings under it, and the classes that outline its cell. */
export const markedFigure = (text: string, marks: CellMarks | undefined, names: Names) => {
  if (!marks) return { content: html`${text}` };
  const { first, also } = marks;
  const shown = worstTone((first.length > 0 ? first : also).map(({ tone }) => tone));
  return {
    content: html`${text}<span class="feedback-numbers">${first.map((one) => badgeLink(one, names.cell(one), names))}${also.map(alsoIn)}</span>`,
    classes: `${first.length > 0 ? 'feedback-cell' : 'feedback-also'} feedback-${shown}`,
  };
};

/** A number that is no link: a sum has many cells, and one way to its finding is enough. */
const alsoIn = (one: Numbered): Html =>
  html`<span class="feedback-small"><span class="visually-hidden">，涉及问题</span>${badge(one)}</span>`;
