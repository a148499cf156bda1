import { maximumRows } from '../../limits.ts';
import { attribute, type HtmlElement, isElement } from './tree.ts';
import { isHidden } from './visibility.ts';

/** Rows and captions of a table in the order they are shown: a foot stands at the end wherever it is written. */
export const rowsOf = (table: HtmlElement): HtmlElement[] => {
  const parts = table.childNodes.filter(isElement).filter((part) => !isHidden(part));
  const feet = parts.filter((part) => part.tagName === 'tfoot');
  return [...parts.filter((part) => part.tagName !== 'tfoot'), ...feet].flatMap((part) =>
    part.tagName === 'tr' || part.tagName === 'caption'
      ? [part]
      : part.childNodes.filter(isElement).filter((row) => row.tagName === 'tr' && !isHidden(row)),
  );
};

/** A stated span, whatever it is; the grid keeps it within bounds. */
export const spanOf = (cell: HtmlElement, name: 'colspan' | 'rowspan'): number => {
  const stated = Number.parseInt(attribute(cell, name) ?? '1', 10);
  // rowspan="0" reaches to the end of the table.
  return name === 'rowspan' && stated === 0 ? maximumRows : stated;
};
