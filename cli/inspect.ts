import { parseArgs } from 'node:util';
import { openColumn } from '../functions/column/column.ts';
import { inspect } from '../functions/inspect/inspect.ts';
import { keepRun, newRun } from '../functions/inspect/run.ts';
import type { Inspection } from '../schemas/inspection.ts';
import { columnPlaces, openInstallation } from './outputs.ts';

const usage = 'Usage: npm run inspect [-- [--outputs FILE] [--json]]';

/** A command has no end of its own. */
const never = new Date(8.64e15);
const agenciesAtOnce = 8;

const progress = ({ looked, agencies, mended, open }: Inspection): string =>
  `${looked.agencies}/${agencies} agencies, ${looked.reports} reports, ${looked.objects} objects, ${looked.links} links; ${mended} mended, ${open} open`;

const lines = ({ findings }: Inspection): string[] =>
  findings.map(({ kind, problem, place, mended, error }) =>
    [mended ? 'mended' : 'OPEN', kind, problem, place, ...(error ? [error] : [])].join('\t'),
  );

/**
 * `npm run inspect`: the self-inspection at once, from the beginning to the end, with its progress. What can be made again
 * is; the run is kept, and the board shows it. Nobody is mailed. Exit code 1: something is open that a person must see to.
 */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length > 0) {
    console.error(usage);
    return 2;
  }
  const outputs = openInstallation(values.outputs);
  const column = await openColumn(columnPlaces(outputs));
  const say = values.json ? console.error : console.log;
  const run = newRun('operator', new Date());
  await keepRun(column.table, run, undefined);
  const done = await inspect(column, run, {
    until: never,
    atOnce: agenciesAtOnce,
    clock: () => new Date(),
    keep: async (next, before) => {
      say(progress(next));
      return keepRun(column.table, next, before);
    },
  });
  for (const line of lines(done)) say(line);
  const seconds = (Date.parse(done.updatedAt) - Date.parse(done.startedAt)) / 1000;
  say(`${done.open === 0 ? 'All is well' : `${done.open} to be seen to`} after ${seconds.toFixed(1)} s.`);
  if (values.json) console.log(JSON.stringify(done));
  return done.open > 0 ? 1 : 0;
};

process.exitCode = await main();
