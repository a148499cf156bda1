import { ServiceError } from './contracts.ts';
import { splitTarget } from './request-target.ts';

/** A request as far as its signature is concerned. */
export interface Incoming {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hex SHA-256 of the body. Needed for every service but S3, which is told the hash in a header. */
  readonly bodyHash?: string;
}

/** What a request says about its own signature (Signature Version 4), before anything of it is believed. */
export interface SignatureClaim {
  readonly carrier: 'header' | 'query';
  readonly accessKeyId: string;
  /** `20260131` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** `20260131T093000Z` */
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  /** 64 hex digits. */
  readonly signature: string;
  readonly sessionToken: string | undefined;
  /** Seconds a presigned request stays good. */
  readonly expiresIn: number | undefined;
}

const algorithm = 'AWS4-HMAC-SHA256';
const credentialPattern = /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/;
const longestLife = 604_800;

/** Reads the claim from the Authorization header or from the query; undefined for a request that is not signed. */
export function readClaim(incoming: Incoming): SignatureClaim | undefined {
  const query = new Map(splitTarget(incoming.target).query);
  const authorization = incoming.headers.authorization;
  const presigned = query.has('X-Amz-Signature') || query.has('X-Amz-Credential') || query.has('X-Amz-Algorithm');
  if (query.has('AWSAccessKeyId')) throw unsupportedMechanism();
  if (authorization === undefined) return presigned ? claimOfQuery(query) : undefined;
  if (presigned) throw new ServiceError('InvalidArgument', 'Only one auth mechanism allowed', 400);
  return claimOfHeader(authorization, incoming.headers);
}

/** Reads `<access key>/<date>/<region>/<service>/aws4_request`; undefined if it is anything else. */
export function readCredential(text: string) {
  const [, accessKeyId, date, region, service] = credentialPattern.exec(text) ?? [];
  if (!accessKeyId || !date || !region || !service) return undefined;
  return { accessKeyId, date, region, service };
}

function claimOfHeader(authorization: string, headers: Incoming['headers']): SignatureClaim {
  if (!authorization.startsWith(`${algorithm} `)) throw unsupportedMechanism();
  const parts = new Map(
    authorization
      .slice(algorithm.length)
      .split(',')
      .map((part) => part.trim().split(/=(.*)/s, 2) as [string, string]),
  );
  const refuse = (message: string) => new ServiceError('AuthorizationHeaderMalformed', message, 400);
  const timestamp = headers['x-amz-date'];
  if (timestamp === undefined) {
    throw new ServiceError('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header', 403);
  }
  return {
    carrier: 'header',
    ...readClaimParts(parts.get('Credential'), parts.get('SignedHeaders'), parts.get('Signature'), timestamp, refuse),
    sessionToken: headers['x-amz-security-token'],
    expiresIn: undefined,
  };
}

function claimOfQuery(query: ReadonlyMap<string, string>): SignatureClaim {
  const refuse = (message: string) => new ServiceError('AuthorizationQueryParametersError', message, 400);
  if (query.get('X-Amz-Algorithm') !== algorithm) throw refuse(`X-Amz-Algorithm only supports "${algorithm}"`);
  const lifetime = query.get('X-Amz-Expires') ?? '';
  if (!/^\d{1,9}$/.test(lifetime)) throw refuse('X-Amz-Expires should be a number');
  if (Number(lifetime) > longestLife) {
    throw refuse(
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  }
  const [credential, signedHeaders, signature, timestamp] = [
    query.get('X-Amz-Credential'),
    query.get('X-Amz-SignedHeaders'),
    query.get('X-Amz-Signature'),
    query.get('X-Amz-Date'),
  ];
  return {
    carrier: 'query',
    ...readClaimParts(credential, signedHeaders, signature, timestamp ?? '', refuse),
    sessionToken: query.get('X-Amz-Security-Token'),
    expiresIn: Number(lifetime),
  };
}

function readClaimParts(
  credentialText: string | undefined,
  signedHeaders: string | undefined,
  signature: string | undefined,
  timestamp: string,
  refuse: (message: string) => ServiceError,
) {
  const credential = readCredential(credentialText ?? '');
  if (!credential) {
    throw refuse('the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".');
  }
  if (!/^\d{8}T\d{6}Z$/.test(timestamp))
    throw refuse("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  if (!timestamp.startsWith(credential.date))
    throw refuse('Invalid credential date: it is not the date of X-Amz-Date.');
  if (!/^[0-9a-f]{64}$/.test(signature ?? ''))
    throw refuse('the Signature is mal-formed; expecting 64 hexadecimal digits.');
  const names = (signedHeaders ?? '').split(';');
  if (!names.includes('host')) throw refuse('SignedHeaders must contain "host".');
  return { ...credential, timestamp, signedHeaders: names, signature: signature ?? '' };
}

function unsupportedMechanism(): ServiceError {
  const message = `The authorization mechanism you have provided is not supported. Please use ${algorithm}.`;
  return new ServiceError('InvalidRequest', message, 400);
}
