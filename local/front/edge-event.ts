import { STATUS_CODES } from 'node:http';
import type { FrontResponse, ViewerRequest } from './types.ts';

/** Headers CloudFront shows to no function, and lets none set: Developer Guide, "Restrictions on all edge functions". */
const hidden =
  /^(connection|expect|keep-alive|proxy-(authenticate|authorization|connection)|trailer|upgrade|x-cache|x-forwarded-proto|x-real-ip|x-accel-.*|x-amz-cf-.*|x-amzn-.*|x-edge-.*)$/;

/** Headers a function of the response may read and not change. */
const readOnly = ['warning', 'via'];

type Headers = Readonly<Record<string, string>>;

const valued = (headers: Headers): object =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !hidden.test(name))
      .map(([name, value]) => [name, { value }]),
  );

/** The event's objects in the shape of runtime `cloudfront-js-2.0`; with a response it is one of `viewer-response`. */
export const edgeEvent = (request: ViewerRequest, response?: FrontResponse): object => {
  const { cookie: _cookie, ...headers } = request.headers;
  return {
    version: '1.0',
    context: { eventType: response ? 'viewer-response' : 'viewer-request', requestId: 'local' },
    viewer: { ip: request.address.replace(/:\d+$/, '') },
    request: {
      method: request.method,
      uri: request.path,
      querystring: Object.fromEntries(
        [...new URLSearchParams(request.query)].map(([name, value]) => [name, { value }]),
      ),
      headers: valued(headers),
      cookies: {},
    },
    ...(response && {
      response: {
        statusCode: response.status,
        statusDescription: STATUS_CODES[response.status] ?? '',
        headers: valued(response.headers),
        cookies: {},
      },
    }),
  };
};

/**
 * Headers as a function left them; what it was not shown stays.
 * @throws Error where CloudFront would answer 502: a header that is not the function's to set.
 */
export const headersFrom = (
  before: Headers,
  after: Readonly<Record<string, { readonly value: string }>>,
): Record<string, string> => {
  const entries = Object.entries(after).map(([name, { value }]) => [name, value] as const);
  for (const [name, value] of entries) {
    if (name !== name.toLowerCase()) throw new Error(`The function names the header ${name} with capitals`);
    if (hidden.test(name)) throw new Error(`The function sets the header ${name}, which it may not`);
    if (readOnly.includes(name) && before[name] !== value)
      throw new Error(`The function changes the header ${name}, which is read-only`);
  }
  const unseen = Object.entries(before).filter(([name]) => hidden.test(name));
  return Object.fromEntries([...unseen, ...entries]);
};
