import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../cli/stack.ts';
import type { Measure } from './statistics.ts';

const startOnce = async (directory: string): Promise<number> => {
  const started = performance.now();
  const stack = await startStack({ directory, ports: 'free', quiet: true });
  const milliseconds = performance.now() - started;
  await stack.stop();
  return milliseconds;
};

/** How long the stack takes until it is ready: for the first time (synthesis included), and after. */
export const measureStart = async (runs: number): Promise<Measure[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  rmSync('node_modules/.cache/gongkai/assemblies', { recursive: true, force: true });
  const first = await startOnce(directory);
  const after: number[] = [];
  for (let count = 0; count < runs; count += 1) after.push(await startOnce(directory));
  rmSync(directory, { recursive: true, force: true });
  return [
    { name: 'start, first time', unit: 'ms', figures: [first], budget: 10_000 },
    { name: 'start, after', unit: 'ms', figures: after, budget: 3_000 },
  ];
};
