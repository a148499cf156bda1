import { selected } from '../../../functions/board/selection.ts';
import { dueYear } from '../../../functions/shared/dueYear.ts';
import { command, UsageError, yearIn } from '../command.ts';
import { gatherStatus } from './gather.ts';
import { statusData, statusLines } from './text.ts';

/** `gongkai status`: who stands where, and what there is to see to. */
export default command({
  about: 'Shows who stands where with the reports of a year, and what there is to see to',
  words: '',
  more: 'Lines that begin with !! want somebody. It changes nothing, and its exit code is 0 whatever it shows.',
  options: {
    year: { type: 'string', value: 'YEAR', help: 'the reporting year; the one that is due when left out' },
    late: { type: 'boolean', help: 'only agencies that are late' },
  },
  examples: ['', '--year 2025 --late', '--json --endpoint http://127.0.0.1:4566'],
  run: async ({ values, words, now, open }) => {
    if (words.length > 0) throw new UsageError(`Unexpected argument '${words[0]}'.`);
    const year = yearIn(values.year, dueYear(now));
    const status = await gatherStatus(await open(), year, now);
    const filter = values.late ? ('late' as const) : undefined;
    const shown = { ...status, rows: selected(status.rows, { filter, search: '', page: 1 }) };
    return { lines: statusLines(shown), data: statusData(shown) };
  },
});
