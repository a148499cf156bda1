import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FrontResponse, plain, type ViewerRequest } from './types.ts';

/** Larger bodies are refused here; files go straight to the bucket. */
const mostBytes = 10 * 1024 * 1024;

const readBody = async (incoming: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Headers CloudFront adds to, or keeps from, what it passes on. */
const headersOf = (incoming: IncomingMessage, address: string): Record<string, string> => {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
  return { ...headers, 'cloudfront-viewer-address': address };
};

const read = async (incoming: IncomingMessage): Promise<ViewerRequest | undefined> => {
  const body = await readBody(incoming);
  if (!body) return undefined;
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s, 2);
  const address = `${incoming.socket.remoteAddress}:${incoming.socket.remotePort}`;
  return { method: incoming.method ?? 'GET', path, query, headers: headersOf(incoming, address), body, address };
};

const write = (response: FrontResponse, method: string, outgoing: ServerResponse): void => {
  const {
    connection: _connection,
    'transfer-encoding': _transfer,
    'content-length': length,
    ...headers
  } = response.headers;
  const size = method === 'HEAD' ? (length ?? response.body.length) : response.body.length;
  outgoing.writeHead(response.status, {
    ...headers,
    ...(response.cookies?.length ? { 'set-cookie': [...response.cookies] } : {}),
    // What a 304 spares is the object, not nothing: it says no length.
    ...(response.status === 304 ? {} : { 'content-length': size }),
  });
  outgoing.end(method === 'HEAD' ? undefined : response.body);
};

/** Serves the public front on a port of the loopback interface. */
export const listenFront = async (options: {
  readonly serve: (request: ViewerRequest) => Promise<FrontResponse>;
  readonly host: string;
  readonly port: number;
  readonly log: (line: string) => void;
}): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const answer = async (incoming: IncomingMessage): Promise<FrontResponse> => {
    const request = await read(incoming);
    return request ? options.serve(request) : plain(413, 'Request entity too large');
  };
  const server = createServer((incoming, outgoing) => {
    answer(incoming)
      .catch((error: unknown) => {
        // The path may hold a mailed token: only its first part is named.
        const room = incoming.url?.split(/[/?]/, 2)[1] ?? '';
        options.log(`front: ${incoming.method} /${room}… failed: ${error}`);
        return plain(502, 'Bad gateway');
      })
      .then((response) => write(response, incoming.method ?? 'GET', outgoing));
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
