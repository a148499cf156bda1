import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import dynalite from 'dynalite';
import { closeIterators } from './closedIterators.ts';

/** What the engine answered. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: string;
}

/** Dynalite on disk, reached over a socket that only its owner can open; it knows nothing of permissions. */
export interface Engine {
  send(operation: string, body: string): Promise<EngineAnswer>;
  stop(): Promise<void>;
}

/** Opens the tables of a state directory. What was acknowledged survives the death of the process. */
export const startEngine = async (directory: string): Promise<Engine> => {
  const path = join(directory, 'dynamodb');
  mkdirSync(path, { recursive: true });
  const socketDirectory = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const socketPath = join(socketDirectory, 'dynamodb');
  closeIterators();
  const server = dynalite({ path, createTableMs: 0 });
  server.listen(socketPath);
  await once(server, 'listening');
  return {
    send: (operation, body) => send(socketPath, operation, body),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(socketDirectory, { recursive: true, force: true });
    },
  };
};

/** Dynalite wants the form of a signature; that it is genuine was found out before. */
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=stack, SignedHeaders=host, Signature=checked',
  'x-amz-date': '20260101T000000Z',
};

const send = (socketPath: string, operation: string, body: string): Promise<EngineAnswer> =>
  new Promise((resolve, reject) => {
    const target = { 'x-amz-target': `DynamoDB_20120810.${operation}` };
    const outgoing = request({ socketPath, method: 'POST', headers: { ...headers, ...target } });
    outgoing.on('error', reject).on('response', (response) => {
      buffer(response).then((bytes) => resolve({ status: response.statusCode ?? 500, body: bytes.toString() }), reject);
    });
    outgoing.end(body);
  });
