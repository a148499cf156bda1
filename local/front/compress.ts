import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FrontResponse } from './types.ts';

/** CloudFront compresses between these sizes only, and only types that gain by it. */
const leastBytes = 1_000;
const mostBytes = 10_000_000;
const compressible = /^(text\/|application\/(json|javascript|xml|.*\+xml)|image\/svg\+xml)/;

/** Compresses an answer the way the viewer asks for, where CloudFront would. */
export const compress = (response: FrontResponse, acceptEncoding: string): FrontResponse => {
  const { headers, body } = response;
  const suits =
    response.status === 200 &&
    !headers['content-encoding'] &&
    body.length >= leastBytes &&
    body.length <= mostBytes &&
    compressible.test(headers['content-type'] ?? '');
  if (!suits) return response;
  const encoding = /\bbr\b/.test(acceptEncoding) ? 'br' : /\bgzip\b/.test(acceptEncoding) ? 'gzip' : undefined;
  if (!encoding) return response;
  const packed =
    encoding === 'br'
      ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(body, { level: 6 });
  const { 'content-length': _length, ...others } = headers;
  return { ...response, headers: { ...others, 'content-encoding': encoding, vary: 'Accept-Encoding' }, body: packed };
};
