import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Service } from '../contracts.ts';
import type { FetchOrigin } from './types.ts';

/** What viewers may ask of an object by their own headers. */
const passedOn = ['range', 'if-none-match', 'if-modified-since'];

/** A bucket as an origin, read with the distribution's own identity (origin access control). */
export const bucketOrigin =
  (s3: Service, bucket: string, distributionArn: string): FetchOrigin =>
  async ({ method, path, headers }) => {
    const conditions = Object.fromEntries(passedOn.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));
    const response = await s3({
      method,
      target: `/${bucket}${path}`,
      headers: { host: '127.0.0.1', ...conditions },
      body: Readable.from([]),
      principal: { kind: 'service', name: 'cloudfront.amazonaws.com', sourceArn: distributionArn },
    });
    const { body = '' } = response;
    return {
      status: response.status,
      headers: { ...response.headers },
      body: body instanceof Readable ? await buffer(body) : Buffer.from(body),
    };
  };
