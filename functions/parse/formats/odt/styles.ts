import type { Paragraph } from '../../document.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';

/** What a style says, as far as reading needs it. */
export interface Style {
  readonly alignment?: Paragraph['alignment'];
  readonly hidden?: boolean;
  /** Level a heading has when it states none itself; 1 is the highest. */
  readonly outlineLevel?: number;
}

export type Styles = ReadonlyMap<string, Style>;

/** Styles may be derived from one another; nine steps end circles as well. */
const longestChain = 9;

const alignments: Readonly<Record<string, Paragraph['alignment']>> = { center: 'center', end: 'right', right: 'right' };

const statedStyle = (element: XmlElement): Style => {
  const stated = alignments[childOf(element, 'paragraph-properties')?.attributes['text-align'] ?? ''];
  const display = childOf(element, 'text-properties')?.attributes.display;
  const level = Number(element.attributes['default-outline-level']);
  return {
    ...(stated ? { alignment: stated } : {}),
    ...(display === undefined ? {} : { hidden: display === 'none' }),
    ...(level >= 1 ? { outlineLevel: level } : {}),
  };
};

/** Styles by name from the given lists of styles, inheritance resolved. */
export const readStyles = (lists: readonly (XmlElement | undefined)[]): Styles => {
  const elements = new Map<string, XmlElement>();
  for (const element of lists.flatMap((list) => (list ? childElements(list) : []))) {
    if (element.name === 'style') elements.set(element.attributes.name ?? '', element);
  }
  const resolve = (name: string | undefined, steps: number): Style => {
    const element = name === undefined || steps === 0 ? undefined : elements.get(name);
    return element ? { ...resolve(element.attributes['parent-style-name'], steps - 1), ...statedStyle(element) } : {};
  };
  return new Map([...elements.keys()].map((name) => [name, resolve(name, longestChain)]));
};
