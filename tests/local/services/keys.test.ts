import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Service, ServiceError } from '../../../local/contracts.ts';
import { createKeys } from '../../../local/services/keys.ts';
import { call } from './call.ts';

const key = { id: '11111111-1111-4111-8111-111111111111', arn: 'arn:aws:kms:us-east-1:000000000000:key/1' };
const other = { id: '22222222-2222-4222-8222-222222222222', arn: 'arn:aws:kms:us-east-1:000000000000:key/2' };
const context = { submissionId: 'abc', stage: '0' };
const text = (plain: string): string => Buffer.from(plain).toString('base64');

let directory: string;
let keys: Service;
const open = (): Service => createKeys({ directory, keys: [key, other], authorize: () => {} });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gongkai-keys-'));
  keys = open();
});

const encrypt = async (plain: string, EncryptionContext: Record<string, string> = context): Promise<string> => {
  const { body } = await call(keys, 'Encrypt', { KeyId: key.id, Plaintext: text(plain), EncryptionContext });
  return String(body.CiphertextBlob);
};
const decrypt = (CiphertextBlob: string, EncryptionContext: Record<string, string> = context, more = {}) =>
  call(keys, 'Decrypt', { CiphertextBlob, EncryptionContext, ...more });

const invalid = { status: 400, body: { __type: 'InvalidCiphertextException' } };

describe('a sealed secret', () => {
  it('is opened with the same context, in whatever order its names come, also after a restart', async () => {
    const sealed = await encrypt('task token');
    keys = open();
    const opened = await decrypt(sealed, { stage: '0', submissionId: 'abc' }, { KeyId: key.arn });
    expect(opened).toMatchObject({ status: 200, body: { Plaintext: text('task token'), KeyId: key.arn } });
  });

  it('is not opened with another context, or without one', async () => {
    const sealed = await encrypt('task token');
    expect(await decrypt(sealed, { ...context, stage: '1' })).toMatchObject(invalid);
    expect(await decrypt(sealed, {})).toMatchObject(invalid);
  });

  it('is not opened when a single bit has changed, or when it is cut short', async () => {
    const sealed = Buffer.from(await encrypt('task token'), 'base64');
    for (const position of [40, 50, 70]) {
      const bent = Buffer.from(sealed);
      bent[position] = (bent[position] ?? 0) ^ 1;
      expect(await decrypt(bent.toString('base64'))).toMatchObject(invalid);
    }
    expect(await decrypt(sealed.subarray(0, 50).toString('base64'))).toMatchObject(invalid);
    expect(await decrypt(text('anything'))).toMatchObject(invalid);
  });

  it('looks different each time and does not show what is in it', async () => {
    const [one, two] = [await encrypt('task token'), await encrypt('task token')];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64').includes('task token')).toBe(false);
  });

  it('is not opened under the name of another key', async () => {
    const sealed = await encrypt('task token');
    expect(await decrypt(sealed, context, { KeyId: other.id })).toMatchObject({
      status: 400,
      body: { __type: 'IncorrectKeyException' },
    });
  });
});

describe('the key service', () => {
  it('asks for the permission with the encryption context', async () => {
    const asked: unknown[] = [];
    keys = createKeys({ directory, keys: [key], authorize: (...access) => void asked.push(access) });
    const sealed = await encrypt('x', { a: '1' });
    await decrypt(sealed, { a: '1' });
    expect(asked).toEqual([
      [{ kind: 'operator' }, 'kms:Encrypt', key.arn, { 'kms:EncryptionContext:a': '1' }],
      [{ kind: 'operator' }, 'kms:Decrypt', key.arn, { 'kms:EncryptionContext:a': '1' }],
    ]);
  });

  it('answers a refusal as AccessDeniedException', async () => {
    const refuse = () => {
      throw new ServiceError('AccessDenied', 'no', 403);
    };
    keys = createKeys({ directory, keys: [key], authorize: refuse });
    expect(await call(keys, 'Encrypt', { KeyId: key.id, Plaintext: text('x') })).toEqual({
      status: 400,
      body: { __type: 'AccessDeniedException', message: 'no' },
    });
  });

  it('knows only the keys of the template, and answers 501 to what it does not do', async () => {
    expect(await call(keys, 'Encrypt', { KeyId: 'alias/other', Plaintext: text('x') })).toMatchObject({
      status: 400,
      body: { __type: 'NotFoundException' },
    });
    expect(await call(keys, 'GenerateDataKey', { KeyId: key.id })).toMatchObject({ status: 501 });
    expect(await call(keys, 'toString', {})).toMatchObject({ status: 501 });
  });
});
