import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speakTo } from '../cli/outputs.ts';
import { startStack } from '../cli/stack.ts';
import type { Step, Walk } from '../cli/walk.ts';
import { megabytesOf } from './memory.ts';
import type { Measure } from './statistics.ts';

const file = 'examples/submissions/qingxi-shichang-2025.html';
const registerFile = 'examples/register.yaml';

const sum = (steps: readonly Step[]): number => steps.reduce((total, { ms }) => total + ms, 0);

/** Time the machine takes, without the people: upload to first request, and last decision to public page. */
const machineTime = ({ steps }: Walk): number => {
  const firstRequest = steps.findIndex(({ kind }) => kind === 'request');
  const lastDecision = steps.findLastIndex(({ kind }) => kind === 'decision');
  const page = steps.findIndex(({ kind }) => kind === 'page');
  return sum(steps.slice(0, firstRequest + 1)) + sum(steps.slice(lastDecision + 1, page + 1));
};

/** Walks reports with a chain of three stages through a stack that is warm after the first two. */
export const measurePath = async (runs: number): Promise<Measure[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const stack = await startStack({ directory, ports: 'free', quiet: true });
  try {
    speakTo(stack.ready.endpoint);
    const [{ load }, { walk }] = await Promise.all([import('../cli/load.ts'), import('../cli/walk.ts')]);
    const register = await load({ outputs: stack.ready.outputs, registerFile, by: 'npm run bench' });
    const walks: Walk[] = [];
    const memory: number[] = [];
    for (let count = 0; count < runs + 2; count += 1) {
      const copy = join(directory, `report-${count}.html`);
      copyFileSync(file, copy);
      walks.push(await walk(stack.ready, register, copy));
      memory.push(megabytesOf(stack.processId));
    }
    const warm = walks.slice(2);
    return [
      { name: 'machine time per report, cold (first)', unit: 'ms', figures: walks.slice(0, 1).map(machineTime) },
      { name: 'machine time per report, warm', unit: 'ms', figures: warm.map(machineTime), budget: 1_000 },
      {
        name: 'state transitions per report, three stages',
        unit: 'transitions',
        figures: warm.map(({ transitions }) => transitions),
        budget: 25,
      },
      { name: 'memory of the stack, at most', unit: 'MB', figures: [Math.max(...memory)], budget: 1_200 },
    ];
  } finally {
    await stack.stop();
    rmSync(directory, { recursive: true, force: true });
  }
};
