import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { newArchive, openArchive, safePath } from '../../cli/operate/export/archive.ts';
import { instantOf } from '../../cli/operate/restore/command.ts';
import { differing, fateOf, passes } from '../../cli/operate/restore/planItems.ts';
import { isLasting, planObject } from '../../cli/operate/restore/planObjects.ts';
import type { VersionEntry } from '../../cli/operate/store/versions.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 23, hour));
const version = (hour: number, etag: string): VersionEntry => ({
  versionId: `v${hour}`,
  at: at(hour),
  isMarker: false,
  etag,
});
const marker = (hour: number): VersionEntry => ({
  versionId: `m${hour}`,
  at: at(hour),
  isMarker: true,
  etag: undefined,
});
const planned = (
  versions: readonly VersionEntry[],
  hour: number,
  role: 'drop' | 'work' | 'public' = 'work',
  overwritten = true,
) => planObject({ key: 'k', versions }, at(hour), { role, overwritten });

describe('an object as it was at a moment', () => {
  test('that is the same needs nothing, nor does one that was not there or had been deleted by then', () => {
    expect(planned([version(1, 'a')], 5)).toBeUndefined();
    expect(planned([version(8, 'a')], 5)).toBeUndefined();
    expect(planned([version(8, 'b'), marker(3), version(1, 'a')], 5)).toBeUndefined();
  });

  test('that was deleted since is brought back by taking the markers away, under the id it had', () => {
    expect(planned([marker(9), marker(8), version(1, 'a')], 5)).toEqual({ kind: 'undelete', markers: ['m9', 'm8'] });
  });

  test('that was written over since is put back, where that was asked for', () => {
    const newer = [version(8, 'b')];
    expect(planned([...newer, version(1, 'a')], 5)).toEqual({ kind: 'putBack', versionId: 'v1', newer });
    expect(planned([...newer, version(1, 'a')], 5, 'work', false)).toBeUndefined();
  });

  test('that was written over with the same bytes is the same', () => {
    expect(planned([version(8, 'a'), version(1, 'a')], 5)).toBeUndefined();
  });

  test('is never copied in the drop bucket, for a copy would be another submission', () => {
    expect(planned([version(8, 'b'), version(1, 'a')], 5, 'drop')).toBeUndefined();
    expect(planned([marker(9), version(8, 'b'), version(1, 'a')], 5, 'drop')).toEqual({
      kind: 'undelete',
      markers: ['m9'],
    });
  });

  test('is looked at in the public bucket only where it cannot be made again', () => {
    expect(isLasting('public', 'reports/shuiwu/2025/v1/report.pdf')).toBe(true);
    for (const key of ['reports/shuiwu/2025/v1/index.html', 'reports/shuiwu/2025/report.pdf', '2025/index.html'])
      expect(isLasting('public', key), key).toBe(false);
    expect(isLasting('work', 'submissions/a/report.json')).toBe(true);
  });
});

describe('an item of a backup', () => {
  const now = at(12);
  const item = { pk: 'CATALOGUE#2025', sk: 'shuiwu', version: 2, by: { a: 1, b: 2 } };
  const fate = (there: typeof item | undefined, replace: string[] = []) => fateOf(item, there, { replace, now });

  test('is put back where there is none, and left alone where it says the same in whatever order', () => {
    expect(fate(undefined)).toBe('absent');
    expect(fate({ ...item, by: { b: 2, a: 1 } })).toBe('same');
  });

  test('gives way to what is there, unless it was asked for by its key', () => {
    const there = { ...item, version: 3 };
    expect(fate(there)).toBe('differs');
    expect(differing(item, there)).toEqual(['version']);
    expect(fate(there, ['CATALOGUE#2025 shui'])).toBe('replace');
    expect(fate(there, ['CATALOGUE#2024'])).toBe('differs');
  });

  test('is passed over when it has expired, or says who was signed in', () => {
    expect(fateOf({ ...item, expiresAtSeconds: 1 }, undefined, { replace: [], now })).toBe('passed');
    expect(fateOf({ pk: 'SESSION#ab', sk: 'SESSION' }, undefined, { replace: [], now })).toBe('passed');
    expect(fateOf({ pk: 'LINK#ab', sk: 'LINK' }, undefined, { replace: [], now })).toBe('absent');
  });

  test('of a submission comes when everything that belongs to it is there, a stage after its record', () => {
    const passOf = (pk: string, sk: string): number => passes.findIndex((isNow) => isNow({ pk, sk }));
    expect(passOf('AUDIT#a', '000000')).toBeLessThan(passOf('SUBMISSION#a', 'SUBMISSION'));
    expect(passOf('LINK#a', 'LINK')).toBeLessThan(passOf('SUBMISSION#a', 'SUBMISSION'));
    expect(passOf('SUBMISSION#a', 'SUBMISSION')).toBeLessThan(passOf('SUBMISSION#a', 'STAGE#00'));
  });

  test('is seen to in exactly one pass', () => {
    fc.assert(
      fc.property(fc.constantFrom('SUBMISSION#a', 'AUDIT#a', 'CATALOGUE', 'x'), fc.string(), (pk, sk) => {
        expect(passes.filter((isNow) => isNow({ pk, sk }))).toHaveLength(1);
      }),
    );
  });
});

describe('an export', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-export-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const facts = {
    contentType: 'text/plain',
    cacheControl: undefined,
    contentDisposition: undefined,
    metadata: { a: 'b' },
  };
  const write = (name: string): string => {
    const archive = newArchive(join(directory, name));
    archive.addItems([{ pk: 'A', sk: '1', n: 1 }]);
    archive.addObject({ bucket: 'work', key: 'a/b', path: 'work/a/b', ...facts }, Buffer.from('年报'));
    const about = {
      startedAt: '',
      finishedAt: '',
      agencyId: null,
      year: null,
      table: 'T',
      items: 1,
      objects: 1,
      bytes: 6,
    };
    archive.finish({ ...about, missing: [] });
    return join(directory, name);
  };

  test('is read back as it was written', async () => {
    const archive = openArchive(write('whole'));
    for await (const page of archive.items()) expect(page).toEqual([{ pk: 'A', sk: '1', n: 1 }]);
    expect.assertions(3);
    const [object] = await archive.objects();
    expect(object).toMatchObject({ key: 'a/b', size: 6, metadata: { a: 'b' } });
    expect(Buffer.from(archive.bytesOf(object!)).toString()).toBe('年报');
  });

  test('is not read when a byte of it has changed, or it was never finished', async () => {
    const changed = write('changed');
    writeFileSync(join(changed, 'work/a/b'), '年板');
    const [object] = await openArchive(changed).objects();
    expect(() => openArchive(changed).bytesOf(object!)).toThrow('is not as it was written');
    writeFileSync(join(changed, 'table.jsonl'), `${readFileSync(join(changed, 'table.jsonl'), 'utf8')}\n`);
    expect(() => openArchive(changed)).toThrow('table.jsonl is not as it was written');
    newArchive(join(directory, 'begun')).addItems([]);
    expect(() => openArchive(join(directory, 'begun'))).toThrow('was interrupted');
  });

  test('wants a folder of its own', () => {
    expect(() => newArchive(write('taken'))).toThrow('is not empty');
  });

  test('puts no key outside its folder, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('..', '.', '', '\0', 'a'.repeat(300), '年报.docx'), fc.string())),
        (parts) => {
          const path = safePath(parts.join('/'));
          expect(join('/export', path).startsWith('/export/')).toBe(true);
          expect(path.split('/').every((part) => part !== '..' && part !== '' && Buffer.byteLength(part) <= 200)).toBe(
            true,
          );
        },
      ),
    );
    expect(safePath('incoming/shuiwu/年报（更正）.docx')).toBe('incoming/shuiwu/年报（更正）.docx');
  });
});

test('a moment is on the clock in Shanghai unless it says otherwise', () => {
  expect(instantOf('2026-11-24 08:00').toISOString()).toBe('2026-11-24T00:00:00.000Z');
  expect(instantOf('2026-11-24T08:00:00Z').toISOString()).toBe('2026-11-24T08:00:00.000Z');
  for (const text of ['yesterday', '2026-11-24', '2026-13-24 08:00'])
    expect(() => instantOf(text)).toThrow('is no time');
});
