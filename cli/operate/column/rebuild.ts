import { type Column, openColumn } from '../../../functions/column/column.ts';
import { rebuildSearch } from '../../../functions/column/search/rebuild.ts';
import { newRebuild, rebuild } from '../../../functions/inspect/rebuild.ts';
import { everythingOut } from '../../../functions/inspect/search.ts';
import { keys } from '../../../functions/shared/keys.ts';
import { findItem, writeItem } from '../../../functions/shared/table.ts';
import { type Rebuild, RebuildSchema } from '../../../schemas/inspection.ts';
import { AgencyIdSchema } from '../../../schemas/submission.ts';
import { columnPlaces } from '../../outputs.ts';
import { command, UsageError, yearIn } from '../command.ts';

/** `gongkai rebuild`: makes everything again that is derived from what is published. */
export default command({
  about: 'Makes every page again after a change of design or of the register; published bytes are not touched',
  words: '',
  more: 'Interrupted, it goes on where it stopped. It may run while others publish.',
  options: {
    year: { type: 'string', value: 'YEAR', help: 'one reporting year only' },
    agency: { type: 'string', value: 'ID', help: 'one agency only' },
    again: { type: 'boolean', help: 'from the beginning, also where an interrupted rebuild of the same could go on' },
    search: {
      type: 'boolean',
      help: 'makes the search anew as well: after a change of what is searched, or when its files are damaged',
    },
  },
  examples: ['', '--agency qingxi-jiaoyu', '--again --search'],
  run: async ({ values, words, open, progress }) => {
    const agencyId = AgencyIdSchema.nullable().safeParse(values.agency ?? null);
    if (!agencyId.success) throw new UsageError(`'${values.agency}' is no id of an agency.`);
    if (words.length > 0) throw new UsageError(`Unexpected argument '${words[0]}'.`);
    const year = values.year === undefined ? null : yearIn(values.year, 0);
    const scope = { year, agencyId: agencyId.data };
    const column = await openColumn(columnPlaces(await open()));
    const begun = values.again ? newRebuild(scope, new Date()) : await beginning(column, scope, progress);
    const started = Date.now();
    const { done, searched } = await rebuildAll(column, begun, { search: values.search, progress });
    return {
      lines: [`Done in ${((Date.now() - started) / 1000).toFixed(1)} s: ${done.written} objects written.`],
      data: { ...done, ...(searched !== undefined && { searched }) },
    };
  },
});

/** An interrupted rebuild of the same, or a new one. */
const beginning = async (
  { table }: Column,
  scope: Rebuild['scope'],
  progress: (line: string) => void,
): Promise<Rebuild> => {
  const known = await findItem(table, keys.rebuild, RebuildSchema);
  const goesOn =
    known?.finishedAt === null && known.scope.year === scope.year && known.scope.agencyId === scope.agencyId;
  if (!goesOn) return newRebuild(scope, new Date());
  progress(`Goes on after ${known.after === '' ? 'its beginning' : known.after} (begun ${known.startedAt})`);
  return known;
};

/** Rebuilds with progress; `searched` is how many reports are in the new search. */
export const rebuildAll = async (
  column: Column,
  begun: Rebuild,
  { search, progress }: { readonly search: boolean; readonly progress: (line: string) => void },
): Promise<{ done: Rebuild; searched: number | undefined }> => {
  const started = Date.now();
  const done = await rebuild(column, begun, {
    atOnce: 8,
    clock: () => new Date(),
    keep: async (state) => {
      await writeItem(column.table, keys.rebuild, state);
    },
    onProgress: (state, agencies) => {
      const rate = ((state.done - begun.done) / Math.max(1, Date.now() - started)) * 1000;
      progress(`${state.done}/${agencies} agencies, ${state.written} written, ${rate.toFixed(1)} agencies/s`);
    },
  });
  const searched = search
    ? await rebuildSearch(
        column,
        everythingOut(column),
        () => new Date(),
        (reports) => progress(`search: ${reports} reports`),
      )
    : undefined;
  return { done, searched };
};
