import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FrontResponse } from './types.ts';

/** CloudFront compresses between these sizes only. */
const leastBytes = 1_000;
const mostBytes = 10_000_000;

/** Answers it compresses; what the origin refuses otherwise goes out as it came. */
const statuses = [200, 403, 404];

/**
 * The media types CloudFront compresses, all of them: Amazon CloudFront Developer Guide, "Serve compressed files". What
 * is published with another type travels at its full size: `application/atom+xml` and `application/ld+json` among them.
 */
export const compressedTypes: ReadonlySet<string> = new Set([
  ...['application/dash+xml', 'application/eot', 'application/font', 'application/font-sfnt'],
  ...['application/javascript', 'application/json', 'application/opentype', 'application/otf'],
  ...['application/pkcs7-mime', 'application/protobuf', 'application/rss+xml', 'application/truetype'],
  ...['application/ttf', 'application/vnd.apple.mpegurl', 'application/vnd.ms-fontobject', 'application/xhtml+xml'],
  ...['application/xml', 'application/x-font-opentype', 'application/x-font-truetype', 'application/x-font-ttf'],
  ...['application/x-httpd-cgi', 'application/x-javascript', 'application/x-mpegurl', 'application/x-opentype'],
  ...['application/x-otf', 'application/x-perl', 'application/x-ttf', 'font/eot', 'font/opentype', 'font/otf'],
  ...['font/ttf', 'image/svg+xml', 'text/css', 'text/csv', 'text/html', 'text/javascript', 'text/js', 'text/plain'],
  ...['text/richtext', 'text/tab-separated-values', 'text/xml', 'text/x-component', 'text/x-java-source'],
  ...['text/x-script', 'vnd.apple.mpegurl'],
]);

const mediaTypeOf = (contentType = ''): string => contentType.replace(/;.*/s, '').trim().toLowerCase();

/** An object and its packed form are the same thing to a viewer, so its name of it must be a weak one. */
const weak = (etag: string | undefined): { etag?: string } =>
  etag === undefined ? {} : { etag: etag.replace(/^"/, 'W/"') };

/** Compresses an answer the way the viewer asks for, where CloudFront would. */
export const compress = (response: FrontResponse, acceptEncoding: string): FrontResponse => {
  const { headers, body } = response;
  const suits =
    statuses.includes(response.status) &&
    !headers['content-encoding'] &&
    body.length >= leastBytes &&
    body.length <= mostBytes &&
    compressedTypes.has(mediaTypeOf(headers['content-type']));
  if (!suits) return response;
  const encoding = /\bbr\b/.test(acceptEncoding) ? 'br' : /\bgzip\b/.test(acceptEncoding) ? 'gzip' : undefined;
  if (!encoding) return response;
  const packed =
    encoding === 'br'
      ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(body, { level: 6 });
  const { 'content-length': _length, etag, ...others } = headers;
  return {
    ...response,
    headers: { ...others, ...weak(etag), 'content-encoding': encoding, vary: 'Accept-Encoding' },
    body: packed,
  };
};
