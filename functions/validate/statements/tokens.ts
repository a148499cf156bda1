import type { Compact } from './compact.ts';
import { type Lexicon, lexicon, wordAt } from './lexicon/index.ts';
import type { Meaning } from './lexicon/meaning.ts';
import { endOfDigits, type Figure, figureAt, isDigitAt } from './numbers.ts';
import { isNumeralAt, numeralCodes } from './numerals.ts';

/** What stands at one place of the compact text. */
interface Placed {
  readonly from: number;
  readonly to: number;
}

export interface FigureToken extends Placed {
  readonly kind: 'figure';
  readonly figure: Figure;
}

export interface WordToken extends Placed {
  readonly kind: 'word';
  readonly meaning: Meaning;
}

export interface MarkToken extends Placed {
  readonly kind: 'mark';
  readonly mark: string;
}

/** A run of text that means nothing to us; that it is there may matter. */
export interface UnknownToken extends Placed {
  readonly kind: 'unknown';
}

export type Token = FigureToken | WordToken | MarkToken | UnknownToken;

/** What a reader must know of the report: the year it is about and what the agency is called. */
export interface Reader {
  readonly year: number | null;
  readonly names: Lexicon;
}

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map((character) => character.charCodeAt(0)));

const marks = codesOf('。！？\n；，：、（）,');

const titleEnds: Readonly<Record<string, string>> = { '《': '》', '〈': '〉', '〔': '〕', '[': ']' };
const titleBegins = codesOf(Object.keys(titleEnds).join(''));
const comma = ','.charCodeAt(0);
const carrying = codesOf('结转');

/** What a title of a law holds is no statement; a bracket that does not close within this many characters is no title. */
const longestTitle = 60;

const titleEnd = (text: string, from: number): number => {
  if (!titleBegins.has(text.charCodeAt(from))) return from;
  const closing = titleEnds[text[from]!]!;
  const length = text.slice(from, from + longestTitle).indexOf(closing);
  return length < 0 ? from : from + length + 1;
};

const yearOf = /(\d{4})年(?:度|底|末|初|以来|至今)?/y;
const dayOf = /\d{1,2}月(?:份|底|末|初)?(?:\d{1,2}日)?/y;
const carriedFrom = /结转/y;
const carriedTo = /(?:结转|转结|转)(?:至|到|入)?(\d{4})年度?(?:继续)?(?:办理)?/y;
const wholeYearDays = new Set(['1月1日', '12月31日', '12月底', '12月末']);

const matchAt = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** 2024年, and 2024年结转 when 2024 is the year before. */
const yearAt = (text: string, from: number, { year }: Reader): WordToken | undefined => {
  const [written, digits] = matchAt(yearOf, text, from) ?? [];
  if (written === undefined) return undefined;
  const to = from + written.length;
  const carried = matchAt(carriedFrom, text, to);
  if (carried && Number(digits) !== year) {
    return { kind: 'word', from, to: to + carried[0].length, meaning: { is: 'action', action: 'carriedIn' } };
  }
  // 较2024年增加5件 compares with it and says nothing of it.
  if ('较比与'.includes(text[from - 1] ?? '。')) return { kind: 'word', from, to, meaning: { is: 'compared' } };
  const since = /以来|至今/u.test(written);
  const own = year === null || (Number(digits) === year && !since);
  return { kind: 'word', from, to, meaning: { is: 'time', time: own ? 'this' : 'other' } };
};

/** 3月 or 3月5日; the first and the last day of the year bound the whole of it. */
const dayAt = (text: string, from: number): WordToken | undefined => {
  const [written] = matchAt(dayOf, text, from) ?? [];
  if (written === undefined) return undefined;
  const meaning: Meaning = wholeYearDays.has(written) ? { is: 'light' } : { is: 'time', time: 'part' };
  return { kind: 'word', from, to: from + written.length, meaning };
};

/** 结转2026年继续办理 goes on into the year after. */
const carriedToAt = (text: string, from: number, { year }: Reader): WordToken | undefined => {
  const [written, digits] = matchAt(carriedTo, text, from) ?? [];
  if (written === undefined) return undefined;
  const action = year !== null && Number(digits) > year ? 'carriedOut' : 'carriedIn';
  return { kind: 'word', from, to: from + written.length, meaning: { is: 'action', action } };
};

const ownName: Meaning = { is: 'area', area: 'own' };

const wordTokenAt = (text: string, from: number, reader: Reader): WordToken | undefined => {
  if (carrying.has(text.charCodeAt(from))) {
    const carried = carriedToAt(text, from, reader);
    if (carried) return carried;
  }
  const name = wordAt(reader.names, text, from);
  const word = wordAt(lexicon, text, from);
  if (name && name.text.length >= (word?.text.length ?? 0)) {
    return { kind: 'word', from, to: from + name.text.length, meaning: ownName };
  }
  return word && { kind: 'word', from, to: from + word.text.length, meaning: word.meaning };
};

/** Without a unit a number counts only where the text says so: 数量为12，. 8：30 is a time. */
const standsAlone = (text: string, { from, to, unit }: Figure): boolean =>
  unit === '' &&
  !isDigitAt(text, from - 2) &&
  '为是：数共计'.includes(text[from - 1] ?? '。') &&
  '，。；、）\n'.includes(text[to] ?? '。');

const numberAt = (compact: Compact, from: number, reader: Reader): Token | undefined => {
  const { text } = compact;
  const digit = isDigitAt(text, from);
  // 百分之 begins with a numeral too.
  if (!digit && !isNumeralAt(text, from)) return undefined;
  const date = digit && !isDigitAt(text, from - 1) ? (yearAt(text, from, reader) ?? dayAt(text, from)) : undefined;
  if (date) return date;
  const figure = figureAt(compact, from);
  if (figure && (figure.unit !== '' || standsAlone(text, figure))) {
    return { kind: 'figure', from, to: figure.to, figure };
  }
  return digit ? { kind: 'unknown', from, to: endOfDigits(compact, from) } : undefined;
};

const tokenAt = (compact: Compact, from: number, reader: Reader): Token | undefined => {
  const { text } = compact;
  const code = text.charCodeAt(from);
  // A half-width comma that is not inside a number separates like any other.
  if (marks.has(code)) return { kind: 'mark', from, to: from + 1, mark: code === comma ? '，' : text[from]! };
  const title = titleEnd(text, from);
  if (title > from) return { kind: 'unknown', from, to: title };
  const number = numberAt(compact, from, reader);
  if (number && number.kind !== 'unknown') return number;
  return wordTokenAt(text, from, reader) ?? number;
};

/** Codes of characters at which anything but a name of the agency may begin; most of a text is none of them. */
const beginnings = new Set([...marks, ...titleBegins, ...lexicon.keys(), ...codesOf('0123456789'), ...numeralCodes]);
const begins = new Uint8Array(0x10000);
for (const code of beginnings) begins[code] = 1;

/** Reads a text from left to right, the longest word first. Runs of unknown text become one token. */
export const tokensOf = (compact: Compact, reader: Reader): Token[] => {
  const tokens: Token[] = [];
  let unknownFrom = -1;
  const close = (at: number): void => {
    if (unknownFrom >= 0) tokens.push({ kind: 'unknown', from: unknownFrom, to: at });
    unknownFrom = -1;
  };
  for (let at = 0; at < compact.text.length; ) {
    const code = compact.text.charCodeAt(at);
    const token = begins[code] === 1 || reader.names.has(code) ? tokenAt(compact, at, reader) : undefined;
    if (!token) {
      if (unknownFrom < 0) unknownFrom = at;
      at += 1;
      continue;
    }
    if (token.kind === 'unknown') {
      if (unknownFrom < 0) unknownFrom = token.from;
    } else {
      close(token.from);
      tokens.push(token);
    }
    at = token.to;
  }
  close(compact.text.length);
  return tokens;
};
