import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { countIn } from './counting.ts';
import { wordNumber, wordValue } from './properties.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** Text with `%1` … `%9` for the numbers of the levels. */
  readonly pattern: string;
}

interface Definition {
  /** Lists of one abstract definition count on together. */
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels this list starts anew, with the first number. */
  readonly restarts: ReadonlyMap<number, number>;
}

/** What stands before a paragraph: a printed number, or a bullet, which makes it an item of a list. */
type Marker = { readonly kind: 'number'; readonly text: string } | { readonly kind: 'bullet' };

export interface Numbering {
  /** Counts one paragraph and gives its marker; undefined when the list is unknown or switched off (id 0). */
  next(numberingId: number, level: number): Marker | undefined;
}

const readLevel = (element: XmlElement): Level => ({
  start: wordNumber(element, 'start') ?? 1,
  format: wordValue(element, 'numFmt') ?? 'decimal',
  pattern: wordValue(element, 'lvlText') ?? '',
});

const levelsOf = (element: XmlElement | undefined): Map<number, Level> =>
  new Map(
    (element ? childElements(element) : [])
      .filter((child) => child.name === 'lvl')
      .map((child) => [Number(child.attributes.ilvl ?? 0), readLevel(child)]),
  );

const readDefinitions = (root: XmlElement): Map<number, Definition> => {
  const children = childElements(root);
  const abstracts = new Map(
    children
      .filter((child) => child.name === 'abstractNum')
      .map((child) => [child.attributes.abstractNumId ?? '', levelsOf(child)]),
  );
  const definitions = new Map<number, Definition>();
  for (const element of children.filter((child) => child.name === 'num')) {
    const abstractId = wordValue(element, 'abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstractId));
    const restarts = new Map<number, number>();
    for (const override of childElements(element).filter((child) => child.name === 'lvlOverride')) {
      const level = Number(override.attributes.ilvl ?? 0);
      const stated = childOf(override, 'lvl');
      const start = wordNumber(override, 'startOverride');
      if (stated) levels.set(level, readLevel(stated));
      if (start !== undefined) restarts.set(level, start);
    }
    definitions.set(Number(element.attributes.numId ?? 0), { abstractId, levels, restarts });
  }
  return definitions;
};

/** Restores the automatic numbers of a document, counted in reading order. */
export const readNumbering = (root: XmlElement | undefined): Numbering => {
  const definitions = root ? readDefinitions(root) : new Map<number, Definition>();
  const counts = new Map<string, number[]>();
  const begun = new Set<number>();

  const advance = (numberingId: number, definition: Definition, level: number): number[] => {
    const numbers = counts.get(definition.abstractId) ?? [];
    counts.set(definition.abstractId, numbers);
    if (!begun.has(numberingId)) {
      begun.add(numberingId);
      for (const [restarted, start] of definition.restarts) numbers[restarted] = start - 1;
    }
    const startOf = (index: number): number => definition.levels.get(index)?.start ?? 1;
    for (let index = 0; index < level; index++) numbers[index] ??= startOf(index);
    numbers[level] = (numbers[level] ?? startOf(level) - 1) + 1;
    numbers.length = level + 1;
    return numbers;
  };

  return {
    next: (numberingId, level) => {
      const definition = definitions.get(numberingId);
      const stated = definition?.levels.get(level);
      if (!definition || !stated) return undefined;
      const numbers = advance(numberingId, definition, level);
      if (stated.format === 'bullet') return { kind: 'bullet' };
      const text = stated.pattern.replace(/%([1-9])/gu, (_, position: string) => {
        const index = Number(position) - 1;
        return countIn(definition.levels.get(index)?.format ?? 'decimal', numbers[index] ?? 1);
      });
      return { kind: 'number', text };
    },
  };
};
