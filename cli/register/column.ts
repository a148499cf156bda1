/** One column of a sheet in which every row is one entry. */
export interface Column<Entry> {
  readonly header: string;
  /** Where its value stands in the entry. */
  readonly path: readonly string[];
  /** What to fill in, for the clerk. */
  readonly about: string;
  /** In characters. */
  readonly width: number;
  /** What may be chosen. */
  readonly options?: readonly string[];
  /** Undefined leaves the cell empty. */
  write(entry: Entry): string | undefined;
  /** The value a text stands for; what it cannot be is left as it is, for the schema to refuse. */
  read(text: string): unknown;
}

type Look = Pick<Column<never>, 'header' | 'about' | 'width'>;

/** A text, or a number as one. */
export const textOf = <Entry>(
  look: Look,
  path: string[],
  get: (entry: Entry) => string | number | undefined,
): Column<Entry> => ({
  ...look,
  path,
  write: (entry) => get(entry)?.toString(),
  read: (text) => text,
});

/** One of several words, each with its name in Chinese. */
export const choiceOf = <Entry, Word extends string>(
  look: Look,
  path: string[],
  names: Readonly<Record<Word, string>>,
  get: (entry: Entry) => Word | undefined,
): Column<Entry> => ({
  ...look,
  path,
  options: Object.values(names),
  write: (entry) => {
    const word = get(entry);
    return word && names[word];
  },
  read: (text) => wordOf(names, text),
});

/** The word a name stands for. */
export const wordOf = (names: Readonly<Record<string, string>>, text: string): string =>
  Object.keys(names).find((word) => names[word] === text) ?? text;

/** Ids and words have no such sign in them, and clerks put any of these between. */
export const partsOf = (text: string): string[] => text.split(/[、，,；;\s]+/u).filter((part) => part !== '');

export const idsOf = <Entry>(look: Look, path: string[], get: (entry: Entry) => readonly string[]): Column<Entry> => ({
  ...look,
  path,
  write: (entry) => get(entry).join('、'),
  read: partsOf,
});
