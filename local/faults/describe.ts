import { z } from 'zod';
import type { ServiceRequest } from '../contracts.ts';

/** What a request asks for, in the words of its service. */
export interface Asked {
  readonly operation: string;
  /** What it is about, as it was sent. */
  readonly about: string;
}

const TextSchema = z.looseObject({ S: z.string().optional(), N: z.string().optional() });
const ItemSchema = z.record(z.string(), z.unknown());
const DynamoDbSchema = z.looseObject({
  Key: ItemSchema.optional(),
  Item: ItemSchema.optional(),
  ExpressionAttributeValues: ItemSchema.optional(),
  IndexName: z.string().optional(),
});

const textOf = (value: unknown): string => {
  const read = TextSchema.safeParse(value);
  return read.data?.S ?? read.data?.N ?? '';
};

/** The key of what is written or read; of a query, what it asks for. */
const itemOf = (body: string, keyNames: readonly string[]): string => {
  const { Key, Item, ExpressionAttributeValues: asked, IndexName } = DynamoDbSchema.parse(JSON.parse(body));
  const item = Key ?? Item;
  if (item) return keyNames.map((name) => textOf(item[name])).join(',');
  return [IndexName ?? '', ...Object.values(asked ?? {}).map(textOf)].filter((text) => text !== '').join(',');
};

/**
 * Reads from a request what it asks for. `keyNames` are the key attributes of the tables; `body` is undefined for S3,
 * whose bodies are files.
 */
export const describeRequest = (
  service: string,
  { method, target, headers }: Pick<ServiceRequest, 'method' | 'target' | 'headers'>,
  body: string | undefined,
  keyNames: readonly string[],
): Asked => {
  const operation = headers['x-amz-target']?.split('.').at(-1);
  if (operation !== undefined)
    return { operation, about: service === 'dynamodb' ? itemOf(body ?? '{}', keyNames) : '' };
  const [path = '', query = ''] = target.split('?');
  const prefix = new URLSearchParams(query).get('prefix');
  // Names of buckets end in the hash that CDK puts behind a logical id.
  const place = decodeURIComponent(path).replace(/^(\/[a-z.-]+)[0-9a-f]{8}(?=\/|$)/, '$1');
  return { operation: method, about: place + (prefix === null ? '' : `?${prefix}`) };
};
