import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speakTo } from '../cli/outputs.ts';
import { readRegister } from '../cli/register.ts';
import { startStack } from '../cli/stack.ts';
import type { Step, Walk } from '../cli/walk.ts';
import type { Register } from '../schemas/register.ts';
import { megabytesOf } from './memory.ts';
import type { Measure } from './statistics.ts';

const file = 'examples/submissions/qingxi-shichang-2025.html';
const agencyId = 'qingxi-shichang';
const agencyName = '云岭市清溪区市场监督管理局';

/** The example's agency under another name: each report of a run is the first its agency publishes. */
const nameOf = (number: number): string => `云岭市清溪区第${number}市场监督管理局`;

const withAgencies = (register: Register, count: number): Register => {
  const { code: _code, ...agency } = register.agencies.find(({ id }) => id === agencyId)!;
  const more = Array.from({ length: count }, (_, number) => ({
    ...agency,
    id: `${agencyId}-${number}`,
    name: nameOf(number),
  }));
  return { ...register, agencies: [...register.agencies, ...more] };
};

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
    const registerFile = join(directory, 'register.json');
    writeFileSync(registerFile, JSON.stringify(withAgencies(await readRegister('examples/register.yaml'), runs + 2)));
    const register = await load({ outputs: stack.ready.outputs, registerFile, by: 'npm run bench' });
    const text = readFileSync(file, 'utf8');
    const walks: Walk[] = [];
    const memory: number[] = [];
    for (let count = 0; count < runs + 2; count += 1) {
      const copy = join(directory, `report-${count}.html`);
      writeFileSync(copy, text.replaceAll(agencyName, nameOf(count)));
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
