import type { Place } from '../../schemas/finding.ts';
import { type Html, html } from '../shared/html.ts';
import { type Picture, picturePath } from './pictures.ts';

/**
 * What a page may add to the report it shows: marks, numbers, notes. The published report has none of it; a page that
 * shows a sender what was found has. One marking is for one rendering, part by part in printed order.
 */
export interface Marking {
  /** Stands before every id, so that one page can hold several reports. */
  readonly idPrefix: string;
  /** Id of what names the report, where a page holds several; said after the name of each of its parts. */
  readonly nameId?: string;
  /** A text of a part, each line end as `lineEnd`. */
  words(text: string, place: Place, lineEnd: Html): Html;
  /** What stands in a cell of a statutory table, by the cell's name, and the classes of that cell. */
  figure(name: string, text: string): { readonly content: Html; readonly classes?: string };
  /** What stands at the head of a part. */
  note(place: Place): Html | undefined;
  /** Address of a picture. */
  picture(picture: Picture): string;
}

/** The value of `aria-labelledby` for what the element `id` names. */
export const labelledBy = ({ idPrefix, nameId }: Marking, id: string): string =>
  nameId === undefined ? `${idPrefix}${id}` : `${idPrefix}${id} ${nameId}`;

/** Text with its line ends as `lineEnd`. */
export const lines = (text: string, lineEnd: Html): Html =>
  html`${text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`${lineEnd}${line}`))}`;

/** The report as it is published. */
export const unmarked: Marking = {
  idPrefix: '',
  words: (text, _place, lineEnd) => lines(text, lineEnd),
  figure: (_name, text) => ({ content: html`${text}` }),
  note: () => undefined,
  picture: picturePath,
};
