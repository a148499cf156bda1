import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { speakTo } from '../../cli/outputs.ts';
import { createClock } from '../../local/clock.ts';
import type { ServiceResponse } from '../../local/contracts.ts';
import { createDynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { issueCredentials } from '../../local/lambda/environment.ts';
import { listen, type SignedRequest } from '../../local/listen.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { weather } from '../builders/weather.ts';
import { tableTemplate } from './dynamodb/table.ts';

// What the path asks of its table, in the words it asks it, over the wire.

const table = 'Table';
const schema = z.object({ version: z.number() });

/** So many more requests for many items are answered as by a table that has no capacity for them now. */
let refusals = 0;
const withoutCapacity = ({ headers, text = '' }: SignedRequest): Promise<ServiceResponse> | undefined => {
  const [, operation] = /\.(BatchGetItem|BatchWriteItem)$/.exec(headers['x-amz-target'] ?? '') ?? [];
  if (operation === undefined || refusals === 0) return undefined;
  refusals -= 1;
  const { RequestItems } = z.object({ RequestItems: z.unknown() }).parse(JSON.parse(text));
  const answer =
    operation === 'BatchGetItem'
      ? { Responses: {}, UnprocessedKeys: RequestItems }
      : { UnprocessedItems: RequestItems };
  return Promise.resolve({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(answer),
  });
};

let pieces: typeof import('../../functions/shared/table.ts') & typeof import('../../functions/shared/manyItems.ts');
let close: () => Promise<void>;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-table-'));
  const template = tableTemplate();
  const permissions = createPermissions(template, () => {});
  const dynamodb = await createDynamoDb({ directory, ...permissions, template });
  const { find } = issueCredentials([]);
  const services = { dynamodb: dynamodb.service };
  const server = await listen({
    services,
    host: '127.0.0.1',
    port: 0,
    find,
    clock: createClock(),
    around: (request, serve) => withoutCapacity(request) ?? weather(request, serve),
  });
  speakTo(server.url);
  // The client reads its address when it is loaded.
  pieces = {
    ...(await import('../../functions/shared/table.ts')),
    ...(await import('../../functions/shared/manyItems.ts')),
  };
  close = async () => {
    await server.close();
    await dynamodb.stop();
    rmSync(directory, { recursive: true });
  };
});
afterAll(() => close());

describe('deleting an item', () => {
  const key = { pk: 'NOTE', sk: '1' };
  const isFirst = { expression: '#version = :version', names: { '#version': 'version' }, values: { ':version': 1 } };
  const there = () => pieces.findItem(table, key, schema);

  it('is done only while its condition holds', async () => {
    await pieces.writeItem(table, key, { version: 2 });
    expect(await pieces.deleteItem(table, key, isFirst)).toBe('conflict');
    expect(await there()).toEqual({ version: 2 });
    await pieces.writeItem(table, key, { version: 1 });
    expect(await pieces.deleteItem(table, key, isFirst)).toBe('written');
    expect(await there()).toBeUndefined();
  });

  it('that is not there is no fault, unless it must be there', async () => {
    expect(await pieces.deleteItem(table, key)).toBe('written');
    expect(await pieces.deleteItem(table, key, { expression: 'attribute_exists(pk)' })).toBe('conflict');
  });
});

describe('many items', () => {
  const all = (pk: string) =>
    Array.from({ length: 130 }, (_, index) => ({
      key: { pk, sk: String(index).padStart(4, '0') },
      content: { version: index },
    }));
  const versions = (items: readonly { version: number }[]) => items.map(({ version }) => version).sort((a, b) => a - b);
  const expected = Array.from({ length: 130 }, (_, index) => index);

  it('are written and read in as many requests as it takes', async () => {
    const items = all('MANY');
    await pieces.writeItems(table, items);
    const keys = items.map(({ key }) => key);
    expect(versions(await pieces.findItems(table, keys, schema))).toEqual(expected);
    expect(versions(await pieces.queryItems(table, 'MANY', schema))).toEqual(expected);
  });

  it('for which the table has no capacity are asked for again, until all of them are there', async () => {
    const items = all('BUSY');
    refusals = 2;
    await pieces.writeItems(table, items);
    expect(refusals).toBe(0);
    expect(versions(await pieces.queryItems(table, 'BUSY', schema))).toEqual(expected);
    refusals = 2;
    const keys = items.map(({ key }) => key);
    expect(versions(await pieces.findItems(table, keys, schema))).toEqual(expected);
    expect(refusals).toBe(0);
  });
});

describe('the last items under a key', () => {
  const last = (pk: string, limit: number) => pieces.queryLast(table, pk, schema, limit);

  it('are read from the end, as many as asked for and no more', async () => {
    for (const version of [1, 2, 3, 4])
      await pieces.writeItem(table, { pk: 'VERSION', sk: String(version).padStart(4, '0') }, { version });
    await pieces.writeItem(table, { pk: 'VERSION#', sk: '0009' }, { version: 9 });
    expect(await last('VERSION', 2)).toEqual([{ version: 4 }, { version: 3 }]);
    expect(await last('VERSION', 10)).toEqual([4, 3, 2, 1].map((version) => ({ version })));
    expect(await last('NOBODY', 10)).toEqual([]);
  });

  it('are there as soon as they are written', async () => {
    for (const version of [5, 6, 7, 8]) {
      await pieces.writeItem(table, { pk: 'VERSION', sk: String(version).padStart(4, '0') }, { version });
      expect(await last('VERSION', 1)).toEqual([{ version }]);
    }
  });
});
