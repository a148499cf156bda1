import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { assembleFront } from '../../local/front/assemble.ts';
import { createCache } from '../../local/front/cache.ts';
import { listenFront } from '../../local/front/front.ts';
import { readBuckets } from '../../local/join/buckets.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { createS3 } from '../../local/s3/s3.ts';
import { templateOf } from '../builders/template.ts';
import { synthesised } from '../infra/synthesised.ts';

// The whole edge at once: the template as it is deployed with its own functions, over objects in the public bucket, by
// real requests. What is published is written here as it lies in the bucket.

let site: string;
let write: (path: string, body: string, headers: Record<string, string>) => Promise<void>;
let close: () => Promise<void>;

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=60' };
const csv = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="report.csv"' };
const tombstone = '<h1>已撤回</h1>'.padEnd(2000);

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-edge-'));
  const clock = createClock();
  const template = templateOf(synthesised());
  const permissions = createPermissions(template, () => {});
  const buckets = readBuckets(template);
  const s3 = createS3({
    ...permissions,
    clock,
    directory,
    emit: async () => {},
    findCredentials: () => undefined,
    buckets,
  });
  const [distribution] = template.list('AWS::CloudFront::Distribution');
  const publicBucket = template.list('AWS::S3::Bucket').find(({ id }) => id.startsWith('PublicSite'));
  const invoke = () => Promise.reject(new Error('No function is asked for here'));
  const cache = createCache(clock);
  const serve = assembleFront(template, distribution!, { s3: s3.service, invoke, clock, cache });
  const front = await listenFront({ serve, host: '127.0.0.1', port: 0, log: () => {} });
  site = `http://127.0.0.1:${front.port}`;
  write = async (path, body, headers) => {
    const { status } = await s3.service({
      method: 'PUT',
      target: `/${publicBucket!.ref}${path}`,
      headers: { host: '127.0.0.1', 'content-length': String(Buffer.byteLength(body)), ...headers },
      body: Readable.from([Buffer.from(body)]),
      principal: { kind: 'operator' },
    });
    expect(status).toBe(200);
    cache.invalidate([path]);
  };
  close = async () => {
    await front.stop();
    await s3.close();
    rmSync(directory, { recursive: true });
  };
  await write('/404.html', '<h1>没有这一页</h1>', html);
  await write('/reports/jiaoyuju/2025/index.html', '<h1>年报</h1>'.padEnd(2000), html);
  await write('/reports/jiaoyuju/2025/report.csv', 'a,b\n'.repeat(500), csv);
  await write('/reports/shuiliju/2025/index.html', tombstone, { ...html, 'x-amz-meta-status': '410' });
  const moved = { 'x-amz-meta-status': '301', 'x-amz-meta-location': '/agencies/jiaoyuju/' };
  await write('/agencies/jiaotiju/index.html', '<h1>已更名</h1>', { ...html, ...moved });
});
afterAll(() => close());

/** One request as it is: redirections are not followed. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(site + path, { headers, method, redirect: 'manual' });
const namesOf = (response: Response) => [...response.headers.keys()];

describe('a published page', () => {
  const page = '/reports/jiaoyuju/2025/';

  it('is sent once, and afterwards only told to be unchanged', async () => {
    const first = await ask(page, { 'accept-encoding': 'br' });
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('content-encoding')]).toEqual([200, 'br']);
    expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    const again = await ask(page, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(namesOf(again).filter((name) => name.startsWith('content-'))).toEqual(['content-security-policy']);
    const changed = await ask(page, { 'if-none-match': '"0a1b"' });
    expect(changed.status).toBe(200);
  });

  it('is sent anew when it has been written anew', async () => {
    await write('/reports/jiaoyuju/2024/index.html', 'first', html);
    const etag = (await ask('/reports/jiaoyuju/2024/')).headers.get('etag') ?? '';
    await write('/reports/jiaoyuju/2024/index.html', 'second', html);
    expect(await (await ask('/reports/jiaoyuju/2024/', { 'if-none-match': etag })).text()).toBe('second');
  });

  it('has the headers of a page and no body for HEAD', async () => {
    const head = await ask(page, { 'accept-encoding': 'identity' }, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '2004', '']);
  });

  it('answers a part of itself to who asks for one', async () => {
    const part = await ask('/reports/jiaoyuju/2025/report.csv', { range: 'bytes=0-2' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 0-2/2000', 'a,b']);
  });
});

describe('published data', () => {
  it('may be read by a page of another host', async () => {
    const { status, headers } = await ask('/reports/jiaoyuju/2025/report.csv', { origin: 'https://elsewhere.example' });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('ETag, Content-Disposition');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('says nothing of other hosts to who comes from none', async () => {
    const names = namesOf(await ask('/reports/jiaoyuju/2025/report.csv'));
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('a withdrawn page', () => {
  const page = '/reports/shuiliju/2025/';

  it.each(['first from the bucket', 'then from the cache'])('is 410 with its reason as the page, %s', async () => {
    const gone = await ask(page, { 'accept-encoding': 'gzip' });
    expect([gone.status, await gone.text()]).toEqual([410, tombstone]);
    expect(gone.headers.get('cache-control')).toBe('no-store');
    expect(gone.headers.get('x-robots-tag')).toBe('noindex');
    expect(gone.headers.get('content-encoding')).toBe('gzip');
    expect(gone.headers.get('x-content-type-options')).toBe('nosniff');
    const names = namesOf(gone);
    expect(names.filter((name) => name === 'etag' || name.startsWith('x-amz-meta-'))).toEqual([]);
  });

  it('is 410 for HEAD and for a part of it', async () => {
    expect((await ask(page, {}, 'HEAD')).status).toBe(410);
    const part = await ask(page, { range: 'bytes=0-9' });
    expect([part.status, part.headers.get('content-range')]).toEqual([410, null]);
  });

  it('is 410 for who has the report that was here', async () => {
    await write('/reports/minzhengju/2025/index.html', 'report', html);
    const etag = (await ask('/reports/minzhengju/2025/')).headers.get('etag') ?? '';
    await write('/reports/minzhengju/2025/index.html', tombstone, { ...html, 'x-amz-meta-status': '410' });
    expect((await ask('/reports/minzhengju/2025/', { 'if-none-match': etag })).status).toBe(410);
  });

  it('is a page again as soon as one is written in its place', async () => {
    await write('/reports/minzhengju/2025/index.html', 'new report', html);
    const again = await ask('/reports/minzhengju/2025/');
    expect([again.status, await again.text()]).toEqual([200, 'new report']);
    expect(again.headers.get('cache-control')).toBe('public, max-age=60');
  });
});

describe('a moved page', () => {
  it('leads on to the new address, by every spelling of the old one', async () => {
    const moved = await ask('/agencies/jiaotiju/');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/agencies/jiaoyuju/']);
    expect((await ask('/agencies/jiaotiju')).headers.get('location')).toBe('/agencies/jiaotiju/');
  });
});

describe('an address where nothing was ever published', () => {
  it('is the 404 page', async () => {
    const missing = await ask('/reports/nobody/2025/');
    expect([missing.status, await missing.text()]).toEqual([404, '<h1>没有这一页</h1>']);
  });
});
