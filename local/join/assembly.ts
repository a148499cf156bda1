import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Assemblies lie here by the hash of their sources, not in cdk.out: a running stack keeps its bundles whatever is
 * synthesised beside it.
 */
const shelf = join(project, 'node_modules', '.cache', 'gongkai', 'assemblies');

/** Everything a synthesis depends on. */
const sources = [
  'infra',
  'functions',
  'schemas',
  'workflows',
  'site/edge',
  'cdk.json',
  'package.json',
  'package-lock.json',
];

/** The latest few are kept in any case, older ones for a day: a stack may still run on them. */
const keptInAnyCase = 3;
const keptMilliseconds = 86_400_000;

/**
 * The directory of the assembly of the sources as they are, with these settings (`name=value`) in the place of those of
 * cdk.json; synthesises it if it is not there yet.
 */
export const currentAssembly = async (
  log: (line: string) => void,
  settings: readonly string[] = [],
): Promise<string> => {
  const directory = join(shelf, hashSources(settings));
  if (!existsSync(directory)) await synthesise(directory, settings, log);
  const now = new Date();
  utimesSync(directory, now, now);
  forgetOld();
  return directory;
};

const hashSources = (settings: readonly string[]): string => {
  const hash = createHash('sha256').update(settings.join('\0'));
  for (const source of sources) {
    const path = join(project, source);
    const files = statSync(path).isDirectory() ? listFiles(path) : [path];
    for (const file of files)
      hash
        .update(`${file.slice(project.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 24);
};

const listFiles = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Written beside and renamed: what stands under its hash is whole. */
const synthesise = async (
  directory: string,
  settings: readonly string[],
  log: (line: string) => void,
): Promise<void> => {
  log('Synthesising the stack …');
  mkdirSync(shelf, { recursive: true });
  const unfinished = `${directory}.${process.pid}`;
  const script = join(project, 'infra', 'synth.ts');
  const context = settings.flatMap((setting) => ['--context', setting]);
  const child = spawn(process.execPath, [script, '--quick', '--output', unfinished, ...context], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The stack could not be synthesised; npm run synth says why.');
  if (existsSync(directory)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, directory);
};

/** What was used within the last hour may still be in use, by another stack or by a synthesis under way. */
const forgetOld = (): void => {
  const assemblies = readdirSync(shelf)
    .map((name) => ({ path: join(shelf, name), used: statSync(join(shelf, name)).mtimeMs }))
    .sort((one, other) => other.used - one.used);
  for (const { path, used } of assemblies.slice(keptInAnyCase))
    if (Date.now() - used > keptMilliseconds) rmSync(path, { recursive: true, force: true });
};
