import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleInto } from '../../infra/bundle.ts';

const directory = mkdtempSync(join(tmpdir(), 'gongkai-bundle-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('a bundle', () => {
  test('keeps the names of error classes, which the state machine and the alarms know', async () => {
    bundleInto(directory, 'functions/shared/errors.ts');
    const { IntegrityError } = await import(pathToFileURL(join(directory, 'index.mjs')).href);
    expect(new IntegrityError('bytes differ').name).toBe('IntegrityError');
  });

  test('has beside it what cannot be bundled', () => {
    bundleInto(directory, 'functions/shared/errors.ts', {
      beside: [{ from: 'site/edge', to: 'edge' }],
      packages: ['zod'],
    });
    expect(readdirSync(directory).sort()).toEqual(['edge', 'index.mjs', 'node_modules']);
    expect(readdirSync(join(directory, 'edge'))).toEqual(['directory-index.js']);
    expect(readdirSync(join(directory, 'node_modules', 'zod'))).toContain('package.json');
  });

  test('of something that is not there fails and says so', () => {
    expect(() => bundleInto(directory, 'functions/archive/handler.ts')).toThrow('functions/archive/handler.ts');
  });
});
