import { openColumn } from '../../../functions/column/column.ts';
import { inspect } from '../../../functions/inspect/inspect.ts';
import { keepRun, newRun } from '../../../functions/inspect/run.ts';
import type { Inspection } from '../../../schemas/inspection.ts';
import { columnPlaces } from '../../outputs.ts';
import { command, UsageError } from '../command.ts';
import { columns, firstOf } from '../terminal.ts';

/** A command has no end of its own. */
const never = new Date(8.64e15);
const agenciesAtOnce = 8;
const mostShown = 40;

/** `gongkai inspect`: the self-inspection at once, from the beginning to the end. */
export default command({
  about: 'Runs the self-inspection (自查) at once, over everything that is published',
  words: '',
  more: `What can be made again from the truth is; published bytes are never touched. The run is kept, and the board shows it;
nobody is mailed. Exit code 1: something is open that a person must see to.`,
  options: {},
  examples: ['', '--json'],
  run: async ({ words, now, open, progress }) => {
    if (words.length > 0) throw new UsageError(`Unexpected argument '${words[0]}'.`);
    const column = await openColumn(columnPlaces(await open()));
    const run = newRun('operator', now);
    await keepRun(column.table, run, undefined);
    const done = await inspect(column, run, {
      until: never,
      atOnce: agenciesAtOnce,
      clock: () => new Date(),
      keep: async (next, before) => {
        progress(progressOf(next));
        return keepRun(column.table, next, before);
      },
    });
    return { lines: linesOf(done), data: done, code: done.open > 0 ? 1 : 0 };
  },
});

const progressOf = ({ looked, agencies, mended, open }: Inspection): string =>
  `${looked.agencies}/${agencies} agencies, ${looked.reports} reports, ${looked.objects} objects, ${looked.links} links; ${mended} mended, ${open} open`;

const linesOf = (done: Inspection): string[] => {
  const rows = done.findings.map(({ kind, problem, place, mended, error }) => [
    mended ? 'mended' : 'OPEN',
    kind,
    problem,
    place,
    error ?? '',
  ]);
  const seconds = (Date.parse(done.updatedAt) - Date.parse(done.startedAt)) / 1000;
  const came = done.open === 0 ? 'All is well' : `${done.open} to be seen to`;
  return [...firstOf(columns(rows), mostShown), progressOf(done), `${came} after ${seconds.toFixed(1)} s.`];
};
