import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../../../functions/shared/keys.ts';

/** An item as it lies in the table: its keys, its place in a list, its expiry, and its content, unread. */
export type RawItem = Key & Readonly<Record<string, unknown>>;

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});

/** Every item of a table, page by page, strongly consistent; what is written meanwhile may be in it or not. */
export async function* scanItems(table: string): AsyncGenerator<RawItem[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    yield (page.Items ?? []) as RawItem[];
    start = page.LastEvaluatedKey;
  } while (start);
}

/** Every item under one partition key whose sort key begins with `prefix`. */
export const itemsUnder = async (table: string, pk: string, prefix = ''): Promise<RawItem[]> => {
  const found: RawItem[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ...(prefix !== '' && { ':prefix': prefix }) },
        ExclusiveStartKey: start,
      }),
    );
    found.push(...((page.Items ?? []) as RawItem[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
};

/** DynamoDB takes so many keys in one request. */
export const mostKeys = 100;

/** The items of at most `mostKeys` keys that are there, strongly consistent, by `idOf`. */
export const itemsAt = async (table: string, wanted: readonly Key[]): Promise<Map<string, RawItem>> => {
  const found = new Map<string, RawItem>();
  for (let left = wanted.map(({ pk, sk }) => ({ pk, sk })); left.length > 0; ) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
    );
    for (const item of (Responses?.[table] ?? []) as RawItem[]) found.set(idOf(item), item);
    left = (UnprocessedKeys?.[table]?.Keys ?? []) as { pk: string; sk: string }[];
  }
  return found;
};

/** A key as one text. */
export const idOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** Writes an item as it is; with `absent` only where there is none, otherwise `conflict`. */
export const putItem = async (
  table: string,
  item: RawItem,
  { absent }: { readonly absent: boolean },
): Promise<'written' | 'conflict'> => {
  const ConditionExpression = absent ? 'attribute_not_exists(pk)' : undefined;
  try {
    await client.send(new PutCommand({ TableName: table, Item: item, ConditionExpression }));
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'conflict';
    throw error;
  }
};
