import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBoard } from './board.ts';
import { measurePages } from './pages.ts';
import { measureParseBundle } from './parseBundle.ts';
import { measurePath } from './path.ts';
import { measureRooms } from './rooms.ts';
import { measureStart } from './start.ts';
import { type Measure, median, report } from './statistics.ts';

/**
 * `npm run bench [-- --quick] [--json]`: medians against the budgets of the design. It measures and reports; it fails
 * nothing, since the machine may be busy with other things.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const runs = values.quick ? 5 : 25;

const parts: readonly (readonly [name: string, measure: () => Promise<Measure[]>])[] = [
  ['rooms', () => measureRooms(runs * 4)],
  ['parse bundle', () => measureParseBundle(runs)],
  ['start', () => measureStart(values.quick ? 3 : 7)],
  ['path', () => measurePath(runs)],
  ['pages', () => measurePages(runs)],
  ['board', () => measureBoard(runs)],
];

const all: Measure[] = [];
for (const [index, [name, measure]] of parts.entries()) {
  console.error(`[${index + 1}/${parts.length}] measuring ${name} …`);
  all.push(...(await measure()));
}
if (values.json) {
  console.log(JSON.stringify(all.map(({ figures, ...measure }) => ({ ...measure, median: median(figures) }))));
} else {
  console.log(
    `\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; medians (least–most)\n`,
  );
  console.log(report(all));
}
