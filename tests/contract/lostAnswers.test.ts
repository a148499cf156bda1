import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { speakTo } from '../../cli/outputs.ts';
import { keys } from '../../functions/shared/keys.ts';
import { createClock } from '../../local/clock.ts';
import { createDynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { issueCredentials } from '../../local/lambda/environment.ts';
import { listen } from '../../local/listen.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { LinkSchema } from '../../schemas/approval.ts';
import { tableTemplate } from './dynamodb/table.ts';

// A conditional write that is done while its answer is lost is tried again by the SDK, and finds its own item in the way.

const table = 'Table';
let toBeLost = 0;
let pieces: typeof import('../../functions/notify/sendLink.ts') &
  typeof import('../../functions/shared/table.ts') &
  typeof import('../../functions/shared/token.ts');
let close: () => Promise<void>;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-lost-'));
  const template = tableTemplate();
  const dynamodb = await createDynamoDb({ directory, ...createPermissions(template, () => {}), template });
  const server = await listen({
    services: { dynamodb: dynamodb.service },
    host: '127.0.0.1',
    port: 0,
    find: issueCredentials([]).find,
    clock: createClock(),
    around: async ({ headers }, serve) => {
      const answer = await serve();
      if (!headers['x-amz-target']?.endsWith('PutItem') || toBeLost === 0) return answer;
      toBeLost -= 1;
      return 'brokenOff';
    },
  });
  speakTo(server.url);
  // The clients read their address when they are loaded.
  const loaded = await Promise.all([
    import('../../functions/notify/sendLink.ts'),
    import('../../functions/shared/table.ts'),
    import('../../functions/shared/token.ts'),
  ]);
  pieces = Object.assign({}, ...loaded);
  close = async () => {
    await server.close();
    await dynamodb.stop();
    rmSync(directory, { recursive: true });
  };
});
afterAll(() => close());

it('a link that somebody asked for is made though the answer to noting it is lost, and not a second one within the hour', async () => {
  const now = new Date('2026-01-25T02:00:00.000Z');
  const order = {
    table,
    baseUrl: 'https://gongkai.example.org',
    agencyId: 'qingxi-jiaoyu',
    personId: 'jiaoyu-jingban',
    days: 30,
    now,
  };
  toBeLost = 1;
  const address = await pieces.createAskedSendLink(order);
  expect(toBeLost).toBe(0);
  const key = keys.link(pieces.hashOfSecret(address?.split('/').at(-1) ?? ''));
  expect(await pieces.findItem(table, key, LinkSchema)).toMatchObject({ kind: 'send', personId: 'jiaoyu-jingban' });

  const soon = new Date(now.getTime() + 3_599_000);
  expect(await pieces.createAskedSendLink({ ...order, now: soon })).toBeUndefined();
});
