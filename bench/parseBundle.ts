import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleInto } from '../infra/bundle.ts';
import type { Measure } from './statistics.ts';

/** Bytes of a bundle's file and of all it imports at once; what is loaded only when called for is not counted. */
const bytesLoaded = (directory: string, file: string, seen = new Set<string>()): number => {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(join(directory, file), 'utf8');
  const imported = [...text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.mjs)"/g)].map(([, name]) => name ?? '');
  return imported.reduce((sum, name) => sum + bytesLoaded(directory, name, seen), Buffer.byteLength(text));
};

const loading = (file: string): string =>
  `const started = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - started); process.exit(0);`;

/** Milliseconds a new process takes to load the handler. */
const coldStart = (file: string): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', loading(file)], {
      env: { ...process.env, WORK_BUCKET: 'none', AWS_REGION: 'us-east-1' },
      encoding: 'utf8',
    }),
  );

/** The parse function as it is deployed: how much it loads at once, and how long that takes. */
export const measureParseBundle = async (runs: number): Promise<Measure[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  bundleInto(directory, 'functions/parse/handler.ts');
  const kilobytes = bytesLoaded(directory, 'index.mjs') / 1024;
  const cold = Array.from({ length: runs }, () => coldStart(join(directory, 'index.mjs')));
  rmSync(directory, { recursive: true, force: true });
  return [
    { name: 'parse bundle, loaded at once', unit: 'KB', figures: [kilobytes], budget: 400 },
    { name: 'parse, cold start', unit: 'ms', figures: cold, budget: 400 },
  ];
};
