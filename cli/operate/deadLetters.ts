import { deadLetters, redriveDeadLetters } from '../deadLetters.ts';
import { command, UsageError } from './command.ts';
import { clock, columns, counted } from './terminal.ts';

/** `gongkai dead-letters`: events that nobody took. */
export default command({
  about: 'Shows events that could not be handed over, or hands them over again',
  words: '[redrive]',
  more: `Mend the fault first. Handed over twice does no harm; what fails stays in its queue. Exit code 1: there are some, or
some were not taken this time either.`,
  options: {},
  examples: ['', 'redrive'],
  run: async ({ words, open, progress }) => {
    const [act, ...rest] = words;
    if (rest.length > 0 || (act !== undefined && act !== 'redrive')) throw new UsageError('Say nothing, or redrive.');
    const outputs = await open();
    if (act === undefined) {
      const queues = await deadLetters(outputs);
      const rows = queues.flatMap(({ queue, some }) =>
        some.map(({ since, about, error }) => [queue, clock(since), about, error]),
      );
      const counts = queues.map(({ queue, count }) => `${queue} ${count}`).join(', ');
      return { lines: [...columns(rows), counts], data: queues, code: queues.some(({ count }) => count > 0) ? 1 : 0 };
    }
    const redriven = await redriveDeadLetters(outputs, ({ outcome, about }) => progress(`${outcome} ${about}`));
    const failed = redriven.filter(({ outcome }) => outcome === 'failed');
    const rows = failed.map(({ queue, about, error }) => [queue, about, error]);
    return {
      lines: [...columns(rows), `${counted(redriven.length - failed.length, 'event')} taken, ${failed.length} left.`],
      data: redriven,
      code: failed.length > 0 ? 1 : 0,
    };
  },
});
