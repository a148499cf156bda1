import { createContext, Script } from 'node:vm';
import { z } from 'zod';
import type { FrontResponse, ViewerRequest } from './types.ts';

/** A CloudFront Function may not run for long; here it is stopped after this, an error on the wire. */
const mostMilliseconds = 50;

const RequestSchema = z.looseObject({ uri: z.string() });
const ResponseSchema = z.looseObject({
  statusCode: z.number(),
  statusDescription: z.string().optional(),
  headers: z.record(z.string(), z.looseObject({ value: z.string() })).default({}),
  body: z.union([z.string(), z.looseObject({ data: z.string() })]).optional(),
});

/** The event's objects in the shape of runtime `cloudfront-js-2.0`. */
const eventOf = (request: ViewerRequest): object => ({
  version: '1.0',
  context: { eventType: 'viewer-request', requestId: 'local' },
  viewer: { ip: request.address.replace(/:\d+$/, '') },
  request: {
    method: request.method,
    uri: request.path,
    querystring: Object.fromEntries([...new URLSearchParams(request.query)].map(([name, value]) => [name, { value }])),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, { value }])),
    cookies: {},
  },
});

/** Makes the `handler` of a CloudFront Function callable: it answers another path, or a response of its own. */
export const compileEdgeFunction = (
  code: string,
): ((request: ViewerRequest) => Promise<{ readonly path: string } | { readonly response: FrontResponse }>) => {
  const define = new Script(code);
  const call = new Script('Promise.resolve(handler(JSON.parse(event))).then(JSON.stringify)');
  return async (request) => {
    const context = createContext({ event: JSON.stringify(eventOf(request)) });
    define.runInContext(context, { timeout: mostMilliseconds });
    const answer: unknown = JSON.parse(String(await call.runInContext(context, { timeout: mostMilliseconds })));
    const response = ResponseSchema.safeParse(answer);
    if (!response.success) return { path: RequestSchema.parse(answer).uri };
    const { statusCode, headers, body = '' } = response.data;
    return {
      response: {
        status: statusCode,
        headers: Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name.toLowerCase(), value])),
        body: Buffer.from(typeof body === 'string' ? body : body.data),
      },
    };
  };
};
