import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/bundle.ts';

const code = readFileSync(join(projectRoot, 'site', 'edge', 'directory-index.js'), 'utf8');

/** Runs the code as CloudFront does: a handler, an event in, a request or a response out. */
const at = (uri: string): { uri?: string; statusCode?: number; headers?: { location: { value: string } } } =>
  runInNewContext(`${code}; handler(event)`, { event: { request: { method: 'GET', uri } } });

describe('addresses at the edge', () => {
  test.each([
    ['/', '/index.html'],
    ['/2025/', '/2025/index.html'],
    ['/reports/jiaoyuju/2025/v1/', '/reports/jiaoyuju/2025/v1/index.html'],
  ])('the directory %s is the page %s', (uri, page) => {
    expect(at(uri)).toEqual({ method: 'GET', uri: page });
  });

  test.each(['/assets/site.css', '/reports/jiaoyuju/2025/report.pdf', '/404.html'])('%s is that file', (uri) => {
    expect(at(uri)).toEqual({ method: 'GET', uri });
  });

  test.each([
    ['/2025', '/2025/'],
    ['/reports/jiaoyuju/2025', '/reports/jiaoyuju/2025/'],
  ])('%s without extension is sent on to %s', (uri, directory) => {
    expect(at(uri)).toMatchObject({ statusCode: 301, headers: { location: { value: directory } } });
  });

  test.each(['//elsewhere', '/\\elsewhere', '///elsewhere'])('%s is never sent on to another host', (uri) => {
    expect(at(uri).headers?.location.value).toBe('/elsewhere/');
  });
});
