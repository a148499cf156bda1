import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import type { Clock, Credentials } from '../../local/contracts.ts';
import { authenticate } from '../../local/signature.ts';
import type { Incoming } from '../../local/signature-claim.ts';

// The access key, requests and signatures of the examples in the S3 API reference, "Authenticating Requests".
const example: Credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  principal: { kind: 'operator' },
};
const exampleTime = new Date('2013-05-24T00:00:00Z');
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const scope = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

const find = (accessKeyId: string) => (accessKeyId === example.accessKeyId ? example : undefined);

function clockAt(time: Date): Clock {
  return { now: () => time, at: () => () => {}, advance: () => {} };
}

function exampleRequest(method: string, target: string, signature: string, headers: Record<string, string>): Incoming {
  const all: Record<string, string> = {
    host: 'examplebucket.s3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    'x-amz-content-sha256': emptyHash,
    ...headers,
  };
  const names = Object.keys(all).sort().join(';');
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${names},Signature=${signature}`;
  return { method, target, headers: { ...all, authorization } };
}

const check = (request: Incoming, time = exampleTime) => authenticate(request, find, clockAt(time));

describe('a signature in the header', () => {
  const getObject = exampleRequest(
    'GET',
    '/test.txt',
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    {
      range: 'bytes=0-9',
    },
  );

  it('is accepted for the documented GET of an object', async () => {
    expect(await check(getObject)).toEqual({ principal: { kind: 'operator' }, service: 's3' });
  });

  it('is accepted for the documented PUT of a key with a dollar sign', async () => {
    const request = exampleRequest(
      'PUT',
      '/test%24file.text',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      },
    );
    await expect(check(request)).resolves.toMatchObject({ service: 's3' });
  });

  it('is accepted for the documented listing and the documented sub-resource', async () => {
    const listing = '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7';
    const lifecycle = 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543';
    await expect(check(exampleRequest('GET', '/?max-keys=2&prefix=J', listing, {}))).resolves.toBeDefined();
    await expect(check(exampleRequest('GET', '/?lifecycle', lifecycle, {}))).resolves.toBeDefined();
  });

  it('is refused when the request was changed afterwards', async () => {
    const refusal = { code: 'SignatureDoesNotMatch', status: 403 };
    await expect(check({ ...getObject, method: 'DELETE' })).rejects.toMatchObject(refusal);
    await expect(check({ ...getObject, target: '/test.txt?versionId=1' })).rejects.toMatchObject(refusal);
    const headers = { ...getObject.headers, range: 'bytes=0-99' };
    await expect(check({ ...getObject, headers })).rejects.toMatchObject(refusal);
  });

  it('does not cover headers that were added afterwards, so these are refused', async () => {
    const headers = { ...getObject.headers, 'x-amz-meta-sender': 'mallory' };
    await expect(check({ ...getObject, headers })).rejects.toMatchObject({ code: 'AccessDenied', status: 403 });
  });

  it('may be fifteen minutes old and no older', async () => {
    const minutesLater = (minutes: number) => new Date(exampleTime.getTime() + minutes * 60_000);
    await expect(check(getObject, minutesLater(15))).resolves.toBeDefined();
    await expect(check(getObject, minutesLater(16))).rejects.toMatchObject({
      code: 'RequestTimeTooSkewed',
      status: 403,
    });
    await expect(check(getObject, minutesLater(-16))).rejects.toMatchObject({
      code: 'RequestTimeTooSkewed',
      status: 403,
    });
  });

  it('is refused for an access key nobody knows', async () => {
    const authorization = getObject.headers.authorization!.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAUNKNOWN');
    const request = { ...getObject, headers: { ...getObject.headers, authorization } };
    await expect(check(request)).rejects.toMatchObject({ code: 'InvalidAccessKeyId', status: 403 });
  });

  it('is refused when it is of another kind than Signature Version 4', async () => {
    const request = { ...getObject, headers: { ...getObject.headers, authorization: 'AWS AKIAIOSFODNN7EXAMPLE:abc=' } };
    await expect(check(request)).rejects.toMatchObject({ code: 'InvalidRequest', status: 400 });
  });
});

describe('a signature in the query', () => {
  const query = [
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    `X-Amz-Credential=${encodeURIComponent(scope)}`,
    'X-Amz-Date=20130524T000000Z',
    'X-Amz-Expires=86400',
    'X-Amz-SignedHeaders=host',
    'X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  ].join('&');
  const presigned = {
    method: 'GET',
    target: `/test.txt?${query}`,
    headers: { host: 'examplebucket.s3.amazonaws.com' },
  };

  it('is accepted for the documented presigned GET', async () => {
    expect(await check(presigned)).toEqual({ principal: { kind: 'operator' }, service: 's3' });
  });

  it('is good until the second it expires by the clock of the stack', async () => {
    await expect(check(presigned, new Date('2013-05-25T00:00:00Z'))).resolves.toBeDefined();
    const expired = { code: 'AccessDenied', status: 403, message: 'Request has expired' };
    await expect(check(presigned, new Date('2013-05-25T00:00:01Z'))).rejects.toMatchObject(expired);
  });

  it('is refused when its life was lengthened, or is longer than a week', async () => {
    const longer = presigned.target.replace('86400', '604800');
    const tooLong = presigned.target.replace('86400', '604801');
    await expect(check({ ...presigned, target: longer })).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
    await expect(check({ ...presigned, target: tooLong })).rejects.toMatchObject({
      code: 'AuthorizationQueryParametersError',
      status: 400,
    });
  });

  it('is refused beside one in the header', async () => {
    const headers = { ...presigned.headers, authorization: 'AWS4-HMAC-SHA256 Credential=x' };
    await expect(check({ ...presigned, headers })).rejects.toMatchObject({ code: 'InvalidArgument', status: 400 });
  });
});

describe('a request without a signature', () => {
  it('is anonymous, and one for S3', async () => {
    const request = { method: 'POST', target: '/bucket', headers: { host: 'localhost:4566' } };
    expect(await check(request)).toEqual({ principal: { kind: 'anonymous' }, service: 's3' });
  });
});

describe('requests to other services, with the temporary credentials of a role', () => {
  const role: Credentials = {
    accessKeyId: 'ASIAROLE',
    secretAccessKey: 'secret of the role',
    sessionToken: 'token+of/the=role',
    principal: { kind: 'role', arn: 'arn:aws:iam::000000000000:role/publish' },
  };
  const now = new Date('2026-01-31T09:30:00Z');
  const body = '{"TableName":"名录"}';
  const bodyHash = createHash('sha256').update(body).digest('hex');

  async function signed(service: string, path: string): Promise<Incoming> {
    const signer = new SignatureV4({ service, region: 'us-east-1', credentials: role, sha256: Sha256 });
    const host = '127.0.0.1:4566';
    const request = {
      method: 'POST',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path,
      query: {},
      headers: { host },
      body,
    };
    const { headers } = await signer.sign(request, { signingDate: now });
    return { method: 'POST', target: path, headers, bodyHash };
  }
  const verify = (request: Incoming, credentials = role) => authenticate(request, () => credentials, clockAt(now));

  it('say whose role it is and which service is meant', async () => {
    expect(await verify(await signed('dynamodb', '/'))).toEqual({ principal: role.principal, service: 'dynamodb' });
  });

  it('have their path encoded twice', async () => {
    const path = '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Aparse/invocations';
    await expect(verify(await signed('lambda', path))).resolves.toMatchObject({ service: 'lambda' });
  });

  it('are refused when the body is another one', async () => {
    const request = await signed('states', '/');
    const other = createHash('sha256').update('{}').digest('hex');
    await expect(verify({ ...request, bodyHash: other })).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  });

  it('are refused with another session token, or without the one there is', async () => {
    const request = await signed('dynamodb', '/');
    await expect(verify(request, { ...role, sessionToken: 'another' })).rejects.toMatchObject({
      code: 'InvalidToken',
      status: 400,
    });
    const { 'x-amz-security-token': _, ...headers } = request.headers;
    await expect(verify({ ...request, headers })).rejects.toMatchObject({ code: 'InvalidAccessKeyId', status: 403 });
  });
});
