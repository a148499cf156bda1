import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Stand } from './publishedStand.ts';

/** What was sent to readers: the path, and the bytes after compression. */
export interface Sent {
  readonly path: string;
  readonly bytes: number;
}

/** The public bucket of a stand as a browser sees it, compressed as at the edge. */
export interface ServedSite {
  readonly url: string;
  readonly sent: Sent[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** An object of the public bucket, read past the network; undefined when there is none. */
export const readPublic = async ({ objects, column }: Stand, key: string): Promise<Buffer | undefined> => {
  const { status, body = '' } = await objects({
    method: 'GET',
    target: `/${column.publicBucket}/${key}`,
    headers: {},
    body: Readable.from([]),
    principal: { kind: 'operator' },
  });
  const bytes = body instanceof Readable ? await buffer(body) : Buffer.from(body);
  return status === 200 ? bytes : undefined;
};

const assetAt = async (path: string): Promise<Buffer | undefined> => readFile(`site${path}`).catch(() => undefined);

/** Serves a stand's public bucket and the site's own files. */
export const serveSite = async (stand: Stand): Promise<ServedSite> => {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const key = `${pathname.slice(1)}${pathname.endsWith('/') ? 'index.html' : ''}`;
    const found = await (pathname.startsWith('/assets/') ? assetAt(pathname) : readPublic(stand, key));
    const ending = key.split('.').at(-1) ?? '';
    const type = types[ending] ?? (ending === 'json' ? 'application/json' : 'text/html; charset=utf-8');
    const body = gzipSync(found ?? '');
    sent.push({ path: pathname, bytes: body.length });
    response.writeHead(found ? 200 : 404, { 'content-type': type, 'content-encoding': 'gzip' });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
