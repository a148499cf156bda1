import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { StoredDataError } from './errors.ts';

const client = new KMSClient({});

/** Encrypts a short secret under the installation's key, bound to a context that must be named again to open it. Base64. */
export const seal = async (keyId: string, secret: string, context: Record<string, string>): Promise<string> => {
  const answer = await client.send(
    new EncryptCommand({ KeyId: keyId, Plaintext: new TextEncoder().encode(secret), EncryptionContext: context }),
  );
  return Buffer.from(answer.CiphertextBlob!).toString('base64');
};

/** Opens what `seal` made with the same context. */
export const open = async (keyId: string, sealed: string, context: Record<string, string>): Promise<string> => {
  const answer = await client.send(
    new DecryptCommand({ KeyId: keyId, CiphertextBlob: Buffer.from(sealed, 'base64'), EncryptionContext: context }),
  );
  if (!answer.Plaintext) throw new StoredDataError('A sealed secret opened to nothing');
  return new TextDecoder().decode(answer.Plaintext);
};
