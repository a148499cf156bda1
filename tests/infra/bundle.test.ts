import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesReached } from '../../bench/parseBundle.ts';
import { bundleInto } from '../../infra/bundle.ts';

const root = mkdtempSync(join(tmpdir(), 'gongkai-bundle-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('a bundle', () => {
  const directory = join(root, 'errors');

  test('keeps the names of faults, which the state machine and the alarms know', async () => {
    bundleInto(directory, 'functions/shared/errors.ts');
    const faults: Record<string, new (message: string) => Error> = await import(
      pathToFileURL(join(directory, 'index.mjs')).href
    );
    expect(Object.keys(faults)).toContain('IntegrityError');
    for (const [name, Fault] of Object.entries(faults)) {
      const fault = new Fault('bytes differ');
      expect(fault.name).toBe(name);
      expect(fault.stack).toMatch(new RegExp(`^${name}: bytes differ\n`, 'u'));
    }
  });

  test('has beside it what cannot be bundled', () => {
    bundleInto(directory, 'functions/shared/errors.ts', {
      beside: [{ from: 'site/edge', to: 'edge' }],
      packages: ['@resvg/resvg-wasm'],
    });
    expect(readdirSync(directory).sort()).toEqual(['edge', 'index.mjs', 'node_modules']);
    expect(readdirSync(join(directory, 'edge'))).toEqual(['directory-index.js', 'object-status.js']);
    expect(readdirSync(join(directory, 'node_modules', '@resvg', 'resvg-wasm'))).toContain('package.json');
  });

  test('of something that is not there fails and says so', () => {
    expect(() => bundleInto(directory, 'functions/archive/handler.ts')).toThrow('functions/archive/handler.ts');
  });
});

describe('the bundle of the parse function', () => {
  const directory = join(root, 'parse');
  const speaksToAws = (file: string): boolean =>
    /aws-sdk|amazonaws|smithy|x-amz/iu.test(readFileSync(join(directory, file), 'utf8'));
  beforeAll(() => bundleInto(directory, 'functions/parse/handler.ts'));

  test('has a door that speaks to AWS', () => {
    expect([...filesReached(directory, 'index.mjs')].some(speaksToAws)).toBe(true);
  });

  test('has a thread with nothing of AWS in it, whatever file it is given', () => {
    const files = [...filesReached(directory, 'worker.mjs', 'late')];
    expect(files.map((file) => file.split('-')[0])).toEqual(expect.arrayContaining(['worker.mjs', 'docx', 'pdf']));
    expect(files.filter(speaksToAws)).toEqual([]);
  });

  test('loads the reader of a kind of file with the first such file', () => {
    const files = [...filesReached(directory, 'worker.mjs')];
    expect(files.filter((file) => /^(?:archive|docx|html|pdf|xlsx)-/u.test(file))).toEqual([]);
  });
});
