import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { speakTo } from '../../cli/outputs.ts';
import type { Column } from '../../functions/column/column.ts';
import { createClock } from '../../local/clock.ts';
import type { Service } from '../../local/contracts.ts';
import { createDynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { issueCredentials } from '../../local/lambda/environment.ts';
import { listen } from '../../local/listen.ts';
import { createS3 } from '../../local/s3/s3.ts';
import type { Register } from '../../schemas/register.ts';
import { readInstalled } from './actingRole.ts';
import { siteOf } from './site.ts';

/** A column over storage of its own, without the rest of a stack. Who acts as a function (`actingAs`) may do what that may. */
export interface Stand {
  readonly column: Column;
  /** Puts an object into the public bucket past the network, for those who put thousands. */
  put(key: string, body: Uint8Array | string, headers: Readonly<Record<string, string>>): Promise<void>;
  /** The public bucket as a service, for whoever serves it. */
  readonly objects: Service;
  close(): Promise<void>;
}

/** The place where stands are put up, one after the other: the SDK's clients keep the first address they speak to. */
export interface Ground {
  readonly port: number;
  /** Storage with nothing in it, and a column over it. Whatever stood there before must be closed. */
  open(register: Register): Promise<Stand>;
  close(): Promise<void>;
}

/** In memory where the machine has such a folder: what is acknowledged is synced, which takes long on a disk. */
const newDirectory = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'gongkai-column-'));

/** Opens a ground. Call once per test file. `wait` is called before a request is served, so that requests overtake one another. */
export const openGround = async (wait: () => Promise<void> = async () => {}): Promise<Ground> => {
  const { template, authorize, mayDo, table, publicBucket, workBucket, principalOf } = readInstalled(() => {});
  const credentials = issueCredentials([]);
  const clock = createClock();
  let [s3, dynamodb] = [closed, closed];
  const server = await listen({
    services: {
      s3: async (request) => wait().then(() => s3({ ...request, principal: principalOf(request) })),
      dynamodb: async (request) => wait().then(() => dynamodb({ ...request, principal: principalOf(request) })),
    },
    host: '127.0.0.1',
    port: 0,
    find: credentials.find,
    clock,
  });
  speakTo(server.url);
  // A request that was cut off is not to be sent again: whoever sent it has fallen over.
  process.env.AWS_MAX_ATTEMPTS = '1';
  const { columnOf } = await import('../../functions/column/column.ts');
  return {
    port: server.port,
    open: async (register) => {
      const directory = newDirectory();
      mkdirSync(join(directory, 's3'));
      const tables = await createDynamoDb({ directory, authorize, template });
      const objects = createS3({
        directory: join(directory, 's3'),
        clock,
        emit: async () => {},
        authorize,
        mayDo,
        findCredentials: credentials.find,
        buckets: [publicBucket, workBucket].map((name) => ({ name, versioned: false, eventBridge: false })),
      });
      [s3, dynamodb] = [objects.service, tables.service];
      return {
        column: columnOf({ table, publicBucket, workBucket }, register, siteOf().baseUrl),
        objects: objects.service,
        put: async (key, body, headers) => {
          const { status } = await objects.service({
            method: 'PUT',
            target: `/${publicBucket}/${key}`,
            headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
            body: Readable.from([Buffer.from(body)]),
            principal: { kind: 'operator' },
          });
          if (status !== 200) throw new Error(`${key} could not be put: ${status}`);
        },
        close: async () => {
          [s3, dynamodb] = [closed, closed];
          await objects.close();
          await tables.stop();
          rmSync(directory, { recursive: true });
        },
      };
    },
    close: () => server.close(),
  };
};

const closed: Service = async () => ({ status: 503 });
