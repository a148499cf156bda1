import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { getSigningKey } from '@smithy/signature-v4';
import { type Credentials, type FindCredentials, ServiceError } from './contracts.ts';

/** Date (`20260131`), region and service a signing key is derived for. */
export interface SigningScope {
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/**
 * The credentials a request or a form is signed with.
 * @throws ServiceError InvalidAccessKeyId for a key that is unknown or lacks its session token, InvalidToken for a wrong one.
 */
export function findSigner(accessKeyId: string, sessionToken: string | undefined, find: FindCredentials): Credentials {
  const credentials = find(accessKeyId);
  if (!credentials || (credentials.sessionToken !== undefined && sessionToken === undefined)) {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    throw new ServiceError('InvalidAccessKeyId', message, 403);
  }
  if (sessionToken !== undefined && !sameSecret(sessionToken, credentials.sessionToken ?? '')) {
    throw new ServiceError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400);
  }
  return credentials;
}

/** Hex HMAC-SHA256 of a string to sign, given by its lines, under the key derived for the scope. */
export async function signLines(
  credentials: Credentials,
  scope: SigningScope,
  lines: readonly string[],
): Promise<string> {
  const key = await getSigningKey(Sha256, credentials, scope.date, scope.region, scope.service);
  return createHmac('sha256', key).update(lines.join('\n')).digest('hex');
}

/** @throws ServiceError SignatureDoesNotMatch */
export function requireSameSignature(expected: string, given: string): void {
  if (sameSecret(expected, given)) return;
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  throw new ServiceError('SignatureDoesNotMatch', message, 403);
}

/** Compares in a time that says nothing of where the two differ. */
function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest());
}
