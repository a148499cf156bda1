/** A path in the register. */
export type Path = readonly (string | number)[];

/** Every value that has a cell of its own, with its path: a list of texts or numbers has one, a list of others has many. */
export const leavesOf = (value: unknown, path: Path): (readonly [Path, string])[] => {
  if (Array.isArray(value) && value.every((member) => typeof member !== 'object')) return [[path, listText(value)]];
  if (Array.isArray(value)) return value.flatMap((member, index) => leavesOf(member, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
  if (typeof value === 'boolean') return [[path, value ? '是' : '否']];
  return [[path, typeof value === 'string' ? quotedIfNeeded(value) : String(value)]];
};

const unkept = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const asJson = (value: unknown): string =>
  JSON.stringify(value).replace(unkept, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A cell keeps no spaces at the ends and no control characters; a text with such is written as JSON. */
const quotedIfNeeded = (text: string): string =>
  text === '' || text !== text.trim() || text.startsWith('"') || text.search(unkept) >= 0 ? asJson(text) : text;

const emptyList = '无';
const separators = /[、，,；;\n]/u;

/** A list as clerks write one, where none of its members could be taken for two. */
const listText = (members: readonly unknown[]): string => {
  const texts = members.map(String);
  const isPlain = texts.every(
    (text) => quotedIfNeeded(text) === text && !separators.test(text) && text !== emptyList && !text.startsWith('['),
  );
  return isPlain ? texts.join('、') || emptyList : asJson(members);
};

/** The list a cell stands for. */
export const listIn = (text: string): unknown => {
  if (text === emptyList) return [];
  return text.startsWith('[')
    ? fromJson(text)
    : text
        .split(separators)
        .map((part) => part.trim())
        .filter((part) => part !== '');
};

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The text a cell of a setting stands for. */
export const unquoted = (text: string): string => {
  const value = text.startsWith('"') ? fromJson(text) : text;
  return typeof value === 'string' ? value : text;
};
