import { type YearData, type YearRow, yearFacts } from '../../../schemas/yearData.ts';
import { csvOf } from '../../shared/csv.ts';
import { yearColumns } from './yearRow.ts';

/** What an agency's year has come to since the base was made: its row, or none because nothing of it is out. */
export interface YearChange {
  readonly agencyId: string;
  readonly row?: YearRow;
}

/**
 * A year's data with the changes in it. Of two changes of one agency the later one counts. A base with other columns, made
 * before an edition came or went, is laid out anew.
 */
export const foldYear = (year: number, base: YearData | undefined, changes: readonly YearChange[]): YearData => {
  const rows = new Map<string, YearRow>();
  for (const row of relaid(base)) rows.set(row[0], row);
  for (const { agencyId, row } of changes) {
    if (row) rows.set(agencyId, row);
    else rows.delete(agencyId);
  }
  return {
    format: 'gongkai-year',
    formatVersion: 1,
    year,
    columns: [...yearColumns],
    rows: [...rows.values()].sort(byAgency),
  };
};

const byAgency = ([one]: YearRow, [other]: YearRow): number => (one < other ? -1 : Number(one > other));

const relaid = (base: YearData | undefined): readonly YearRow[] => {
  if (!base) return [];
  if (base.columns.join() === yearColumns.join()) return base.rows;
  const places = yearColumns.slice(yearFacts.length).map((name) => base.columns.indexOf(name));
  return base.rows.map((row): YearRow => {
    const [agencyId, agency, kind, group, edition, version, publishedAt, title] = row;
    const figures = places.map((place) => (place < 0 ? null : (row[place] as number | null)));
    return [agencyId, agency, kind, group, edition, version, publishedAt, title, ...figures];
  });
};

/** The bytes of `/data/<year>.json`: a line for each report, so that two states can be compared line by line. */
export const yearJson = ({ rows, ...head }: YearData): string => {
  const lines = rows.map((row) => `\n${JSON.stringify(row)}`).join(',');
  return `${JSON.stringify({ ...head, rows: [] }).slice(0, -2)}${lines}\n]}\n`;
};

/** The bytes of `/data/<year>.csv`: the same table for spreadsheets; what has no number is empty. */
export const yearCsv = ({ columns, rows }: YearData): string =>
  csvOf([columns, ...rows.map((row) => row.map((value) => (value === null ? '' : String(value))))]);
