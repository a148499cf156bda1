import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/bundle.ts';

const code = readFileSync(join(projectRoot, 'site', 'edge', 'object-status.js'), 'utf8');

interface Response {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Record<string, { readonly value: string }>;
}

const usual = {
  'content-type': { value: 'text/html; charset=utf-8' },
  'cache-control': { value: 'public, max-age=60' },
  etag: { value: '"0a1b"' },
  'last-modified': { value: 'Wed, 01 Apr 2026 00:00:00 GMT' },
};

/** What the viewer gets of an object with this metadata, as CloudFront asks the function on the way out. */
const sent = (metadata: Record<string, string>, statusCode = 200, more: Response['headers'] = {}): Response => {
  const named = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, { value }]);
  const response = {
    statusCode,
    statusDescription: 'OK',
    headers: { ...usual, ...more, ...Object.fromEntries(named) },
  };
  const event = { context: { eventType: 'viewer-response' }, request: { method: 'GET', uri: '/' }, response };
  return JSON.parse(runInNewContext(`${code}; JSON.stringify(handler(event))`, { event }));
};

describe('a page without metadata', () => {
  test('goes out as it is', () => {
    expect(sent({})).toEqual({ statusCode: 200, statusDescription: 'OK', headers: usual });
  });
});

describe('what is nobody’s business', () => {
  test('is 404 without its bytes, its name, or anything by which it could be asked for again', () => {
    const saved = { 'content-disposition': { value: 'inline' }, 'content-encoding': { value: 'br' } };
    expect(sent({ status: '404' }, 200, saved)).toEqual({
      statusCode: 404,
      statusDescription: 'Not Found',
      headers: {
        'content-type': { value: 'text/plain; charset=utf-8' },
        'cache-control': { value: 'no-store' },
        'x-robots-tag': { value: 'noindex' },
      },
      body: { encoding: 'text', data: '页面不存在' },
    });
  });

  test('is so in parts as well', () => {
    const part = { 'content-range': { value: 'bytes 0-99/5000' } };
    expect(sent({ status: '404' }, 206, part)).toMatchObject({ statusCode: 404, body: { data: '页面不存在' } });
  });
});

describe('a withdrawn page', () => {
  const gone = { status: '410' };

  test('is 410 Gone, kept by nobody, and no longer in search engines', () => {
    expect(sent(gone)).toEqual({
      statusCode: 410,
      statusDescription: 'Gone',
      headers: {
        'content-type': { value: 'text/html; charset=utf-8' },
        'cache-control': { value: 'no-store' },
        'x-robots-tag': { value: 'noindex' },
      },
    });
  });

  test('is 410 for who asks for a part of it as well', () => {
    const part = { 'content-range': { value: 'bytes 0-99/5000' }, 'accept-ranges': { value: 'bytes' } };
    expect(sent(gone, 206, part)).toEqual(sent(gone));
  });

  test('stays 304 for who has it already, and shows no metadata', () => {
    expect(sent(gone, 304)).toEqual({ statusCode: 304, statusDescription: 'OK', headers: usual });
  });
});

describe('a moved page', () => {
  test('is 301 to its new address, kept by nobody', () => {
    expect(sent({ status: '301', location: '/agencies/jiaotiju/' })).toEqual({
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: {
        'content-type': { value: 'text/html; charset=utf-8' },
        'cache-control': { value: 'no-store' },
        location: { value: '/agencies/jiaotiju/' },
      },
    });
  });

  test.each([
    ['another host', 'https://elsewhere.example/'],
    ['another host by two slashes', '//elsewhere.example/'],
    ['another host by a backslash', '/\\elsewhere.example/'],
    ['another host behind a tab that browsers pass over', '/\t/elsewhere.example/'],
    ['a second header', '/a\r\nset-cookie: a=b'],
    ['an address beside the page', 'jiaotiju/'],
    ['characters that metadata cannot carry', '=?UTF-8?B?L+Wxgi8=?='],
    ['nothing', ''],
  ])('that names %s is shown as it is', (_what, location) => {
    expect(sent({ status: '301', location })).toEqual({ statusCode: 200, statusDescription: 'OK', headers: usual });
  });

  test('without an address is shown as it is', () => {
    expect(sent({ status: '301' })).toEqual({ statusCode: 200, statusDescription: 'OK', headers: usual });
  });
});

test.each(['200', '302', '403', '404 ', '410 ', '500', 'gone'])(
  'no other status is taken from metadata: %s',
  (status) => {
    expect(sent({ status, location: '/a/', author: 'x' }).statusCode).toBe(200);
  },
);

test.each<Record<string, string>>([
  { author: 'x' },
  { status: '500' },
  { status: '410' },
  { status: '301', location: '/a/' },
])('metadata never goes out: %o', (metadata) => {
  const names = Object.keys(sent(metadata).headers);
  expect(names.filter((name) => name.startsWith('x-amz-meta-'))).toEqual([]);
});
