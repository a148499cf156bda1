import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type Clock,
  type FindCredentials,
  type Service,
  ServiceError,
  type ServiceRequest,
  type ServiceResponse,
} from './contracts.ts';
import { protocolError } from './protocol-error.ts';
import { authenticate } from './signature.ts';
import { readClaim } from './signature-claim.ts';

/** A request as it came through the door, after its signature was checked. */
export interface SignedRequest extends ServiceRequest {
  /** The service it is made out to. */
  readonly service: string;
  /** Of the signature in its header; empty for presigned and anonymous requests. */
  readonly accessKeyId: string;
  /** The whole body of a request of any service but S3. */
  readonly text: string | undefined;
}

/** Stands around the service of every request: may answer, throw or break off in its place. */
export type Around = (
  request: SignedRequest,
  serve: () => Promise<ServiceResponse>,
) => Promise<ServiceResponse | 'brokenOff'>;

export interface ListenOptions {
  /** By the service name of the credential scope: `s3`, `dynamodb`, `states`, … */
  readonly services: Readonly<Record<string, Service>>;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly find: FindCredentials;
  readonly clock: Clock;
  readonly around?: Around;
}

/** A listening endpoint. */
export interface Listening {
  readonly port: number;
  readonly url: string;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** S3 takes bodies of any size as streams; the largest request of any other service (DynamoDB) is 16 MB. */
const largestBody = 16 * 1024 ** 2;

/**
 * Listens for signed requests and hands each to the service it is made out to. Requests without a signature go to S3 as
 * anonymous. Answers carry the stack's time, by which SDKs correct the time they sign with.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 }, (incoming, outgoing) => {
    handle(incoming, outgoing, options).catch((error: unknown) => {
      if (!isBrokenOff(incoming, outgoing)) console.error('A request could not be answered:', error);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(incoming: IncomingMessage, outgoing: ServerResponse, options: ListenOptions): Promise<void> {
  const response = await dispatch(incoming, options);
  if (response === 'brokenOff') {
    incoming.socket.destroy();
    return;
  }
  await send(response, outgoing, options.clock);
  incoming.resume();
}

async function dispatch(incoming: IncomingMessage, options: ListenOptions): Promise<ServiceResponse | 'brokenOff'> {
  const { method = 'GET', url: target = '/' } = incoming;
  const headers = joinHeaders(incoming);
  let scope = 's3';
  try {
    const claim = readClaim({ method, target, headers });
    scope = claim?.service ?? 's3';
    const body = scope === 's3' ? undefined : await readWhole(incoming);
    const bodyHash = body && createHash('sha256').update(body).digest('hex');
    const signed = { method, target, headers, ...(bodyHash === undefined ? {} : { bodyHash }) };
    const { principal } = await authenticate(signed, options.find, options.clock);
    const request: SignedRequest = {
      method,
      target,
      headers,
      principal,
      body: body ? Readable.from([body]) : incoming,
      service: scope,
      accessKeyId: claim?.carrier === 'header' ? claim.accessKeyId : '',
      text: body?.toString(),
    };
    const serve = () => serviceNamed(options.services, scope)(request);
    return await (options.around ? options.around(request, serve) : serve());
  } catch (error) {
    if (!(error instanceof ServiceError)) console.error('A request to %s failed:', scope, error);
    return protocolError(scope, error, target);
  }
}

function serviceNamed(services: ListenOptions['services'], name: string): Service {
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  if (service) return service;
  throw new ServiceError('NotImplemented', `The embedded stack has no service named "${name}".`, 501);
}

function joinHeaders(incoming: IncomingMessage): Record<string, string> {
  const entries = Object.entries(incoming.headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? '']);
  return Object.fromEntries(entries);
}

async function readWhole(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    size += chunk.byteLength;
    if (size > largestBody) throw new ServiceError('RequestEntityTooLarge', 'The request is larger than 16 MB.', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function send(response: ServiceResponse, outgoing: ServerResponse, clock: Clock): Promise<void> {
  const { status, headers = {}, body } = response;
  const length =
    typeof body === 'string' || body instanceof Uint8Array ? { 'content-length': Buffer.byteLength(body) } : {};
  outgoing.writeHead(status, { date: clock.now().toUTCString(), ...length, ...headers });
  if (body instanceof Readable) await pipeline(body, outgoing);
  else await new Promise<void>((resolve) => outgoing.end(body, resolve));
}

function isBrokenOff(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  return incoming.destroyed || outgoing.destroyed;
}
