import type { Observation } from '../../../../schemas/report.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { isHiddenRun, styleIdOf } from './hidden.ts';

type Kind = Observation['kind'];

const changes: Readonly<Record<string, Kind>> = {
  ins: 'insertion',
  moveTo: 'insertion',
  cellIns: 'insertion',
  del: 'deletion',
  moveFrom: 'deletion',
  cellDel: 'deletion',
};

const longestExample = 30;

const writtenIn = (element: XmlElement): string =>
  element.name === 't' || element.name === 'delText'
    ? element.children.filter((child) => typeof child === 'string').join('')
    : childElements(element).map(writtenIn).join('');

/** Counts what was seen, kind by kind, and keeps the first words. */
class Tally {
  readonly #seen = new Map<Kind, { count: number; example: string }>();

  add(kind: Kind, text: string): void {
    const { count, example } = this.#seen.get(kind) ?? { count: 0, example: '' };
    this.#seen.set(kind, { count: count + 1, example: example || text.slice(0, longestExample) });
  }

  observations(): Observation[] {
    return [...this.#seen].map(([kind, { count, example }]) => ({ kind, count, ...(example ? { example } : {}) }));
  }
}

/** What is inside a change or a hidden run belongs to it and is not counted again. */
const tallyBody = (body: XmlElement, hiddenStyles: ReadonlySet<string>, tally: Tally): void => {
  const walk = (element: XmlElement, paragraphStyle: string | undefined): void => {
    const change = Object.hasOwn(changes, element.name) ? changes[element.name] : undefined;
    const isHidden = element.name === 'r' && isHiddenRun(element, paragraphStyle, hiddenStyles);
    const text = change || isHidden ? writtenIn(element).trim() : '';
    const style = element.name === 'p' ? styleIdOf(element) : paragraphStyle;
    if (change) tally.add(change, text);
    else if (!isHidden) for (const child of childElements(element)) walk(child, style);
    else if (text !== '') tally.add('hiddenText', text);
  };
  walk(body, undefined);
};

/** Authors by any name in the core properties (ISO/IEC 29500-2, 11.1). Their names are personal data and not kept. */
const tallyAuthors = (properties: XmlElement, tally: Tally): void => {
  const names = ['creator', 'lastModifiedBy'].map((name) => childOf(properties, name)?.children.join('').trim() ?? '');
  for (const name of new Set(names)) if (name !== '') tally.add('author', '');
};

/** What a Word file holds beside its page: pending changes, comments, hidden text, authors. */
export const observe = (
  body: XmlElement,
  hiddenStyles: ReadonlySet<string>,
  comments: XmlElement | undefined,
  properties: XmlElement | undefined,
): Observation[] => {
  const tally = new Tally();
  tallyBody(body, hiddenStyles, tally);
  for (const comment of comments ? childElements(comments) : []) {
    if (comment.name === 'comment') tally.add('comment', writtenIn(comment).trim());
  }
  if (properties) tallyAuthors(properties, tally);
  return tally.observations();
};
