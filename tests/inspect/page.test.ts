import { describe, expect, test } from 'vitest';
import { type Derived, markOf } from '../../functions/column/refresh.ts';
import { bytesProblem } from '../../functions/inspect/files.ts';
import { linkedKeys } from '../../functions/inspect/links.ts';
import { judge } from '../../functions/inspect/page.ts';
import type { StoredObject } from '../../functions/shared/objects.ts';

const page: Derived = { body: '<p>年报</p>\n', options: { contentType: 'text/html; charset=utf-8' } };

const storedOf = (text: string, more: Partial<StoredObject> = {}): StoredObject => ({
  body: new TextEncoder().encode(text),
  etag: '"1"',
  contentType: 'text/html; charset=utf-8',
  cacheControl: undefined,
  contentDisposition: undefined,
  metadata: { made: markOf(page) },
  ...more,
});

describe('a derived page is held against what would be made now', () => {
  test('and is right whatever the comment under it', () => {
    expect(judge(storedOf('<p>年报</p>\n<!-- 0123456789ab -->\n'), page)).toBeUndefined();
  });

  test('missing, where there is none', () => {
    expect(judge(undefined, page)).toBe('missing');
  });

  test('different, where it says something else under our mark, or carries no mark of ours', () => {
    expect(judge(storedOf('<p>别的</p>\n'), page)).toBe('different');
    expect(judge(storedOf('<p>年报</p>\n', { metadata: {} }), page)).toBe('different');
  });

  test('outdated, where we made it otherwise before', () => {
    expect(judge(storedOf('<p>旧</p>\n', { metadata: { made: 'before' } }), page)).toBe('outdated');
  });

  test('different, where a tombstone no longer answers that it is gone', () => {
    const tombstone = { ...page, options: { ...page.options, metadata: { status: '410' } } };
    const metadata = { made: markOf(tombstone) };
    expect(judge(storedOf('<p>年报</p>\n', { metadata }), tombstone)).toBe('different');
    expect(judge(storedOf('<p>年报</p>\n', { metadata: { ...metadata, status: '410' } }), tombstone)).toBeUndefined();
  });
});

test('published bytes are held against their hash and size', () => {
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(bytesProblem(storedOf('abc'), { sha256, size: 3 })).toBeUndefined();
  expect(bytesProblem(storedOf('abd'), { sha256, size: 3 })).toBe('different');
  expect(bytesProblem(storedOf('abc'), { sha256, size: 4 })).toBe('different');
  expect(bytesProblem(undefined, { sha256 })).toBe('missing');
});

test('links lead to objects: directories to their index, without place and query, and only to our own site', () => {
  const text = `<link rel="canonical" href="https://gongkai.example.org/2025/"><meta name="description" content="/not/a/link">
<meta property="og:image" content="https://gongkai.example.org/reports/a/2025/card.png"><script src="/assets/reading.js">
<a href="/reports/a/2025/#versions">一</a><a href="/compare/?a=a/2025&amp;b=b/2025">二</a><a href="/2024">三</a>
<a href="https://www.example.com/">四</a><a href="//example.com/">五</a><a href="#main">六</a><a href="tel:123">七</a>`;
  expect([...linkedKeys(text, 'https://gongkai.example.org')]).toEqual([
    '2025/index.html',
    'reports/a/2025/card.png',
    'assets/reading.js',
    'reports/a/2025/index.html',
    'compare/index.html',
    '2024/index.html',
  ]);
});
