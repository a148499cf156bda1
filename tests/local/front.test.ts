import { describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { createCache } from '../../local/front/cache.ts';
import { createDistribution, type DistributionParts } from '../../local/front/distribution.ts';
import type { FetchOrigin, FrontResponse, ViewerRequest } from '../../local/front/types.ts';
import { edgeShapes, managedPolicies } from '../../local/template/shapes/edge.ts';

const page = (text: string, more: Partial<FrontResponse> = {}): FrontResponse => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=60' },
  body: Buffer.from(text),
  ...more,
});

const get = (path: string, more: Partial<ViewerRequest> = {}): ViewerRequest => ({
  method: 'GET',
  path,
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  address: '127.0.0.1:1234',
  ...more,
});

const edgeCode = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  else if (!request.uri.includes('.')) return { statusCode: 301, headers: { location: { value: request.uri + '/' } } };
  return request;
}`;

/** Tells what it was shown, in headers. */
const outCode = `function handler(event) {
  var response = event.response;
  response.headers['x-seen'] = { value: response.statusCode + ' ' + Object.keys(response.headers).sort().join(' ') };
  return response;
}`;

const configuration = edgeShapes['AWS::CloudFront::Distribution'].parse({
  DistributionConfig: {
    Enabled: true,
    Origins: [
      { Id: 'bucket', DomainName: 'public.s3.amazonaws.com' },
      {
        Id: 'api',
        DomainName: 'api.example.org',
        OriginCustomHeaders: [{ HeaderName: 'X-Origin-Secret', HeaderValue: 's3cret' }],
      },
    ],
    DefaultCacheBehavior: {
      TargetOriginId: 'bucket',
      CachePolicyId: managedPolicies.cachingOptimized,
      ResponseHeadersPolicyId: 'headers',
      Compress: true,
      FunctionAssociations: [
        { EventType: 'viewer-request', FunctionARN: 'edge' },
        { EventType: 'viewer-response', FunctionARN: 'out' },
      ],
    },
    CacheBehaviors: [
      {
        PathPattern: '/approve/*',
        TargetOriginId: 'api',
        CachePolicyId: managedPolicies.cachingDisabled,
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
      },
    ],
    CustomErrorResponses: [{ ErrorCode: 404, ResponseCode: 404, ResponsePagePath: '/404.html' }],
  },
}).DistributionConfig;

/** A distribution over a bucket of pages and an API that answers with what it was sent. */
const distributionOver = (pages: Record<string, string>) => {
  const clock = createClock({});
  const cache = createCache(clock);
  const reads: string[] = [];
  const bucket: FetchOrigin = async ({ path }) => {
    reads.push(path);
    const text = pages[path];
    if (text === undefined) return page('missing', { status: 404 });
    const found = page(text);
    return { ...found, headers: { ...found.headers, etag: '"0a1b"' } };
  };
  const api: FetchOrigin = async ({ method, headers }) =>
    page(JSON.stringify({ method, secret: headers['x-origin-secret'] }));
  const parts: DistributionParts = {
    config: configuration,
    cache,
    origins: new Map([
      ['bucket', bucket],
      ['api', api],
    ]),
    functionCode: new Map([
      ['edge', edgeCode],
      ['out', outCode],
    ]),
    headersPolicies: new Map([
      ['headers', { Name: 'h', SecurityHeadersConfig: { ContentTypeOptions: { Override: true } } }],
    ]),
  };
  return { serve: createDistribution(parts), cache, clock, reads };
};

describe('the public front', () => {
  it('maps a directory to its page and sends an address without slash there', async () => {
    const { serve } = distributionOver({ '/2025/index.html': 'year' });
    expect((await serve(get('/2025/'))).body.toString()).toBe('year');
    expect(await serve(get('/2025'))).toMatchObject({ status: 301, headers: { location: '/2025/' } });
  });

  it('answers a missing object with the 404 page and status 404', async () => {
    const { serve } = distributionOver({ '/404.html': 'not here' });
    const answer = await serve(get('/nowhere/'));
    expect([answer.status, answer.body.toString()]).toEqual([404, 'not here']);
  });

  it('keeps a page as long as it says, until an invalidation or the time passes', async () => {
    const { serve, cache, clock, reads } = distributionOver({ '/2025/index.html': 'year' });
    const cacheState = async () => (await serve(get('/2025/'))).headers['x-cache'];
    expect(await cacheState()).toBe('Miss from cloudfront');
    expect(await cacheState()).toBe('Hit from cloudfront');
    cache.invalidate(['/2025/*']);
    expect(await cacheState()).toBe('Miss from cloudfront');
    clock.advance(61_000);
    expect(await cacheState()).toBe('Miss from cloudfront');
    expect(reads).toHaveLength(3);
  });

  it('passes the portal’s paths to the API, uncached, with the secret only the two know', async () => {
    const { serve } = distributionOver({});
    const answer = await serve(get('/approve/abc', { method: 'POST' }));
    expect(JSON.parse(answer.body.toString())).toEqual({ method: 'POST', secret: 's3cret' });
  });

  it('refuses a method the behaviour does not allow', async () => {
    const { serve } = distributionOver({});
    expect((await serve(get('/2025/', { method: 'POST' }))).status).toBe(403);
  });

  it('sets the headers of the policy', async () => {
    const { serve } = distributionOver({ '/2025/index.html': 'year' });
    expect((await serve(get('/2025/'))).headers['x-content-type-options']).toBe('nosniff');
  });

  it('compresses what gains by it, as the viewer asks', async () => {
    const { serve } = distributionOver({ '/2025/index.html': 'y'.repeat(5000) });
    const packed = await serve(get('/2025/', { headers: { 'accept-encoding': 'gzip, br' } }));
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.body.length).toBeLessThan(500);
    expect((await serve(get('/2025/'))).headers['content-encoding']).toBeUndefined();
  });

  it('asks the origin for the whole object, keeps it, and tells who has it already that nothing has changed', async () => {
    const { serve, reads } = distributionOver({ '/2025/index.html': 'year' });
    const known = get('/2025/', { headers: { 'if-none-match': '"0a1b"' } });
    const first = await serve(known);
    expect([first.status, first.body.length, first.headers.etag]).toEqual([304, 0, '"0a1b"']);
    expect((await serve(known)).status).toBe(304);
    expect((await serve(get('/2025/'))).body.toString()).toBe('year');
    expect(reads).toEqual(['/2025/index.html']);
  });

  describe('on the way out', () => {
    const packed = { headers: { 'accept-encoding': 'br' } };

    it('packs first, sets the headers of the policy second, and runs the function last', async () => {
      const { serve } = distributionOver({ '/2025/index.html': 'y'.repeat(5000) });
      expect((await serve(get('/2025/', packed))).headers['x-seen']).toBe(
        '200 cache-control content-encoding content-type etag vary x-content-type-options',
      );
    });

    it('runs the function on what the cache gives as well, and on a 304', async () => {
      const { serve } = distributionOver({ '/2025/index.html': 'year' });
      await serve(get('/2025/'));
      const hit = await serve(get('/2025/'));
      expect([hit.headers['x-cache'], hit.headers['x-seen']]).toEqual([
        'Hit from cloudfront',
        '200 cache-control content-type etag x-content-type-options',
      ]);
      const same = await serve(get('/2025/', { headers: { 'if-none-match': '*' } }));
      expect(same.headers['x-seen']).toBe('304 cache-control etag x-content-type-options');
    });

    it('runs no function on the page that stands in for an error, nor on what the function on the way in answers', async () => {
      const { serve } = distributionOver({ '/404.html': 'not here' });
      const missing = await serve(get('/nowhere/'));
      expect([missing.status, missing.headers['x-seen']]).toEqual([404, undefined]);
      expect((await serve(get('/2025'))).headers['x-seen']).toBeUndefined();
    });
  });

  it('knows one function for each event of a behaviour, and no more', () => {
    const twice = { EventType: 'viewer-response', FunctionARN: 'out' };
    const behaviour = { ...configuration.DefaultCacheBehavior, FunctionAssociations: [twice, twice] };
    expect(() =>
      edgeShapes['AWS::CloudFront::Distribution'].parse({
        DistributionConfig: { ...configuration, DefaultCacheBehavior: behaviour },
      }),
    ).toThrow('one function an event');
  });
});
