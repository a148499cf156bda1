import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleInto } from '../infra/bundle.ts';
import type { Measure } from './statistics.ts';

const importedAtOnce = /(?:from|import)\s*"\.\/([\w.-]+\.mjs)"/gu;
const importedLate = /import\("\.\/([\w.-]+\.mjs)"\)/gu;

const namesIn = (directory: string, file: string, pattern: RegExp): string[] =>
  [...readFileSync(join(directory, file), 'utf8').matchAll(pattern)].map(([, name = '']) => name);

/** A bundle's file and all it imports at once; `late` adds what is loaded only when called for. */
export const filesReached = (directory: string, file: string, late?: 'late', seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const pattern of late ? [importedAtOnce, importedLate] : [importedAtOnce]) {
    for (const name of namesIn(directory, file, pattern)) filesReached(directory, name, late, seen);
  }
  return seen;
};

const kilobytesOf = (directory: string, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(join(directory, file)).size, 0) / 1024;

/** The thread with its largest late part but the one for PDF. */
const kilobytesWithLargestPart = (directory: string): number => {
  const atOnce = filesReached(directory, 'worker.mjs');
  const parts = [...atOnce].flatMap((file) => namesIn(directory, file, importedLate));
  return Math.max(
    ...parts
      .filter((part) => !part.startsWith('pdf-'))
      .map((part) => kilobytesOf(directory, filesReached(directory, part, undefined, new Set(atOnce)))),
  );
};

/** For a new process: loads the handler, asks the thread it starts about an empty file, and says when both were done. */
const loading = (file: string): string => `
  const started = performance.now();
  const answered = new Promise((resolve) => process.once('worker', (worker) => {
    worker.ref();
    worker.once('message', resolve);
    worker.postMessage({ bytes: new Uint8Array(), fileName: '' });
  }));
  await import(${JSON.stringify(pathToFileURL(file).href)});
  await answered;
  console.log(performance.now() - started);
  process.exit(0);`;

/** Milliseconds until a new process has the handler loaded and its thread ready. */
const coldStart = (file: string): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', loading(file)], {
      env: { ...process.env, WORK_BUCKET: 'none', AWS_REGION: 'us-east-1' },
      encoding: 'utf8',
    }),
  );

/**
 * The parse function as it is deployed. Two programs start in it: the door, which is mostly the S3 client, and the thread
 * that reads, which is what the budget was set for.
 */
export const measureParseBundle = async (runs: number): Promise<Measure[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  bundleInto(directory, 'functions/parse/handler.ts');
  const thread = kilobytesOf(directory, filesReached(directory, 'worker.mjs'));
  const withLargestPart = kilobytesWithLargestPart(directory);
  const door = kilobytesOf(directory, filesReached(directory, 'index.mjs'));
  const cold = Array.from({ length: runs }, () => coldStart(join(directory, 'index.mjs')));
  rmSync(directory, { recursive: true, force: true });
  return [
    { name: 'parse, the thread that reads, loaded at once', unit: 'KB', figures: [thread], budget: 400 },
    { name: 'parse, the same with its largest part but PDF', unit: 'KB', figures: [withLargestPart], budget: 400 },
    { name: 'parse, the door with the S3 client, loaded at once', unit: 'KB', figures: [door] },
    { name: 'parse, cold start, thread included', unit: 'ms', figures: cold, budget: 400 },
  ];
};
