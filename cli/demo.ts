import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { speakTo } from './outputs.ts';
import { startStack } from './stack.ts';
import type { Walk } from './walk.ts';

/**
 * `npm run demo [-- [--json] FILE…]`: the whole path on a throw-away stack. Exit code 0: all published, 1: something was
 * returned or superseded, 2: a fault of ours.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const examples = fileURLToPath(new URL('../examples/submissions/', import.meta.url));
const registerFile = fileURLToPath(new URL('../examples/register.yaml', import.meta.url));
const outputDirectory = 'demo-output';

const say = (line: string): void => {
  if (values.json) console.error(line);
  else console.log(line);
};

const filesOf = (): string[] =>
  positionals.length > 0
    ? positionals
    : readdirSync(examples)
        .sort()
        .map((name) => join(examples, name));

const walkAll = async (directory: string): Promise<Walk[]> => {
  const started = performance.now();
  say('Starting a throw-away stack …');
  const stack = await startStack({ directory, ports: 'free', quiet: true });
  try {
    speakTo(stack.ready.endpoint);
    const [{ load }, { walk }, { harvest }] = await Promise.all([
      import('./load.ts'),
      import('./walk.ts'),
      import('./harvest.ts'),
    ]);
    const register = await load({ outputs: stack.ready.outputs, registerFile, by: 'npm run demo' });
    say(`Ready after ${Math.round(performance.now() - started)} ms; public site ${stack.ready.site}`);
    const walks: Walk[] = [];
    const files = filesOf();
    for (const [index, file] of files.entries()) {
      say(`\n[${index + 1}/${files.length}] ${basename(file)}`);
      const result = await walk(stack.ready, register, file, ({ name, ms }) =>
        say(`  ${String(ms).padStart(6)} ms  ${name}`),
      );
      say(`  → ${result.outcome}${result.url ? `  ${result.url}` : ''}`);
      if (result.reason) say(`  ${result.reason.replaceAll('\n', '\n  ')}`);
      walks.push(result);
    }
    await harvest(stack.ready, outputDirectory);
    say(`\nThe published site lies in ${outputDirectory}/site, the mails in ${outputDirectory}/mail.`);
    return walks;
  } finally {
    await stack.stop();
  }
};

const exitCode = (walks: readonly Walk[]): number => {
  if (walks.some(({ outcome }) => outcome === 'parked')) return 2;
  return walks.every(({ outcome }) => outcome === 'published') ? 0 : 1;
};

const directory = mkdtempSync(join(tmpdir(), 'gongkai-demo-'));
try {
  const walks = await walkAll(directory);
  if (values.json) console.log(JSON.stringify({ submissions: walks }));
  process.exitCode = exitCode(walks);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
