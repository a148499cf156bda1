import { createContext, Script } from 'node:vm';
import { z } from 'zod';
import { edgeEvent, headersFrom } from './edge-event.ts';
import type { FrontResponse, ViewerRequest } from './types.ts';

/**
 * A CloudFront Function may not run for long; here it is stopped after this, an error on the wire. CloudFront counts what
 * the function computes, this machine the time that passes: a busy one must not cut off a function that waits for its turn.
 */
const mostMilliseconds = 1_000;

const RequestSchema = z.looseObject({ uri: z.string().startsWith('/') });
const ResponseSchema = z.looseObject({
  statusCode: z.int().min(100).max(599),
  statusDescription: z.string().optional(),
  headers: z.record(z.string(), z.looseObject({ value: z.string() })).default({}),
  body: z
    .union([z.string(), z.strictObject({ encoding: z.enum(['text', 'base64']), data: z.string() })])
    .transform((body) =>
      typeof body === 'string'
        ? Buffer.from(body)
        : Buffer.from(body.data, body.encoding === 'text' ? 'utf8' : 'base64'),
    )
    .optional(),
});

export interface EdgeFunction {
  /** Before the cache: answers another path, or a response of its own. */
  onRequest(request: ViewerRequest): Promise<{ readonly path: string } | { readonly response: FrontResponse }>;
  /** On the way out: answers the response as it is to go. Cookies stay as they are; no function of ours sees any. */
  onResponse(request: ViewerRequest, response: FrontResponse): Promise<FrontResponse>;
}

/** Makes the `handler` of a CloudFront Function callable. @throws Error where CloudFront would answer 502 or 503. */
export const compileEdgeFunction = (code: string): EdgeFunction => {
  const call = new Script('Promise.resolve(handler(JSON.parse(event))).then(JSON.stringify)');
  const global = { event: '' };
  const context = createContext(global);
  new Script(code).runInContext(context, { timeout: mostMilliseconds });
  const run = async (event: object): Promise<unknown> => {
    global.event = JSON.stringify(event);
    return JSON.parse(String(await call.runInContext(context, { timeout: mostMilliseconds })));
  };
  return {
    onRequest: async (request) => {
      const answer = await run(edgeEvent(request));
      const response = ResponseSchema.safeParse(answer);
      if (!response.success) return { path: RequestSchema.parse(answer).uri };
      const { statusCode, headers, body = Buffer.alloc(0) } = response.data;
      return { response: { status: statusCode, headers: headersFrom({}, headers), body } };
    },
    onResponse: async (request, response) => {
      const answer = ResponseSchema.parse(await run(edgeEvent(request, response)));
      return {
        ...response,
        status: answer.statusCode,
        headers: headersFrom(response.headers, answer.headers),
        body: answer.body ?? response.body,
      };
    },
  };
};
