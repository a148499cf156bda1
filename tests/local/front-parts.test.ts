import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress, compressedTypes } from '../../local/front/compress.ts';
import { answerConditions } from '../../local/front/conditions.ts';
import { compileEdgeFunction } from '../../local/front/edge-function.ts';
import { applyHeadersPolicy } from '../../local/front/headers.ts';
import type { FrontResponse, ViewerRequest } from '../../local/front/types.ts';
import { edgeShapes } from '../../local/template/shapes/edge.ts';

// The steps of the front one by one: each does what CloudFront's documentation says of it.

const answer = (headers: Record<string, string>, body = 'page', status = 200): FrontResponse => ({
  status,
  headers,
  body: Buffer.from(body),
});

const asking = (headers: Record<string, string>, method = 'GET'): ViewerRequest => ({
  method,
  path: '/2025/',
  query: '',
  headers,
  body: Buffer.alloc(0),
  address: '127.0.0.1:1234',
});

describe('compression', () => {
  const published = (type: string, size = 5000) => answer({ 'content-type': type, etag: '"0a1b"' }, 'y'.repeat(size));

  it.each([
    ['text/html; charset=utf-8'],
    ['text/css; charset=utf-8'],
    ['text/javascript; charset=utf-8'],
    ['application/json; charset=utf-8'],
    ['application/json'],
    ['text/csv; charset=utf-8'],
    ['application/xml; charset=utf-8'],
    ['text/plain; charset=utf-8'],
    ['image/svg+xml'],
  ])('packs what is published as %s', (type) => {
    expect(compress(published(type), 'gzip').headers['content-encoding']).toBe('gzip');
  });

  it.each([
    'application/atom+xml; charset=utf-8',
    'application/ld+json',
    'application/schema+json',
    'application/pdf',
    'image/png',
  ])('leaves %s as it is, because CloudFront does', (type) => {
    expect(compress(published(type), 'gzip, br')).toEqual(published(type));
  });

  it('knows the types CloudFront names and no family of types', () => {
    expect(compressedTypes.size).toBe(45);
    expect([...compressedTypes].filter((type) => type.includes('*'))).toEqual([]);
  });

  it.each([
    [999, undefined],
    [1_000, 'gzip'],
    [10_000_000, 'gzip'],
    [10_000_001, undefined],
  ])('of %i bytes is %s', (size, encoding) => {
    expect(compress(published('text/csv', size), 'gzip').headers['content-encoding']).toBe(encoding);
  });

  it('prefers brotli, and gives back the same bytes', () => {
    const packed = compress(published('text/html'), 'gzip, deflate, br');
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.body).toString()).toBe('y'.repeat(5000));
    expect(gunzipSync(compress(published('text/html'), 'gzip').body).toString()).toBe('y'.repeat(5000));
  });

  it('makes a weak ETag of a strong one, and leaves a weak one', () => {
    expect(compress(published('text/html'), 'br').headers.etag).toBe('W/"0a1b"');
    const weak = answer({ 'content-type': 'text/html', etag: 'W/"0a1b"' }, 'y'.repeat(5000));
    expect(compress(weak, 'br').headers.etag).toBe('W/"0a1b"');
  });

  it('packs the page of an error too, but nothing that is packed already', () => {
    const missing = answer({ 'content-type': 'text/html' }, 'y'.repeat(5000), 404);
    expect(compress(missing, 'br').headers['content-encoding']).toBe('br');
    const packed = answer({ 'content-type': 'text/html', 'content-encoding': 'gzip' }, 'y'.repeat(5000));
    expect(compress(packed, 'br')).toBe(packed);
  });
});

describe('a request on condition', () => {
  const object = answer({
    etag: '"0a1b"',
    'last-modified': 'Wed, 01 Apr 2026 00:00:00 GMT',
    'cache-control': 'public, max-age=60',
    'content-type': 'text/html',
    'content-length': '4',
  });

  it.each([
    ['the ETag it has', { 'if-none-match': '"0a1b"' }],
    ['the weak ETag of the packed object', { 'if-none-match': 'W/"0a1b"' }],
    ['one of several ETags', { 'if-none-match': '"ffff", "0a1b"' }],
    ['any ETag', { 'if-none-match': '*' }],
    ['its date', { 'if-modified-since': 'Wed, 01 Apr 2026 00:00:00 GMT' }],
    ['a later date', { 'if-modified-since': 'Thu, 02 Apr 2026 00:00:00 GMT' }],
  ])('that names %s is answered 304, without the object', (_what, headers) => {
    expect(answerConditions(asking(headers), object)).toEqual({
      status: 304,
      headers: {
        etag: '"0a1b"',
        'last-modified': 'Wed, 01 Apr 2026 00:00:00 GMT',
        'cache-control': 'public, max-age=60',
      },
      body: Buffer.alloc(0),
    });
  });

  it.each([
    ['no condition', {}],
    ['another ETag', { 'if-none-match': '"ffff"' }],
    [
      'another ETag and a later date',
      { 'if-none-match': '"ffff"', 'if-modified-since': 'Thu, 02 Apr 2026 00:00:00 GMT' },
    ],
    ['an earlier date', { 'if-modified-since': 'Tue, 31 Mar 2026 23:59:59 GMT' }],
    ['no date at all', { 'if-modified-since': 'yesterday' }],
  ])('that names %s gets the object', (_what, headers) => {
    expect(answerConditions(asking(headers), object)).toBe(object);
  });

  it('gets an error as the error it is', () => {
    const missing = answer({ etag: '"0a1b"' }, 'missing', 404);
    expect(answerConditions(asking({ 'if-none-match': '"0a1b"' }), missing)).toBe(missing);
  });
});

describe('the headers for pages of other hosts', () => {
  const shape = edgeShapes['AWS::CloudFront::ResponseHeadersPolicy'];
  const written = {
    AccessControlAllowOrigins: { Items: ['*'] },
    AccessControlAllowCredentials: false,
    AccessControlAllowHeaders: { Items: ['*'] },
    AccessControlAllowMethods: { Items: ['GET'] },
    AccessControlExposeHeaders: { Items: ['ETag', 'Content-Disposition'] },
    OriginOverride: true,
  };
  const policyWith = (cors: object) =>
    shape.parse({ ResponseHeadersPolicyConfig: { Name: 'public', CorsConfig: { ...written, ...cors } } })
      .ResponseHeadersPolicyConfig;

  it('are sent to who names an origin', () => {
    expect(applyHeadersPolicy(policyWith({}), answer({ etag: '"0a1b"' }), 'https://elsewhere.example').headers).toEqual(
      {
        etag: '"0a1b"',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'ETag, Content-Disposition',
      },
    );
  });

  it('are not sent to others', () => {
    expect(applyHeadersPolicy(policyWith({}), answer({ etag: '"0a1b"' }), undefined).headers).toEqual({
      etag: '"0a1b"',
    });
  });

  it('are the origin’s own where the policy says so', () => {
    const own = answer({ 'access-control-allow-origin': 'https://portal.example' });
    const headers = (override: boolean) =>
      applyHeadersPolicy(policyWith({ OriginOverride: override }), own, 'https://elsewhere.example').headers;
    expect(headers(false)['access-control-allow-origin']).toBe('https://portal.example');
    expect(headers(true)['access-control-allow-origin']).toBe('*');
  });

  it.each([
    ['certain origins', { AccessControlAllowOrigins: { Items: ['https://portal.example'] } }],
    ['credentials', { AccessControlAllowCredentials: true }],
    ['what nobody has heard of', { AccessControlAllowEverything: true }],
  ])('for %s are not known here, and stop the start', (_what, cors) => {
    expect(() => policyWith(cors)).toThrow();
  });
});

describe('a function on the way out', () => {
  const through = (statements: string, response = answer({ 'content-type': 'text/html', via: '1.1 edge' })) =>
    compileEdgeFunction(
      `function handler(event) { const response = event.response; ${statements}; return response; }`,
    ).onResponse(asking({ 'user-agent': 'test', cookie: 'a=b' }), response);

  it('is shown request and response as CloudFront shows them', async () => {
    const { body } = await through('response.body = JSON.stringify(event)');
    expect(JSON.parse(body.toString())).toEqual({
      version: '1.0',
      context: { eventType: 'viewer-response', requestId: 'local' },
      viewer: { ip: '127.0.0.1' },
      request: {
        method: 'GET',
        uri: '/2025/',
        querystring: {},
        headers: { 'user-agent': { value: 'test' } },
        cookies: {},
      },
      response: {
        statusCode: 200,
        statusDescription: 'OK',
        headers: { 'content-type': { value: 'text/html' }, via: { value: '1.1 edge' } },
        cookies: {},
      },
    });
  });

  it('may change the status and headers, and leaves the body where it names none', async () => {
    const changed = await through("response.statusCode = 410; response.headers['x-a'] = { value: 'b' }");
    expect(changed).toEqual(answer({ 'content-type': 'text/html', via: '1.1 edge', 'x-a': 'b' }, 'page', 410));
  });

  it.each([
    ['text', "'new'"],
    ['text with its encoding', "{ encoding: 'text', data: 'new' }"],
    ['Base64', "{ encoding: 'base64', data: 'bmV3' }"],
  ])('may give another body as %s', async (_what, body) => {
    expect((await through(`response.body = ${body}`)).body.toString()).toBe('new');
  });

  it('keeps what it was not shown', async () => {
    const hidden = answer({ 'x-amzn-requestid': '1', 'content-type': 'text/html' });
    expect((await through('', hidden)).headers).toEqual({ 'x-amzn-requestid': '1', 'content-type': 'text/html' });
  });

  it.each([
    ['a header that is CloudFront’s', "response.headers['x-cache'] = { value: 'Hit' }"],
    ['a header that is read-only', "response.headers.via = { value: 'me' }"],
    ['a header with capitals', "response.headers['X-A'] = { value: 'b' }"],
    ['a status that is none', 'response.statusCode = 42'],
    ['a status as text', "response.statusCode = '410'"],
    ['a body in an unknown encoding', "response.body = { encoding: 'hex', data: '00' }"],
    ['no end', 'for (;;);'],
    ['no response', 'return event.request'],
  ])('fails when it makes %s', async (_what, statements) => {
    await expect(through(statements)).rejects.toThrow();
  });
});
