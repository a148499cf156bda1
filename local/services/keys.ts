import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { type Authorize, type Principal, type RequestContext, type Service, ServiceError } from '../contracts.ts';
import { jsonService, readInput } from './json-service.ts';
import { createSecretFiles, makeKey } from './secrets.ts';

export interface Key {
  readonly id: string;
  readonly arn: string;
}

export interface KeysOptions {
  readonly directory: string;
  readonly authorize: Authorize;
  readonly keys: readonly Key[];
}

const Base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const Context = z.record(z.string(), z.string()).default({});
const EncryptInput = z.strictObject({
  KeyId: z.string(),
  Plaintext: Base64.refine((bytes) => bytes.length >= 1 && bytes.length <= 4096, '1 to 4096 bytes'),
  EncryptionContext: Context,
});
const DecryptInput = z.strictObject({
  KeyId: z.string().optional(),
  CiphertextBlob: Base64,
  EncryptionContext: Context,
});

const idLength = 36;
const nonceLength = 12;
const tagLength = 16;

/**
 * Key Management Service: Encrypt and Decrypt with AES-256-GCM. The encryption context is authenticated with the text;
 * the ciphertext is key id, nonce, tag and encrypted bytes.
 */
export const createKeys = ({ directory, authorize, keys }: KeysOptions): Service => {
  const secretOf = createSecretFiles(join(directory, 'keys'), makeKey);
  const find = (name: string): Key => {
    const key = keys.find(({ id, arn }) => id === name || arn === name);
    if (key) return key;
    throw new ServiceError('NotFoundException', `Key '${name}' does not exist`, 400);
  };
  const check = (principal: Principal, action: string, key: Key, context: Record<string, string>) =>
    authorize(principal, `kms:${action}`, key.arn, asConditions(context));

  return jsonService({
    Encrypt: (input, principal) => {
      const { KeyId, Plaintext, EncryptionContext } = readInput(EncryptInput, input);
      const key = find(KeyId);
      check(principal, 'Encrypt', key, EncryptionContext);
      const sealed = seal(key.id, secretOf(key.id), Plaintext, EncryptionContext);
      return { CiphertextBlob: sealed.toString('base64'), KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
    Decrypt: (input, principal) => {
      const { KeyId, CiphertextBlob, EncryptionContext } = readInput(DecryptInput, input);
      const id = CiphertextBlob.subarray(0, idLength).toString('latin1');
      const key = keys.find((one) => one.id === id);
      if (!key) throw new ServiceError('InvalidCiphertextException', '', 400);
      if (KeyId !== undefined && find(KeyId) !== key)
        throw new ServiceError(
          'IncorrectKeyException',
          'The key ID in the request does not identify the key used.',
          400,
        );
      check(principal, 'Decrypt', key, EncryptionContext);
      const plain = open(secretOf(key.id), CiphertextBlob, EncryptionContext);
      return { Plaintext: plain.toString('base64'), KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
  });
};

const asConditions = (context: Record<string, string>): RequestContext =>
  Object.fromEntries(Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]));

/** The same context gives the same bytes whatever the order of its names. */
const authenticated = (context: Record<string, string>): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([one], [other]) => (one < other ? -1 : 1))));

const seal = (id: string, secret: string, plain: Buffer, context: Record<string, string>): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(secret, 'hex'), nonce).setAAD(authenticated(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from(id, 'latin1'), nonce, cipher.getAuthTag(), sealed]);
};

const open = (secret: string, blob: Buffer, context: Record<string, string>): Buffer => {
  const nonce = blob.subarray(idLength, idLength + nonceLength);
  const tag = blob.subarray(idLength + nonceLength, idLength + nonceLength + tagLength);
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(secret, 'hex'), nonce, { authTagLength: tagLength })
      .setAAD(authenticated(context))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(blob.subarray(idLength + nonceLength + tagLength)), decipher.final()]);
  } catch {
    throw new ServiceError('InvalidCiphertextException', '', 400);
  }
};
