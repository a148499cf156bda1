import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { parts } from './parts.ts';
import { type Measure, median, report } from './statistics.ts';

/**
 * `npm run bench [-- --quick] [--json]`: medians against the budgets of the design. It measures and reports; it fails
 * nothing, since the machine may be busy with other things.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const runs = values.quick ? 5 : 25;

/** Each part in a process of its own: the clients of a process keep the first stack they spoke to. */
const measured = (name: string): Measure[] => {
  const printed = execFileSync(process.execPath, ['bench/part.ts', name, String(runs)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Measure[];
};

const names = Object.keys(parts);
const all = names.flatMap((name, index) => {
  console.error(`[${index + 1}/${names.length}] measuring ${name} …`);
  return measured(name);
});
if (values.json) {
  console.log(JSON.stringify(all.map(({ figures, ...measure }) => ({ ...measure, median: median(figures) }))));
} else {
  console.log(
    `\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; medians (least–most)\n`,
  );
  console.log(report(all));
}
