import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import { StoredDataError } from './errors.ts';
import { indexName, type Key } from './keys.ts';

/** The one client of the table, for the rooms beside this one. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});

/** What an item holds beside its keys, its list and its end, by its schema; throws StoredDataError when it does not fit. */
export const checked = <Schema extends z.ZodType>(schema: Schema, item: Record<string, unknown>): z.output<Schema> => {
  const { pk, sk, listPk: _listPk, listSk: _listSk, expiresAtSeconds: _expires, ...content } = item;
  const parsed = schema.safeParse(content);
  if (!parsed.success)
    throw new StoredDataError(`Item ${String(pk)} ${String(sk)} does not fit its schema: ${parsed.error.message}`);
  return parsed.data;
};

/** Reads an item, strongly consistent; undefined when there is none. */
export const findItem = async <Schema extends z.ZodType>(
  table: string,
  key: Key,
  schema: Schema,
): Promise<z.output<Schema> | undefined> => {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return Item ? checked(schema, Item) : undefined;
};

/** Reads an item that must be there; throws StoredDataError otherwise. */
export const readItem = async <Schema extends z.ZodType>(
  table: string,
  key: Key,
  schema: Schema,
): Promise<z.output<Schema>> => {
  const item = await findItem(table, key, schema);
  if (item === undefined) throw new StoredDataError(`Item ${key.pk} ${key.sk} is missing`);
  return item;
};

/** A condition on a write, in DynamoDB's expression language; names with `#`, values with `:`. */
export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

/** Only if the item does not exist yet. */
export const absent: Condition = { expression: 'attribute_not_exists(pk)' };

/** Attributes beside the content: the list an item is in, and the TTL (epoch seconds; may lag, so code checks expiry itself). */
export interface Extra {
  readonly list?: { readonly listPk: string; readonly listSk: string };
  readonly expiresAtSeconds?: number;
}

/** Writes a whole item, on a condition if given; `conflict` when the condition does not hold. */
export const writeItem = async (
  table: string,
  key: Key,
  content: Record<string, unknown>,
  options: Extra & { readonly condition?: Condition } = {},
): Promise<'written' | 'conflict'> => {
  const { condition, list, expiresAtSeconds } = options;
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...content, ...key, ...list, expiresAtSeconds },
        ConditionExpression: condition?.expression,
        ExpressionAttributeNames: condition?.names,
        ExpressionAttributeValues: condition?.values,
      }),
    );
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'conflict';
    throw error;
  }
};

/** Sets some attributes of an existing item, on a further condition if given; `conflict` when it does not hold or there is no item. */
export const updateItem = async (
  table: string,
  key: Key,
  attributes: Readonly<Record<string, unknown>>,
  condition?: Condition,
): Promise<'written' | 'conflict'> => {
  const entries = Object.entries(attributes);
  try {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: `SET ${entries.map((_, index) => `#set${index} = :set${index}`).join(', ')}`,
        ConditionExpression: ['attribute_exists(pk)', ...(condition ? [`(${condition.expression})`] : [])].join(
          ' AND ',
        ),
        ExpressionAttributeNames: {
          ...Object.fromEntries(entries.map(([name], index) => [`#set${index}`, name])),
          ...condition?.names,
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(entries.map(([, value], index) => [`:set${index}`, value])),
          ...condition?.values,
        },
      }),
    );
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'conflict';
    throw error;
  }
};

/** Deletes an item, on a condition if given; `conflict` when it does not hold. An item that is not there counts as deleted. */
export const deleteItem = async (table: string, key: Key, condition?: Condition): Promise<'written' | 'conflict'> => {
  try {
    await client.send(
      new DeleteCommand({
        TableName: table,
        Key: key,
        ConditionExpression: condition?.expression,
        ExpressionAttributeNames: condition?.names,
        ExpressionAttributeValues: condition?.values,
      }),
    );
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'conflict';
    throw error;
  }
};

/** All items under one partition key whose sort key begins with `prefix`, strongly consistent, in sort order. */
export const queryItems = async <Schema extends z.ZodType>(
  table: string,
  pk: string,
  schema: Schema,
  prefix = '',
): Promise<z.output<Schema>[]> =>
  page({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: prefix === '' ? { ':pk': pk } : { ':pk': pk, ':prefix': prefix },
  }).then((items) => items.map((item) => checked(schema, item)));

/** At most `limit` items under one partition key, strongly consistent, the last in sort order first. */
export const queryLast = async <Schema extends z.ZodType>(
  table: string,
  pk: string,
  schema: Schema,
  limit: number,
): Promise<z.output<Schema>[]> =>
  page({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ScanIndexForward: false,
    Limit: limit,
  }).then((items) => items.slice(0, limit).map((item) => checked(schema, item)));

/**
 * The items next to a key in its partition, strongly consistent, in no order: all of them where they are no more than twice
 * `limit`, which takes one request; otherwise at most `limit` on either side.
 */
export const queryAround = async <Schema extends z.ZodType>(
  table: string,
  { pk, sk }: Key,
  schema: Schema,
  limit: number,
): Promise<z.output<Schema>[]> => {
  const whole = await page({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    Limit: 2 * limit + 1,
  });
  const side = (comparison: '>=' | '<') =>
    page({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: `pk = :pk AND sk ${comparison} :sk`,
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ScanIndexForward: comparison === '>=',
      Limit: limit,
    });
  const items = whole.length <= 2 * limit ? whole : (await Promise.all([side('>='), side('<')])).flat();
  return items.map((item) => checked(schema, item));
};

/** Items of a list of the index, in list order (eventually consistent); `descending` gives the newest first. */
export const queryList = async <Schema extends z.ZodType>(
  table: string,
  listPk: string,
  schema: Schema,
  options: { readonly descending?: boolean; readonly limit?: number } = {},
): Promise<z.output<Schema>[]> =>
  page({
    TableName: table,
    IndexName: indexName,
    KeyConditionExpression: 'listPk = :pk',
    ExpressionAttributeValues: { ':pk': listPk },
    ScanIndexForward: !options.descending,
    Limit: options.limit,
  }).then((items) => items.map((item) => checked(schema, item)));

const page = async (input: ConstructorParameters<typeof QueryCommand>[0]): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(new QueryCommand({ ...input, ExclusiveStartKey: start }));
    items.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
  } while (start && (input.Limit === undefined || items.length < input.Limit));
  return items;
};
