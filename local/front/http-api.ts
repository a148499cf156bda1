import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { account, type Clock, type Invoke } from '../contracts.ts';
import { type FetchOrigin, type FrontResponse, plain, type ViewerRequest } from './types.ts';

export interface HttpApi {
  /** `<apiId>.execute-api.<region>.amazonaws.com` */
  readonly domainName: string;
  readonly apiId: string;
  readonly routes: readonly { readonly key: string; readonly functionArn: string }[];
}

/** API Gateway gives up after this; the function may go on, nobody hears it. */
const mostMilliseconds = 30_000;

const AnswerSchema = z.looseObject({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** Whether a route key such as `ANY /send/{proxy+}` or `$default` takes this request. */
const takes = (key: string, { method, path }: ViewerRequest): boolean => {
  if (key === '$default') return true;
  const [routeMethod = '', pattern = ''] = key.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return false;
  const expression = pattern
    .replace(/[.*?^$()[\]\\|]/g, '\\$&')
    .replace(/\{[^}]+\+\}/g, '.+')
    .replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${expression}$`).test(path);
};

/** The event in payload format 2.0. */
const eventOf = (api: HttpApi, routeKey: string, request: ViewerRequest, now: Date): object => {
  const { method, path, query, headers, body } = request;
  const { cookie, ...others } = headers;
  const isText =
    body.length === 0 || /^(text\/|application\/(json|x-www-form-urlencoded))/.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: decodeURIComponent(path),
    rawQueryString: query,
    ...(cookie ? { cookies: cookie.split('; ') } : {}),
    headers: { ...others, host: api.domainName },
    ...(query ? { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) } : {}),
    requestContext: {
      accountId: account,
      apiId: api.apiId,
      domainName: api.domainName,
      domainPrefix: api.apiId,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 ? { body: isText ? body.toString() : body.toString('base64') } : {}),
    isBase64Encoded: !isText,
  };
};

const responseOf = (payload: string): FrontResponse => {
  const value: unknown = JSON.parse(payload);
  const answer = AnswerSchema.safeParse(value);
  if (!answer.success) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer.data;
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    cookies,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};

/** An HTTP API as an origin: finds the route, runs its function, answers as API Gateway does when that fails. */
export const httpApiOrigin =
  (api: HttpApi, invoke: Invoke, clock: Clock): FetchOrigin =>
  async (request) => {
    const route = api.routes.find(({ key }) => takes(key, request));
    if (!route) return plain(404, '{"message":"Not Found"}');
    const event = JSON.stringify(eventOf(api, route.key, request, clock.now()));
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), mostMilliseconds);
    });
    const answer = await Promise.race([invoke(route.functionArn, event), tooLate]).finally(() => clearTimeout(timer));
    if (!answer) return plain(503, '{"message":"Service Unavailable"}');
    if (answer.functionError) return plain(500, '{"message":"Internal Server Error"}');
    return responseOf(answer.payload);
  };
