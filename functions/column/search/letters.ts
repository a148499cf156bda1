/**
 * Texts in the form they are searched in, and the keys they are found by. The browser does the same
 * (`site/assets/search-engine.js`); a test holds the two together.
 */

const folded = new Map<string, string>();

/** Full and half width, capital and small letters are the same; white space and invisible signs are nothing. */
const foldLetter = (letter: string): string => {
  const known = folded.get(letter);
  if (known !== undefined) return known;
  const made = letter
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '');
  folded.set(letter, made);
  return made;
};

/** A text as it is compared, letter by letter; what stands on different lines stays apart. */
export const fold = (text: string): string => {
  let out = '';
  for (const letter of text) out += letter === '\n' ? letter : foldLetter(letter);
  return out;
};

/** Every two letters that stand side by side on a line of a folded text. */
const addPairs = (line: string, keys: Set<string>): void => {
  let before = '';
  for (const letter of line) {
    if (before) keys.add(before + letter);
    before = letter;
  }
};

/** Keys of a text: its pairs of letters. */
export const textKeys = (texts: readonly string[]): Set<string> => {
  const keys = new Set<string>();
  for (const line of texts.flatMap((text) => fold(text).split('\n'))) addPairs(line, keys);
  return keys;
};

/** Keys of names: pairs of the agency's name and the title, and single letters of the name alone. */
export const nameKeys = (agencyName: string, title: string): Set<string> => {
  const keys = new Set<string>(fold(agencyName));
  for (const line of fold(`${agencyName}\n${title}`).split('\n')) addPairs(line, keys);
  return keys;
};

/** FNV-1a over UTF-16 units, 32 bits: a key's place among shards is this modulo their number. */
export const placeOf = (key: string, shards: number): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % shards;
};
