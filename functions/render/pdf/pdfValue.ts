/**
 * A PDF value: dictionaries and arrays opened up, everything else (names, strings, numbers, references such as
 * `12 0 R`) as it is written. Strings are Latin-1: one character a byte.
 */
export type PdfValue = string | PdfValue[] | PdfDictionary;
export type PdfDictionary = Map<string, PdfValue>;

const token = /\s+|<<|>>|\[|\]|\d+ \d+ R\b|\/[^\s/<>[\]()]+|<[0-9A-Fa-f]*>|[^\s/<>[\]()]+/y;

/** Reads one value that fills the whole text; throws SyntaxError otherwise. */
export const parsePdfValue = (text: string): PdfValue => {
  const tokens = tokensOf(text);
  const value = take(tokens);
  if (tokens.length > 0) throw new SyntaxError(`PDF value is followed by ${tokens.at(-1)}`);
  return value;
};

/** Tokens in reverse, so that the next one is popped. */
const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = text[at] === '(' ? text.slice(at, endOfString(text, at)) : token.exec(text)?.[0];
    if (found === undefined) throw new SyntaxError(`No PDF token at ${at}: ${text.slice(at, at + 20)}`);
    if (found.trim() !== '' || found.startsWith('(')) tokens.push(found);
    at += found.length;
  }
  return tokens.reverse();
};

/** Literal strings may hold balanced brackets and escapes. */
const endOfString = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new SyntaxError('PDF string without end');
};

const take = (tokens: string[]): PdfValue => {
  const next = tokens.pop();
  if (next === undefined) throw new SyntaxError('PDF value ends too early');
  if (next === '[') return takeUntil(tokens, ']');
  if (next === '<<') {
    const items = takeUntil(tokens, '>>');
    return new Map(items.flatMap((key, index) => (index % 2 === 0 ? [[String(key), items[index + 1] ?? 'null']] : [])));
  }
  if (next === ']' || next === '>>') throw new SyntaxError(`PDF value begins with ${next}`);
  return next;
};

const takeUntil = (tokens: string[], end: string): PdfValue[] => {
  const items: PdfValue[] = [];
  while (tokens.at(-1) !== end) items.push(take(tokens));
  tokens.pop();
  return items;
};

/** Writes a value; equal values give equal text. */
export const printPdfValue = (value: PdfValue): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(printPdfValue).join(' ')}]`;
  return `<< ${[...value].map(([key, item]) => `${key} ${printPdfValue(item)}`).join(' ')} >>`;
};
