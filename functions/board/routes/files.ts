import { Hono } from 'hono';
import type { Doors } from '../doors.ts';
import { boardRows } from '../rows.ts';
import { byUrgency } from '../selection.ts';
import { type BoardTable, overdueTable, wholeTable } from '../table.ts';
import { download } from './download.ts';
import { type BoardApp, type BoardContext, nothingHere, yearOf } from './guard.ts';

const tables = { table: wholeTable, overdue: overdueTable } as const;

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** The board as files to keep: everything, or what is late; as a workbook or as text for spreadsheets. */
export const fileRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  for (const name of ['table', 'overdue'] as const) {
    for (const format of ['xlsx', 'csv'] as const) {
      routes.get(`/:year{[0-9]+}/${name}.${format}`, async (context) => {
        const year = yearOf(doors, context);
        if (year === undefined) return nothingHere(context);
        const table = tables[name](year, ...(await everything(doors, context, year)));
        return download(`${table.title}.${format}`, mediaTypes[format], await bytesOf(table, format, name));
      });
    }
  }
  return routes;
};

const everything = async (doors: Doors, context: BoardContext, year: number) => {
  const [standings, chases] = await Promise.all([doors.standings(year), doors.chases(year)]);
  return [byUrgency(boardRows(context.get('visit').register, year, standings, doors.now())), chases] as const;
};

/** Loaded only when asked for. */
const bytesOf = async (table: BoardTable, format: 'xlsx' | 'csv', name: keyof typeof tables): Promise<Uint8Array> => {
  const { boardCsv, boardXlsx } = await import('../files.ts');
  if (format === 'xlsx') return boardXlsx(table);
  return new TextEncoder().encode(boardCsv(table, name === 'table' ? 'first' : 'all'));
};
