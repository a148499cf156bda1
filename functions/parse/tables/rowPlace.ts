import type { GridRow } from '../document.ts';

const placeOf = (row: GridRow): string | undefined => row.find(({ place }) => place)?.place;

/** Where rows stand in the file, in brackets, e.g. `（第 2 页、第 3 页）`; nothing where the format cannot tell. */
export const placesOf = (rows: readonly GridRow[]): string => {
  const places = [...new Set(rows.flatMap((row) => placeOf(row) ?? []))];
  return places.length === 0 ? '' : `（${places.join('、')}）`;
};

/** The same for one row. */
export const placeIn = (row: GridRow): string => placesOf([row]);

/** For a row that is not there: where the one before it stands. */
export const placeAfter = (row: GridRow | undefined): string => {
  const place = row && placeOf(row);
  return place ? `（上一行在${place}）` : '';
};
