import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { type Authorize, type BusEvent, type Emit, type Principal, ServiceError } from '../../local/contracts.ts';
import { createS3, type S3Endpoint } from '../../local/s3/s3.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gongkai-s3-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const operator: Principal = { kind: 'operator' };
const buckets = [
  { name: 'drop', versioned: true, eventBridge: true },
  { name: 'site', versioned: false, eventBridge: false },
];

function open({
  emit = async () => {},
  authorize = () => {},
}: {
  emit?: Emit;
  authorize?: Authorize;
} = {}): S3Endpoint {
  const mayDo = (...request: Parameters<Authorize>) => {
    try {
      authorize(...request);
      return true;
    } catch {
      return false;
    }
  };
  return createS3({
    directory,
    clock: createClock(),
    emit,
    authorize,
    mayDo,
    findCredentials: () => undefined,
    buckets,
  });
}

interface Sent {
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly principal?: Principal;
}

async function send(s3: S3Endpoint, request: string, { body = '', headers = {}, principal = operator }: Sent = {}) {
  const [method = '', target = ''] = request.split(' ');
  const all = { host: '127.0.0.1:4566', 'content-length': String(Buffer.byteLength(body)), ...headers };
  const response = await s3.service({
    method,
    target,
    headers: all,
    principal,
    body: Readable.from([Buffer.from(body)]),
  });
  const answer = response.body instanceof Readable ? await text(response.body) : response.body?.toString();
  return { status: response.status, headers: response.headers ?? {}, body: answer ?? '' };
}

const codeOf = ({ body }: { body: string }) => /<Code>(\w+)<\/Code>/.exec(body)?.[1];

describe('rights', () => {
  const role: Principal = { kind: 'role', arn: 'arn:aws:iam::000000000000:role/parse' };
  const only =
    (...allowed: string[]): Authorize =>
    (_, action, resource) => {
      if (allowed.includes(`${action} ${resource}`)) return;
      throw new ServiceError('AccessDenied', `${action} on ${resource} is not allowed`, 403);
    };

  it('to read an object without the right to list do not tell whether one is there', async () => {
    const object = 's3:GetObject arn:aws:s3:::drop/none';
    const blind = await send(open({ authorize: only(object) }), 'GET /drop/none', { principal: role });
    expect([blind.status, codeOf(blind)]).toEqual([403, 'AccessDenied']);
    const lister = open({ authorize: only(object, 's3:ListBucket arn:aws:s3:::drop') });
    const seeing = await send(lister, 'GET /drop/none', { principal: role });
    expect([seeing.status, codeOf(seeing)]).toEqual([404, 'NoSuchKey']);
  });

  it('are asked for by the action and the resource of each operation', async () => {
    const asked: string[] = [];
    const s3 = open({
      authorize: (principal, action, resource, context) => {
        asked.push([principal.kind, action, resource, ...(context ? [JSON.stringify(context)] : [])].join(' '));
        throw new ServiceError('AccessDenied', 'no', 403);
      },
    });
    const requests = [
      'GET /',
      'HEAD /drop',
      'GET /drop?location',
      'GET /drop?versioning',
      'GET /drop?cors',
      'GET /drop?list-type=2&prefix=incoming%2F&delimiter=%2F',
      'GET /drop?list-type=2',
      'GET /drop?versions&prefix=a',
      'GET /drop/a%2Fb',
      'HEAD /drop/a',
      'GET /drop/a?versionId=v',
      'PUT /drop/a',
      'DELETE /drop/a',
      'DELETE /drop/a?versionId=v',
      'POST /drop/a?uploads',
      'PUT /drop/a?partNumber=1&uploadId=u',
      'POST /drop/a?uploadId=u',
      'GET /drop/a?uploadId=u',
      'DELETE /drop/a?uploadId=u',
    ];
    for (const request of requests) {
      expect([request, (await send(s3, request, { principal: role })).status]).toEqual([request, 403]);
    }
    await send(s3, 'PUT /drop/copy', { principal: role, headers: { 'x-amz-copy-source': '/site/source' } });
    expect(asked).toEqual([
      'role s3:ListAllMyBuckets arn:aws:s3:::*',
      'role s3:ListBucket arn:aws:s3:::drop',
      'role s3:GetBucketLocation arn:aws:s3:::drop',
      'role s3:GetBucketVersioning arn:aws:s3:::drop',
      'role s3:GetBucketCORS arn:aws:s3:::drop',
      'role s3:ListBucket arn:aws:s3:::drop {"s3:prefix":"incoming/","s3:delimiter":"/"}',
      'role s3:ListBucket arn:aws:s3:::drop {}',
      'role s3:ListBucketVersions arn:aws:s3:::drop {"s3:prefix":"a"}',
      'role s3:GetObject arn:aws:s3:::drop/a/b',
      'role s3:GetObject arn:aws:s3:::drop/a',
      'role s3:GetObjectVersion arn:aws:s3:::drop/a',
      'role s3:PutObject arn:aws:s3:::drop/a',
      'role s3:DeleteObject arn:aws:s3:::drop/a',
      'role s3:DeleteObjectVersion arn:aws:s3:::drop/a',
      'role s3:PutObject arn:aws:s3:::drop/a',
      'role s3:PutObject arn:aws:s3:::drop/a',
      'role s3:PutObject arn:aws:s3:::drop/a',
      'role s3:ListMultipartUploadParts arn:aws:s3:::drop/a',
      'role s3:AbortMultipartUpload arn:aws:s3:::drop/a',
      'role s3:GetObject arn:aws:s3:::site/source',
    ]);
  });

  it('are asked for one by one when many objects are deleted', async () => {
    const s3 = open({ authorize: only('s3:DeleteObject arn:aws:s3:::drop/mine') });
    const body = '<Delete><Object><Key>mine</Key></Object><Object><Key>yours</Key></Object></Delete>';
    const headers = { 'content-md5': createHash('md5').update(body).digest('base64') };
    const answer = await send(s3, 'POST /drop?delete', { body, headers, principal: role });
    expect(answer.body).toContain('<Deleted><Key>mine</Key>');
    expect(answer.body).toContain('<Error><Key>yours</Key><Code>AccessDenied</Code>');
  });

  it('are refused to the anonymous, in the words of S3', async () => {
    const authorize = only();
    const answer = await send(open({ authorize }), 'GET /drop/a', { principal: { kind: 'anonymous' } });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain(
      '<Code>AccessDenied</Code><Message>s3:GetObject on arn:aws:s3:::drop/a is not allowed',
    );
  });
});

describe('addresses', () => {
  it.each(['drop.localhost:4566', 'drop.s3.localhost:4566', 'drop.s3.us-east-1.amazonaws.com'])(
    'may name the bucket in the host (%s)',
    async (host) => {
      const s3 = open();
      await send(s3, 'PUT /a', { body: 'virtual', headers: { host } });
      expect((await send(s3, 'GET /drop/a')).body).toBe('virtual');
    },
  );

  it('that are not well encoded are refused', async () => {
    const answer = await send(open(), 'GET /drop/%E5%B9');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidURI']);
  });
});

describe('what is not done here', () => {
  it.each([
    'PUT /drop',
    'DELETE /drop',
    'GET /drop',
    'GET /drop?uploads',
    'GET /drop?list-type=1',
    'GET /drop?policy',
    'PUT /drop?notification',
    'GET /drop/a?acl',
    'GET /drop/a?partNumber=1',
    'DELETE /drop/a?tagging',
    'POST /drop/a?restore',
    'POST /drop/a?select&select-type=2',
    'PATCH /drop/a',
  ])('is answered 501, never 200 (%s)', async (request) => {
    const answer = await send(open(), request);
    expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplemented']);
  });

  it.each([
    ['x-amz-tagging', 'a=b'],
    ['x-amz-acl', 'public-read'],
    ['x-amz-storage-class', 'GLACIER'],
    ['x-amz-server-side-encryption', 'aws:kms'],
    ['x-amz-object-lock-mode', 'COMPLIANCE'],
    ['x-amz-copy-source-range', 'bytes=0-1'],
    ['if-none-match', '"an etag"'],
  ])('is answered 501 when a header asks for it (%s: %s)', async (name, value) => {
    const s3 = open();
    const answer = await send(s3, 'PUT /drop/a', { body: 'x', headers: { [name]: value } });
    expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplemented']);
    expect((await send(s3, 'GET /drop/a')).status).toBe(404);
  });
});

describe('bodies', () => {
  it('are compared with the hash the signature was made over', async () => {
    const sha256 = createHash('sha256').update('signed').digest('hex');
    const answer = await send(open(), 'PUT /drop/a', { body: 'forged', headers: { 'x-amz-content-sha256': sha256 } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'XAmzContentSHA256Mismatch']);
  });

  it('that break off are refused, and the answer can still be sent', async () => {
    const s3 = open();
    const body = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('aborted');
      })(),
    );
    const headers = { host: '127.0.0.1', 'content-length': '8' };
    const response = await s3.service({ method: 'PUT', target: '/drop/a', headers, principal: operator, body });
    expect([response.status, codeOf({ body: String(response.body) })]).toEqual([400, 'IncompleteBody']);
    expect((await send(s3, 'GET /drop/a')).status).toBe(404);
  });

  it('that are refused leave no file behind', async () => {
    const s3 = open();
    await send(s3, 'PUT /drop/a', { body: 'x', headers: { 'content-md5': createHash('md5').digest('base64') } });
    await send(s3, 'PUT /drop/a', { body: 'x', headers: { 'if-match': '"e"' } });
    expect(readdirSync(join(directory, 'bodies'))).toEqual([]);
  });

  it('that are replaced or deleted are removed, and those of kept versions are not', async () => {
    const s3 = open();
    for (const body of ['one', 'two']) await send(s3, 'PUT /site/a', { body });
    for (const body of ['one', 'two']) await send(s3, 'PUT /drop/a', { body });
    expect(readdirSync(join(directory, 'bodies'))).toHaveLength(3);
    await send(s3, 'DELETE /site/a');
    await send(s3, 'DELETE /drop/a');
    expect(readdirSync(join(directory, 'bodies'))).toHaveLength(2);
  });
});

describe('events', () => {
  it('tell of each creation once, as S3 tells it', async () => {
    const events: BusEvent[] = [];
    const s3 = open({
      emit: async (event) => {
        events.push(event);
      },
    });
    const put = await send(s3, 'PUT /drop/incoming/%E5%B9%B4%E6%8A%A5%201%2B1.docx', { body: 'the report' });
    await send(s3, 'PUT /drop/copy', {
      headers: { 'x-amz-copy-source': 'drop/incoming/%E5%B9%B4%E6%8A%A5%201%2B1.docx' },
    });
    await send(s3, 'DELETE /drop/copy');
    await send(s3, 'PUT /site/a', { body: 'no events here' });
    await send(s3, 'PUT /drop/copy', { body: 'refused', headers: { 'if-match': '"e"' } });
    await s3.close();
    expect(events[0]).toEqual({
      source: 'aws.s3',
      detailType: 'Object Created',
      resources: ['arn:aws:s3:::drop'],
      detail: {
        version: '0',
        bucket: { name: 'drop' },
        object: {
          key: 'incoming/年报 1+1.docx',
          size: 10,
          etag: createHash('md5').update('the report').digest('hex'),
          'version-id': put.headers['x-amz-version-id'],
          sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
        },
        'request-id': put.headers['x-amz-request-id'],
        requester: '000000000000',
        'source-ip-address': '127.0.0.1',
        reason: 'PutObject',
      },
    });
    expect(events.slice(1)).toMatchObject([{ detail: { object: { key: 'copy' }, reason: 'CopyObject' } }]);
  });

  it('that the bus did not take are sent again', async () => {
    let attempts = 0;
    const s3 = open({
      emit: async () => {
        attempts += 1;
        if (attempts < 3) throw new Error('the bus is away');
      },
    });
    expect((await send(s3, 'PUT /drop/a', { body: 'x' })).status).toBe(200);
    await vi.waitFor(() => expect(attempts).toBe(3), 10_000);
    await s3.close();
    expect(attempts).toBe(3);
  });

  it('that were owed when the process ended are sent by the next one, and by it alone', async () => {
    await send(open({ emit: () => new Promise(() => {}) }), 'PUT /drop/a', { body: 'x' });
    const told: BusEvent[] = [];
    const emit = async (event: BusEvent) => {
      told.push(event);
    };
    await open({ emit }).close();
    expect(told).toMatchObject([{ detailType: 'Object Created', detail: { object: { key: 'a' } } }]);
    await open({ emit }).close();
    expect(told).toHaveLength(1);
  });
});

describe('what was acknowledged', () => {
  it('is all there for a new endpoint over the same directory', async () => {
    const before = open();
    const first = await send(before, 'PUT /drop/a', { body: 'one', headers: { 'x-amz-meta-sender': 'a@b.example' } });
    await send(before, 'PUT /drop/a', { body: 'two' });
    await send(before, 'DELETE /drop/a');
    const initiated = await send(before, 'POST /drop/parts?uploads');
    const uploadId = /<UploadId>(.+)<\/UploadId>/.exec(initiated.body)?.[1];
    const part = await send(before, `PUT /drop/parts?partNumber=1&uploadId=${uploadId}`, { body: 'in parts' });
    await before.close();

    const after = open();
    const old = await send(after, `GET /drop/a?versionId=${first.headers['x-amz-version-id']}`);
    expect([old.body, old.headers['x-amz-meta-sender']]).toEqual(['one', 'a@b.example']);
    expect((await send(after, 'GET /drop/a')).headers['x-amz-delete-marker']).toBe('true');
    const listed = `<Part><PartNumber>1</PartNumber><ETag>${part.headers.etag}</ETag></Part>`;
    const body = `<CompleteMultipartUpload>${listed}</CompleteMultipartUpload>`;
    expect((await send(after, `POST /drop/parts?uploadId=${uploadId}`, { body })).status).toBe(200);
    expect((await send(after, 'GET /drop/parts')).body).toBe('in parts');
  });

  it('survives kill -9, whole, and half-written bodies are cleared away', async () => {
    const script = new URL('./s3-writer.ts', import.meta.url).pathname;
    const writer = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged = await killAfter(writer, 40);
    writeFileSync(join(directory, 'bodies', 'half.unfinished'), 'half');

    const told = new Set<unknown>();
    const s3 = open({
      emit: async ({ detail }) => {
        told.add(detail);
      },
    });
    for (const line of acknowledged) {
      const [target = '', md5] = line.split(' ');
      const { status, headers } = await send(s3, `HEAD ${target}`);
      expect([status, headers.etag]).toEqual([200, `"${md5}"`]);
    }
    const list = await send(s3, 'GET /drop?list-type=2');
    const keys = [...list.body.matchAll(/<Key>(.+?)<\/Key><LastModified>[^<]+<\/LastModified><ETag>&#34;(\w+)&#34;/g)];
    expect(keys.length).toBeGreaterThanOrEqual(acknowledged.length);
    expect(readdirSync(join(directory, 'bodies'))).toHaveLength(keys.length);
    for (const [, key, etag] of keys) expect(await md5OfObject(s3, `/drop/${key}`)).toBe(etag);
    await s3.close();
    expect(told.size).toBe(keys.length);
  });
});

async function md5OfObject(s3: S3Endpoint, target: string): Promise<string> {
  const request = {
    method: 'GET',
    target,
    headers: { host: '127.0.0.1' },
    principal: operator,
    body: Readable.from([]),
  };
  const { body } = await s3.service(request);
  const hash = createHash('md5');
  if (body instanceof Readable) for await (const chunk of body) hash.update(chunk);
  return hash.digest('hex');
}

/** The first lines a process says, up to the moment it is killed, which is when it has said so many. */
async function killAfter(process: ChildProcess, count: number): Promise<string[]> {
  const lines: string[] = [];
  const ended = new Promise((resolve) => process.once('close', resolve));
  if (!process.stdout) throw new Error('The process has no output to read.');
  for await (const line of createInterface(process.stdout)) {
    lines.push(line);
    if (lines.length === count) process.kill('SIGKILL');
  }
  await ended;
  return lines;
}
