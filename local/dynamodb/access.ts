import { z } from 'zod';
import { account, partition, region, ServiceError } from '../contracts.ts';

/** One permission a request needs. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** Values of the partition key that the request touches; undefined when it may touch any. */
  readonly leadingKeys?: readonly string[];
}

/** Finds the name of the partition key of a table or, with an index name, of its index. */
export type FindPartitionKey = (table: string, index?: string) => string | undefined;

const AttributeSchema = z.looseObject({ S: z.string().optional(), N: z.string().optional(), B: z.string().optional() });
const ItemSchema = z.record(z.string(), AttributeSchema);
const RequestSchema = z.looseObject({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Key: ItemSchema.optional(),
  Item: ItemSchema.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: ItemSchema.default({}),
});
type Request = z.output<typeof RequestSchema>;
type Item = z.output<typeof ItemSchema>;

const BatchGetSchema = z.looseObject({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(ItemSchema) })),
});
const WriteSchema = z.looseObject({
  PutRequest: z.object({ Item: ItemSchema }).optional(),
  DeleteRequest: z.object({ Key: ItemSchema }).optional(),
});
const BatchWriteSchema = z.looseObject({ RequestItems: z.record(z.string(), z.array(WriteSchema)) });

export const tableArn = (table: string): string => `arn:${partition}:dynamodb:${region}:${account}:table/${table}`;

/** What a request needs to be permitted, from its input. A request that is not understood needs nothing: it is refused. */
export const findNeeds = (operation: string, input: unknown, find: FindPartitionKey): Need[] => {
  const action = `dynamodb:${operation}`;
  switch (operation) {
    case 'ListTables':
      return [{ action, resource: '*' }];
    case 'BatchGetItem':
      return Object.entries(read(BatchGetSchema, input).RequestItems).map(([table, { Keys }]) => ({
        action,
        resource: tableArn(table),
        leadingKeys: Keys.flatMap((key) => keyOf(key, find(table))),
      }));
    case 'BatchWriteItem':
      return Object.entries(read(BatchWriteSchema, input).RequestItems).map(([table, writes]) => ({
        action,
        resource: tableArn(table),
        leadingKeys: writes.flatMap((write) => keyOf(write.PutRequest?.Item ?? write.DeleteRequest?.Key, find(table))),
      }));
    default:
      return [needOfOne(action, read(RequestSchema, input), find)];
  }
};

const needOfOne = (action: string, request: Request, find: FindPartitionKey): Need => {
  const { TableName, IndexName } = request;
  const resource = IndexName === undefined ? tableArn(TableName) : `${tableArn(TableName)}/index/${IndexName}`;
  const partitionKey = find(TableName, IndexName);
  const item = request.Key ?? request.Item;
  if (item) return { action, resource, leadingKeys: keyOf(item, partitionKey) };
  const condition = request.KeyConditionExpression;
  if (condition === undefined || partitionKey === undefined) return { action, resource };
  return { action, resource, leadingKeys: conditionKeys(condition, partitionKey, request) };
};

const keyOf = (item: Item | undefined, partitionKey: string | undefined): string[] => {
  const { S, N, B } = item?.[partitionKey ?? ''] ?? {};
  const value = S ?? N ?? B;
  return value === undefined ? [] : [value];
};

/** The value a key condition compares the partition key with: `pk = :pk`, in either order, under any name. */
const conditionKeys = (condition: string, partitionKey: string, request: Request): string[] => {
  const name = (word: string): string => request.ExpressionAttributeNames[word] ?? word;
  const comparisons = [...condition.matchAll(/([#:\w.-]+)\s*=\s*([#:\w.-]+)/g)].flatMap(([, left = '', right = '']) => [
    [left, right] as const,
    [right, left] as const,
  ]);
  return comparisons
    .filter(([left, right]) => name(left) === partitionKey && right.startsWith(':'))
    .flatMap(([, right]) => {
      const { S, N, B } = request.ExpressionAttributeValues[right] ?? {};
      return [S ?? N ?? B ?? ''];
    });
};

const read = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new ServiceError('ValidationException', z.prettifyError(parsed.error), 400);
  return parsed.data;
};
