import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import type { Key } from './keys.ts';
import { checked, client, type Extra } from './table.ts';

const [firstPause, longestPause] = [50, 1_000];

/** Sends all in portions; what there was no capacity for is sent again, after a pause (milliseconds) that grows each time. */
const inPortions = async <Part>(
  all: readonly Part[],
  most: number,
  send: (portion: Part[]) => Promise<Part[]>,
): Promise<void> => {
  const left = [...all];
  let pause = 0;
  while (left.length > 0) {
    if (pause > 0) await wait(pause);
    const unprocessed = await send(left.splice(0, most));
    pause = unprocessed.length === 0 ? 0 : Math.min(Math.max(firstPause, 2 * pause), longestPause);
    left.push(...unprocessed);
  }
};

/** DynamoDB takes so many keys in one request. */
const mostKeys = 100;

/** Reads the items of these keys that are there, strongly consistent, in no order: one request where many single ones would be. */
export const findItems = async <Schema extends z.ZodType>(
  table: string,
  wanted: readonly Key[],
  schema: Schema,
): Promise<z.output<Schema>[]> => {
  const found: Record<string, unknown>[] = [];
  const all = wanted.map(({ pk, sk }) => ({ pk, sk }));
  await inPortions(all, mostKeys, async (Keys) => {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    return (UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
  });
  return found.map((item) => checked(schema, item));
};

/** DynamoDB takes so many items in one request. */
const mostWrites = 25;

/**
 * Writes whole items without a condition, many in one request. They are not written as one: after a fault some may be there, and the
 * caller writes all of them again.
 */
export const writeItems = async (
  table: string,
  items: readonly { readonly key: Key; readonly content: Record<string, unknown> }[],
  { list, expiresAtSeconds }: Extra = {},
): Promise<void> => {
  const all = items.map(({ key, content }) => ({
    PutRequest: { Item: { ...content, ...key, ...list, expiresAtSeconds } },
  }));
  await inPortions(all, mostWrites, async (now) => {
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: now } }));
    return (UnprocessedItems?.[table] ?? []) as typeof all;
  });
};
