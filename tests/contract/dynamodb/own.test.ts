import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { AbstractValueIterator } from 'abstract-level';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openOwnTable } from './table.ts';

// What is true of our own DynamoDB alone: its permissions, what it refuses, what survives.

const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Table';
const allow = (Action: string[], Resource: string, keys: string[]) => ({
  Effect: 'Allow',
  Action: Action.map((name) => `dynamodb:${name}`),
  Resource,
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
});

let table: Awaited<ReturnType<typeof openOwnTable>>;
const TableName = 'Table';
const item = (pk: string) => ({ pk: { S: pk }, sk: { S: '-' } });

beforeAll(async () => {
  table = await openOwnTable(
    mkdtempSync(join(tmpdir(), 'gongkai-dynamodb-')),
    allow(['GetItem', 'PutItem', 'DeleteItem', 'Query', 'BatchGetItem', 'BatchWriteItem'], arn, ['SUBMISSION#*']),
    allow(['Query'], `${arn}/index/lists`, ['WAITING']),
  );
});
afterAll(() => table.close());

describe('a role that may use certain leading keys', () => {
  const denied = { name: 'AccessDeniedException' };

  it('uses items with such keys and no others', async () => {
    await table.roleClient.send(new PutItemCommand({ TableName, Item: item('SUBMISSION#1') }));
    const read = (pk: string) => table.roleClient.send(new GetItemCommand({ TableName, Key: item(pk) }));
    expect((await read('SUBMISSION#1')).Item).toEqual(item('SUBMISSION#1'));
    await expect(read('LINK#1')).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('"dynamodb:LeadingKeys":["LINK#1"]'),
    });
    await expect(table.roleClient.send(new PutItemCommand({ TableName, Item: item('LINK#1') }))).rejects.toMatchObject(
      denied,
    );
  });

  it('deletes items with such keys and no others', async () => {
    const remove = (pk: string) => table.roleClient.send(new DeleteItemCommand({ TableName, Key: item(pk) }));
    await table.client.send(new PutItemCommand({ TableName, Item: item('SUBMISSION#3') }));
    await remove('SUBMISSION#3');
    const { Item } = await table.client.send(new GetItemCommand({ TableName, Key: item('SUBMISSION#3') }));
    expect(Item).toBeUndefined();
    await expect(remove('LINK#1')).rejects.toMatchObject(denied);
  });

  it('queries such keys, however the condition is written', async () => {
    const query = (KeyConditionExpression: string, pk: string, ExpressionAttributeNames?: Record<string, string>) =>
      table.roleClient.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression,
          ExpressionAttributeNames,
          ExpressionAttributeValues: {
            ':pk': { S: pk },
            ...(KeyConditionExpression.includes(':sk') && { ':sk': { S: '-' } }),
          },
        }),
      );
    expect((await query('pk = :pk', 'SUBMISSION#1')).Count).toBe(1);
    expect((await query('#k = :pk AND sk = :sk', 'SUBMISSION#1', { '#k': 'pk' })).Count).toBe(1);
    await expect(query('pk = :pk', 'LINK#1')).rejects.toMatchObject(denied);
    await expect(query('sk = :sk AND #k = :pk', 'LINK#1', { '#k': 'pk' })).rejects.toMatchObject(denied);
  });

  it('queries the index by the keys of the index', async () => {
    const query = (listPk: string) =>
      table.roleClient.send(
        new QueryCommand({
          TableName,
          IndexName: 'lists',
          KeyConditionExpression: 'listPk = :pk',
          ExpressionAttributeValues: { ':pk': { S: listPk } },
        }),
      );
    expect((await query('WAITING')).Count).toBe(0);
    await expect(query('AGENCY#1')).rejects.toMatchObject(denied);
  });

  it('may not slip another key into a batch', async () => {
    const readBatch = (...keys: string[]) =>
      table.roleClient.send(new BatchGetItemCommand({ RequestItems: { Table: { Keys: keys.map(item) } } }));
    expect((await readBatch('SUBMISSION#1')).Responses?.Table).toHaveLength(1);
    await expect(readBatch('SUBMISSION#1', 'LINK#1')).rejects.toMatchObject(denied);
    const writes = ['SUBMISSION#2', 'LINK#2'].map((pk) => ({ PutRequest: { Item: item(pk) } }));
    await expect(
      table.roleClient.send(new BatchWriteItemCommand({ RequestItems: { Table: writes } })),
    ).rejects.toMatchObject(denied);
  });

  it('may not do what no statement names', async () => {
    await expect(table.roleClient.send(new ScanCommand({ TableName }))).rejects.toMatchObject(denied);
  });
});

describe('what the engine cannot do', () => {
  const notImplemented = { $metadata: { httpStatusCode: 501 } };

  it('is answered with 501: transactions, parameters it would pass over, tables past the template', async () => {
    const TransactItems = [{ Put: { TableName, Item: item('T') } }];
    await expect(table.client.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject(
      notImplemented,
    );
    const telling = { TableName, Item: item('T'), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    await expect(table.client.send(new PutItemCommand(telling))).rejects.toMatchObject(notImplemented);
    const input = { TableName: 'Other', AttributeDefinitions: [], KeySchema: [] };
    await expect(table.client.send(new CreateTableCommand(input))).rejects.toMatchObject(notImplemented);
  });

  it('is told as it is: the expiry the template sets, and that there are no backups', async () => {
    expect(await table.client.send(new DescribeTimeToLiveCommand({ TableName }))).toMatchObject({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
    });
    expect(await table.client.send(new DescribeContinuousBackupsCommand({ TableName }))).toMatchObject({
      ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } },
    });
  });
});

it('closes what it has read a query with, whether there was nothing, or more than was asked for', async () => {
  const closed = vi.spyOn(AbstractValueIterator.prototype, 'close');
  const query = (pk: string, Limit?: number) =>
    table.client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        Limit,
      }),
    );
  for (const sk of ['1', '2', '3'])
    await table.client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'SUBMISSION#many' }, sk: { S: sk } } }));
  expect((await query('SUBMISSION#none')).Count).toBe(0);
  expect((await query('SUBMISSION#many', 1)).Count).toBe(1);
  expect((await query('SUBMISSION#many')).Count).toBe(3);
  await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(3));
  closed.mockRestore();
});

describe('every write that was acknowledged', () => {
  it('is there after the process was killed in the middle of writing', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gongkai-dynamodb-'));
    const writer = spawn(process.execPath, [fileURLToPath(new URL('./writer.ts', import.meta.url)), directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const chunk of writer.stdout) {
      said += chunk;
      if (said.split('\n').length > 40) break;
    }
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const acknowledged = said.split('\n').slice(0, -1);
    const again = await openOwnTable(directory);
    for (const pk of acknowledged) {
      const { Item } = await again.client.send(new GetItemCommand({ TableName, Key: item(pk), ConsistentRead: true }));
      expect(Item).toMatchObject(item(pk));
    }
    await again.close();
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  });
});
