import { measureBoard } from './board.ts';
import { measureColumn } from './column.ts';
import { measurePages } from './pages.ts';
import { measureParseBundle } from './parseBundle.ts';
import { measurePath } from './path.ts';
import { measureRooms } from './rooms.ts';
import { measureStart } from './start.ts';
import type { Measure } from './statistics.ts';

/** What is measured, by name, in the order of the report; `runs` is 5 in a quick bench and 25 otherwise. */
export const parts: Readonly<Record<string, (runs: number) => Promise<Measure[]>>> = {
  rooms: (runs) => measureRooms(runs * 4),
  'parse bundle': measureParseBundle,
  start: (runs) => measureStart(runs > 5 ? 7 : 3),
  path: measurePath,
  pages: measurePages,
  board: measureBoard,
  column: measureColumn,
};
