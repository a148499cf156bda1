import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable, type TestedTable } from './dynamodb/table.ts';

let table: TestedTable;
let client: DynamoDBDocumentClient;
let TableName: string;

beforeAll(async () => {
  table = await openTable();
  client = DynamoDBDocumentClient.from(table.client);
  TableName = table.name;
});
afterAll(async () => {
  await table.close();
});

const put = (Item: Record<string, unknown>, more = {}) => client.send(new PutCommand({ TableName, Item, ...more }));
const get = async (pk: string, sk = '-') =>
  (await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item;
const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

/** How many of some attempts went well; the others must have failed by their condition. */
const winners = async (attempts: readonly Promise<unknown>[]): Promise<number> => {
  const results = await Promise.allSettled(attempts);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ConditionalCheckFailedException);
  return results.filter(({ status }) => status === 'fulfilled').length;
};

describe('a conditional write', () => {
  it('has one winner among fifty that want to be the first', async () => {
    expect(
      await winners(Array.from({ length: 50 }, (_, writer) => put({ pk: 'FIRST', sk: '-', writer }, absent))),
    ).toBe(1);
  });

  it('has one winner among fifty that change what they have read', async () => {
    await put({ pk: 'STAGE', sk: '-', revision: 1 });
    const change = (writer: number) =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: 'STAGE', sk: '-' },
          UpdateExpression: 'SET #revision = :next, writer = :writer',
          ConditionExpression: 'attribute_exists(pk) AND #revision = :read',
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: { ':read': 1, ':next': 2, ':writer': writer },
        }),
      );
    expect(await winners(Array.from({ length: 50 }, (_, writer) => change(writer)))).toBe(1);
    expect(await get('STAGE')).toMatchObject({ revision: 2 });
  });

  it('that fails says so and changes nothing', async () => {
    await put({ pk: 'TAKEN', sk: '-', by: 'first' });
    await expect(put({ pk: 'TAKEN', sk: '-', by: 'second' }, absent)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
    });
    expect(await get('TAKEN')).toMatchObject({ by: 'first' });
  });

  it('holds for a deletion too', async () => {
    await put({ pk: 'DELETED', sk: '-', state: 'open' });
    const remove = (state: string) =>
      client.send(
        new DeleteCommand({
          TableName,
          Key: { pk: 'DELETED', sk: '-' },
          ConditionExpression: '#state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': state },
        }),
      );
    expect(await winners([remove('closed')])).toBe(0);
    expect(await winners([remove('open')])).toBe(1);
    expect(await get('DELETED')).toBeUndefined();
  });
});

describe('a consistent read', () => {
  it('sees every write that was acknowledged before', async () => {
    for (let count = 1; count <= 50; count += 1) {
      await put({ pk: 'COUNTED', sk: '-', count });
      expect(await get('COUNTED')).toMatchObject({ count });
    }
  });

  it('of all items under a key sees them in sort order, also by prefix', async () => {
    for (const sk of ['STAGE#01', 'SUBMISSION', 'STAGE#00', 'STAGE#10']) await put({ pk: 'SUBMISSION#1', sk });
    const query = async (KeyConditionExpression: string, values = {}) => {
      const ExpressionAttributeValues = { ':pk': 'SUBMISSION#1', ...values };
      const input = { TableName, ConsistentRead: true, KeyConditionExpression, ExpressionAttributeValues };
      return ((await client.send(new QueryCommand(input))).Items ?? []).map(({ sk }) => sk);
    };
    expect(await query('pk = :pk')).toEqual(['STAGE#00', 'STAGE#01', 'STAGE#10', 'SUBMISSION']);
    expect(await query('pk = :pk AND begins_with(sk, :prefix)', { ':prefix': 'STAGE#' })).toEqual([
      'STAGE#00',
      'STAGE#01',
      'STAGE#10',
    ]);
  });
});

describe('the index', () => {
  const list = async (listPk: string, more = {}) => {
    const KeyConditionExpression = 'listPk = :pk';
    const values = { ExpressionAttributeValues: { ':pk': listPk } };
    const input = { TableName, IndexName: 'lists', KeyConditionExpression, ...values, ...more };
    return client.send(new QueryCommand(input));
  };

  it('lists items in the order of its own key, either way, until they leave the list', async () => {
    for (const [pk, listSk] of [
      ['A', '2026-02'],
      ['B', '2026-01'],
      ['C', '2026-03'],
    ])
      await put({ pk, sk: 'LISTED', listPk: 'WAITING', listSk });
    await expect.poll(async () => (await list('WAITING')).Items?.map(({ pk }) => pk)).toEqual(['B', 'A', 'C']);
    expect((await list('WAITING', { ScanIndexForward: false, Limit: 2 })).Items?.map(({ pk }) => pk)).toEqual([
      'C',
      'A',
    ]);
    await put({ pk: 'A', sk: 'LISTED' });
    await expect.poll(async () => (await list('WAITING')).Items?.map(({ pk }) => pk)).toEqual(['B', 'C']);
  });

  it('is read page by page', async () => {
    for (let number = 0; number < 7; number += 1)
      await put({ pk: `P${number}`, sk: '-', listPk: 'PAGED', listSk: `${number}` });
    const found: unknown[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await list('PAGED', { Limit: 3, ExclusiveStartKey });
      found.push(...(page.Items ?? []).map(({ pk }) => pk));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(found).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6']);
  });
});

describe('an item', () => {
  it('comes back as it was written: texts in Chinese, numbers, lists, nothing', async () => {
    const item = {
      pk: 'KEPT',
      sk: '-',
      text: '年报「㙦」',
      number: 0.1,
      list: [1, 'a', null],
      nested: { yes: true, empty: '' },
    };
    await put(item);
    expect(await get('KEPT')).toEqual(item);
  });

  it('is found among others in one call', async () => {
    await put({ pk: 'ONE', sk: '-' });
    await put({ pk: 'TWO', sk: '-' });
    const Keys = ['ONE', 'TWO', 'NONE'].map((pk) => ({ pk, sk: '-' }));
    const { Responses } = await client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }));
    expect(Responses?.[TableName]?.map(({ pk }) => pk).sort()).toEqual(['ONE', 'TWO']);
  });
});
