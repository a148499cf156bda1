import type { ServiceRequest, ServiceResponse } from '../contracts.ts';
import { S3Error } from './errors.ts';
import type { Bucket, CorsRule } from './types.ts';

type Headers = Record<string, string>;

/** Answers a browser that asks, before it sends, whether it may. */
export function preflight(bucket: Bucket, request: ServiceRequest): ServiceResponse {
  const { origin, 'access-control-request-method': method } = request.headers;
  if (origin === undefined) throw badRequest('Insufficient information. Origin request header needed.');
  if (method === undefined) throw badRequest('Invalid Access-Control-Request-Method: null');
  const wanted = (request.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = findRule(bucket, origin, method, wanted);
  if (!rule) {
    const message = bucket.corsRules?.length
      ? "CORSResponse: This CORS request is not allowed. This is usually because the evaluation of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec."
      : 'CORSResponse: CORS is not enabled for this bucket.';
    throw new S3Error('AccessForbidden', message, 403, { Method: method, ResourceType: 'BUCKET' });
  }
  const allowed: Headers = wanted.length > 0 ? { 'access-control-allow-headers': wanted.join(', ') } : {};
  return { status: 200, headers: { ...ruleHeaders(rule, origin), ...allowed } };
}

/** Headers that let the page of another origin read the answer; none where no rule allows it. */
export function corsHeaders(bucket: Bucket, request: ServiceRequest): Headers {
  const { origin } = request.headers;
  if (origin === undefined) return {};
  const rule = findRule(bucket, origin, request.method, []);
  return rule ? ruleHeaders(rule, origin) : {};
}

function findRule(bucket: Bucket, origin: string, method: string, headers: readonly string[]): CorsRule | undefined {
  return bucket.corsRules?.find(
    (rule) =>
      rule.allowedOrigins.some((pattern) => matches(pattern, origin)) &&
      rule.allowedMethods.includes(method) &&
      headers.every((name) => rule.allowedHeaders?.some((pattern) => matches(pattern.toLowerCase(), name))),
  );
}

function ruleHeaders(rule: CorsRule, origin: string): Headers {
  const isForAll = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': isForAll ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(isForAll ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposedHeaders?.length ? { 'access-control-expose-headers': rule.exposedHeaders.join(', ') } : {}),
    ...(rule.maxAge === undefined ? {} : { 'access-control-max-age': String(rule.maxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** A pattern may hold one `*`. */
function matches(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.split('*', 2);
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

function badRequest(message: string): S3Error {
  return new S3Error('BadRequest', message, 400);
}
