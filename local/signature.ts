import { createHash } from 'node:crypto';
import { createScope, getCanonicalHeaders, getCanonicalQuery } from '@smithy/signature-v4';
import { type Clock, type FindCredentials, type Principal, ServiceError } from './contracts.ts';
import { decodePercent, type RequestTarget, splitTarget } from './request-target.ts';
import { type Incoming, readClaim, type SignatureClaim } from './signature-claim.ts';
import { findSigner, requireSameSignature, signLines } from './signing.ts';

/** Who sent a request, and to which service the signature is made out (`s3` for a request without one). */
export interface Authentication {
  readonly principal: Principal;
  readonly service: string;
}

const allowedSkew = 15 * 60_000;

/**
 * Verifies Signature Version 4, in the header or in the query, as AWS does; a request without a signature is anonymous.
 * Signing time may lie anywhere from the machine's clock to the stack's, so that clients that do not know how far the
 * clock was moved can go on signing; the life of a presigned request is measured by the stack's clock alone.
 * @throws ServiceError SignatureDoesNotMatch, InvalidAccessKeyId, InvalidToken, AccessDenied (expired), RequestTimeTooSkewed,
 * or what is malformed about the claim.
 */
export async function authenticate(incoming: Incoming, find: FindCredentials, clock: Clock): Promise<Authentication> {
  const claim = readClaim(incoming);
  if (!claim) return { principal: { kind: 'anonymous' }, service: 's3' };
  const credentials = findSigner(claim.accessKeyId, claim.sessionToken, find);
  checkTime(claim, clock.now().getTime());
  if (claim.service === 's3') requireAmazonHeadersSigned(incoming, claim);
  const expected = await signLines(credentials, claim, [
    'AWS4-HMAC-SHA256',
    claim.timestamp,
    createScope(claim.date, claim.region, claim.service),
    createHash('sha256').update(canonicalRequest(incoming, claim)).digest('hex'),
  ]);
  requireSameSignature(expected, claim.signature);
  return { principal: credentials.principal, service: claim.service };
}

function checkTime(claim: SignatureClaim, stackTime: number): void {
  const signedAt = Date.parse(
    claim.timestamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const distances = [stackTime, Date.now()].map((now) => signedAt - now);
  if (claim.expiresIn === undefined) {
    const isBetween = signedAt > Date.now() && signedAt < stackTime;
    if (isBetween || distances.some((distance) => Math.abs(distance) <= allowedSkew)) return;
    const message = 'The difference between the request time and the current time is too large.';
    throw new ServiceError('RequestTimeTooSkewed', message, 403);
  }
  if (distances.every((distance) => !(distance <= allowedSkew))) {
    throw new ServiceError('AccessDenied', 'Request is not yet valid', 403);
  }
  if (stackTime > signedAt + claim.expiresIn * 1000) throw new ServiceError('AccessDenied', 'Request has expired', 403);
}

/** What changes the meaning of a request must be signed: otherwise the holder of a link could add metadata to it. */
function requireAmazonHeadersSigned(incoming: Incoming, claim: SignatureClaim): void {
  const loose = Object.keys(incoming.headers).filter(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name) && name !== 'x-amz-content-sha256',
  );
  if (loose.length === 0) return;
  const message = `There were headers present in the request which were not signed: ${loose.join(', ')}`;
  throw new ServiceError('AccessDenied', message, 403);
}

function canonicalRequest(incoming: Incoming, claim: SignatureClaim): string {
  const { path, query } = splitTarget(incoming.target);
  const signed = new Set(claim.signedHeaders);
  const request = {
    method: incoming.method,
    protocol: 'http:',
    hostname: '',
    path,
    query: valuesByName(query),
    headers: Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => signed.has(name))),
  };
  const headers = getCanonicalHeaders(request, undefined, signed);
  const names = Object.keys(headers).sort();
  return [
    incoming.method,
    canonicalPath(path, claim.service),
    getCanonicalQuery(request),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    claim.signedHeaders.join(';'),
    payloadHash(incoming, claim, new Map(query).get('X-Amz-Content-Sha256')),
  ].join('\n');
}

function valuesByName(query: RequestTarget['query']): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}

/** S3 signs the path encoded once and as it is; every other service normalises it and encodes it a second time. */
function canonicalPath(path: string, service: string): string {
  if (service === 's3') return path.split('/').map(decodePercent).map(encodeStrictly).join('/');
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encodeStrictly(segment));
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}${path.endsWith('/') ? '/' : ''}`;
}

/** Percent-encodes everything but the unreserved characters of RFC 3986. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** S3 believes the hash it is told here and compares it with the body where that is read; others hash the body itself. */
function payloadHash(incoming: Incoming, claim: SignatureClaim, toldInQuery: string | undefined): string {
  if (claim.service !== 's3') return incoming.bodyHash ?? createHash('sha256').digest('hex');
  const told = incoming.headers['x-amz-content-sha256'];
  if (claim.carrier === 'query') {
    const signed = claim.signedHeaders.includes('x-amz-content-sha256') ? told : undefined;
    return toldInQuery ?? signed ?? 'UNSIGNED-PAYLOAD';
  }
  if (told !== undefined) return told;
  const message = 'Missing required header for this request: x-amz-content-sha256';
  throw new ServiceError('InvalidRequest', message, 400);
}
