import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type Column, openColumn } from '../functions/column/column.ts';
import { rebuildSearch } from '../functions/column/search/rebuild.ts';
import { newRebuild, rebuild } from '../functions/inspect/rebuild.ts';
import { everythingOut } from '../functions/inspect/search.ts';
import { findItem, keys, writeItem } from '../functions/shared/table.ts';
import { type Rebuild, RebuildSchema } from '../schemas/inspection.ts';
import { AgencyIdSchema, YearSchema } from '../schemas/submission.ts';
import { columnPlaces, openInstallation } from './outputs.ts';

const usage = `Usage: npm run rebuild [-- [--year YYYY] [--agency ID] [--again] [--search] [--outputs FILE] [--json]]
  --again   from the beginning, also where an interrupted rebuild of the same could go on
  --search  makes the search anew as well: after a change of what is searched, or when its files are damaged`;

interface Order {
  readonly scope: Rebuild['scope'];
  readonly again: boolean;
  readonly search: boolean;
  readonly outputs: string;
  readonly json: boolean;
}

/** The order as typed; undefined when it is not understood. */
const orderOf = (): Order | undefined => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      year: { type: 'string' },
      agency: { type: 'string' },
      again: { type: 'boolean', default: false },
      search: { type: 'boolean', default: false },
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
      json: { type: 'boolean', default: false },
    },
  });
  const year = z.coerce
    .number()
    .pipe(YearSchema)
    .nullable()
    .safeParse(values.year ?? null);
  const agencyId = AgencyIdSchema.nullable().safeParse(values.agency ?? null);
  if (!year.success || !agencyId.success || positionals.length > 0) return undefined;
  const { again, search, outputs, json } = values;
  return { scope: { year: year.data, agencyId: agencyId.data }, again, search, outputs, json };
};

/** An interrupted rebuild of the same, or a new one. */
const beginning = async ({ table }: Column, { scope, again }: Order, say: (line: string) => void): Promise<Rebuild> => {
  const known = again ? undefined : await findItem(table, keys.rebuild, RebuildSchema);
  const goesOn =
    known?.finishedAt === null && known.scope.year === scope.year && known.scope.agencyId === scope.agencyId;
  if (!goesOn) return newRebuild(scope, new Date());
  say(`Goes on after ${known.after === '' ? 'its beginning' : known.after} (begun ${known.startedAt})`);
  return known;
};

/**
 * `npm run rebuild`: makes everything again that is derived from what is published, after a change of design or of the
 * register. Published bytes are not touched. Interrupted, it goes on where it stopped.
 */
const main = async (): Promise<number> => {
  const order = orderOf();
  if (!order) {
    console.error(usage);
    return 2;
  }
  const column = await openColumn(columnPlaces(openInstallation(order.outputs)));
  const say = order.json ? console.error : console.log;
  const begun = await beginning(column, order, say);
  const started = Date.now();
  const done = await rebuild(column, begun, {
    atOnce: 8,
    clock: () => new Date(),
    keep: async (state) => {
      await writeItem(column.table, keys.rebuild, state);
    },
    onProgress: (state, agencies) => {
      const rate = ((state.done - begun.done) / Math.max(1, Date.now() - started)) * 1000;
      say(`${state.done}/${agencies} agencies, ${state.written} written, ${rate.toFixed(1)} agencies/s`);
    },
  });
  const searched = order.search
    ? await rebuildSearch(
        column,
        everythingOut(column),
        () => new Date(),
        (reports) => say(`search: ${reports} reports`),
      )
    : undefined;
  say(`Done in ${((Date.now() - started) / 1000).toFixed(1)} s: ${done.written} objects written.`);
  if (order.json) console.log(JSON.stringify({ ...done, ...(searched !== undefined && { searched }) }));
  return 0;
};

process.exitCode = await main();
