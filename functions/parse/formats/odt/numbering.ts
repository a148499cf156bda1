import { childElements, type XmlElement } from '../../xml.ts';
import { countIn } from '../docx/counting.ts';

interface Level {
  readonly bullet: boolean;
  readonly start: number;
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels are printed, this one included. */
  readonly shownLevels: number;
  /** `%1%、%2%` in newer files; it replaces prefix, suffix and shown levels. */
  readonly pattern: string | undefined;
}

type Levels = ReadonlyMap<number, Level>;

/** Number formats of ODF (part 3, 19.500) as Word names them; LibreOffice writes the first signs of the row. */
const formatNames: readonly (readonly [RegExp, string])[] = [
  [/^1$/u, 'decimal'],
  [/^a$/u, 'lowerLetter'],
  [/^A$/u, 'upperLetter'],
  [/^i$/u, 'lowerRoman'],
  [/^I$/u, 'upperRoman'],
  [/^一/u, 'chineseCounting'],
  [/^壹/u, 'chineseLegalSimplified'],
  [/^甲/u, 'ideographTraditional'],
  [/^①/u, 'decimalEnclosedCircle'],
  [/^１/u, 'decimalFullWidth'],
];

const formatName = (stated: string): string =>
  stated === '' ? 'none' : (formatNames.find(([pattern]) => pattern.test(stated))?.[1] ?? 'decimal');

const readLevel = ({ name, attributes }: XmlElement): Level => ({
  bullet: name === 'list-level-style-bullet' || name === 'list-level-style-image',
  start: Number(attributes['start-value'] ?? 1) || 1,
  format: formatName(attributes['num-format'] ?? ''),
  prefix: attributes['num-prefix'] ?? '',
  suffix: attributes['num-suffix'] ?? '',
  shownLevels: Number(attributes['display-levels'] ?? 1) || 1,
  pattern: attributes['num-list-format'],
});

const levelsOf = (style: XmlElement): Levels =>
  new Map(
    childElements(style)
      .filter((child) => child.attributes.level !== undefined)
      .map((child) => [Number(child.attributes.level), readLevel(child)]),
  );

export interface ListStyles {
  readonly lists: ReadonlyMap<string, Levels>;
  /** Numbering of headings; empty when they are not numbered. */
  readonly outline: Levels;
}

/** List styles by name, and the numbering of headings, from the given lists of styles. */
export const readListStyles = (styleLists: readonly (XmlElement | undefined)[]): ListStyles => {
  const elements = styleLists.flatMap((list) => (list ? childElements(list) : []));
  const outline = elements.find((element) => element.name === 'outline-style');
  return {
    lists: new Map(
      elements
        .filter((element) => element.name === 'list-style')
        .map((element) => [element.attributes.name ?? '', levelsOf(element)]),
    ),
    outline: outline ? levelsOf(outline) : new Map(),
  };
};

/** What stands before a paragraph: a printed number (empty for none), or a bullet. */
export type Marker = { readonly kind: 'number'; readonly text: string } | { readonly kind: 'bullet' };

/** One run of numbers, level by level. */
export class Counter {
  readonly #numbers: number[] = [];
  readonly #levels: Levels;

  constructor(levels: Levels) {
    this.#levels = levels;
  }

  /** Counts one item at a level from 1; `start` begins anew. */
  next(level: number, start?: number): Marker {
    const stated = this.#levels.get(level);
    const numbers = this.#numbers;
    for (let above = 1; above < level; above++) numbers[above] ??= this.#levels.get(above)?.start ?? 1;
    numbers[level] = start ?? (numbers[level] ?? (stated?.start ?? 1) - 1) + 1;
    numbers.length = level + 1;
    if (!stated) return { kind: 'number', text: '' };
    return stated.bullet ? { kind: 'bullet' } : { kind: 'number', text: this.#print(level, stated) };
  }

  #print(level: number, stated: Level): string {
    if (stated.format === 'none') return '';
    const count = (at: number): string => countIn(this.#levels.get(at)?.format ?? 'none', this.#numbers[at] ?? 1);
    if (stated.pattern !== undefined)
      return stated.pattern.replace(/%(\d{1,2})%/gu, (_, at: string) => count(Number(at)));
    const from = Math.max(1, level - stated.shownLevels + 1);
    const shown = Array.from({ length: level - from + 1 }, (_, index) => count(from + index)).filter(
      (text) => text !== '',
    );
    return `${stated.prefix}${shown.join('.')}${stated.suffix}`;
  }
}
