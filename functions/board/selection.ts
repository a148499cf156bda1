import type { BoardRow, BoardState } from './rows.ts';

/** What of the board is shown: a state, or everything late; a part of the name; which page of it. */
export interface Selection {
  readonly filter: BoardState | 'late' | undefined;
  readonly search: string;
  /** From 1. */
  readonly page: number;
}

const filters = [
  'notBegun',
  'sent',
  'returned',
  'inApproval',
  'filed',
  'published',
  'withdrawn',
  'parked',
  'late',
] as const;

const longestSearch = 60;

/** Reads the selection of an address; what is not understood is left out. */
export const selectionOf = (query: Readonly<Record<string, string | undefined>>): Selection => {
  const page = Number(query.page ?? 1);
  return {
    filter: filters.find((name) => name === query.state),
    search: (query.q ?? '').trim().slice(0, longestSearch),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
};

/** The same selection as a query, e.g. `?state=late&q=水务`. */
export const queryOf = ({ filter, search, page }: Selection): string => {
  const parts = new URLSearchParams({
    ...(filter && { state: filter }),
    ...(search !== '' && { q: search }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return parts === '' ? '' : `?${parts}`;
};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

const named = (search: string): ((row: BoardRow) => boolean) => {
  const part = folded(search);
  return ({ agency: { name, formerNames, id } }) =>
    [name, ...formerNames, id].some((text) => folded(text).includes(part));
};

const isIn = ({ state, late }: BoardRow, filter: Selection['filter']): boolean =>
  filter === undefined || (filter === 'late' ? late !== undefined : state === filter);

/** The rows that are selected, before they are cut into pages. */
export const selected = (rows: readonly BoardRow[], { filter, search }: Selection): BoardRow[] => {
  const hasName = search === '' ? () => true : named(search);
  return rows.filter((row) => isIn(row, filter) && hasName(row));
};

/** Among those with as many days left, who needs the authority most. */
const pressing: readonly BoardState[] = [
  'parked',
  'withdrawn',
  'returned',
  'notBegun',
  'inApproval',
  'sent',
  'filed',
  'published',
];

/** The latest first, what is public last; otherwise as it came. */
export const byUrgency = (rows: readonly BoardRow[]): BoardRow[] => {
  const days = ({ daysLeft }: BoardRow): number => daysLeft ?? Number.POSITIVE_INFINITY;
  return rows.toSorted((one, other) => {
    const [here, there] = [days(one), days(other)];
    return here === there ? pressing.indexOf(one.state) - pressing.indexOf(other.state) : here - there;
  });
};

export interface Paged {
  readonly rows: readonly BoardRow[];
  /** From 1; the last one when more was asked for than there is. */
  readonly page: number;
  readonly pages: number;
}

const rowsAPage = 100;

export const paged = (rows: readonly BoardRow[], page: number): Paged => {
  const pages = Math.max(1, Math.ceil(rows.length / rowsAPage));
  const shown = Math.min(page, pages);
  return { rows: rows.slice((shown - 1) * rowsAPage, shown * rowsAPage), page: shown, pages };
};

/** How many stand where. */
export const countsOf = (rows: readonly BoardRow[]): Readonly<Record<BoardState | 'late' | 'all', number>> => {
  const counts = { all: rows.length, ...Object.fromEntries(filters.map((name) => [name, 0])) } as Record<
    BoardState | 'late' | 'all',
    number
  >;
  for (const { state, late } of rows) {
    counts[state] += 1;
    if (late !== undefined) counts.late += 1;
  }
  return counts;
};
