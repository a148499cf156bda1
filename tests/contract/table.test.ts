import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { speakTo } from '../../cli/outputs.ts';
import { createClock } from '../../local/clock.ts';
import { createDynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { issueCredentials } from '../../local/lambda/environment.ts';
import { listen } from '../../local/listen.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { weather } from '../builders/weather.ts';
import { tableTemplate } from './dynamodb/table.ts';

// What the path asks of its table, in the words it asks it, over the wire.

const table = 'Table';
const schema = z.object({ version: z.number() });

let pieces: typeof import('../../functions/shared/table.ts');
let close: () => Promise<void>;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-table-'));
  const template = tableTemplate();
  const permissions = createPermissions(template, () => {});
  const dynamodb = await createDynamoDb({ directory, ...permissions, template });
  const { find } = issueCredentials([]);
  const services = { dynamodb: dynamodb.service };
  const server = await listen({ services, host: '127.0.0.1', port: 0, find, clock: createClock(), around: weather });
  speakTo(server.url);
  // The client reads its address when it is loaded.
  pieces = await import('../../functions/shared/table.ts');
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
