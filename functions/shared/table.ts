import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import { StoredDataError } from './errors.ts';

/** Key of one item in the one table; see `keys` for all kinds. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Every kind of item by its key. Partition keys begin with a word that names the kind, so that grants can be made by
 * `dynamodb:LeadingKeys`.
 */
export const keys = {
  submission: (submissionId: string): Key => ({ pk: `SUBMISSION#${submissionId}`, sk: 'SUBMISSION' }),
  stage: (submissionId: string, index: number): Key => ({
    pk: `SUBMISSION#${submissionId}`,
    sk: `STAGE#${String(index).padStart(2, '0')}`,
  }),
  /** What an officer asks to be let pass; all of a submission under one partition key. */
  override: (submissionId: string, rule: string): Key => ({ pk: `OVERRIDE#${submissionId}`, sk: rule }),
  /** One entry of a submission's audit; entries are added, never changed. */
  audit: (submissionId: string, number: number): Key => ({
    pk: `AUDIT#${submissionId}`,
    sk: String(number).padStart(6, '0'),
  }),
  /** Where an agency stands with its report for a year; all of a year under one partition key. */
  standing: (agencyId: string, year: number): Key => ({ pk: `STANDING#${year}`, sk: agencyId }),
  /** When an agency was chased for a year's report; all of a year under one partition key, an agency's in order of time. */
  chase: (agencyId: string, year: number, at: string): Key => ({ pk: `CHASE#${year}`, sk: `${agencyId}#${at}` }),
  /** What an officer did on the board about an agency's report of a year; kept like the chases. */
  deed: (agencyId: string, year: number, at: string): Key => ({ pk: `DEED#${year}`, sk: `${agencyId}#${at}` }),
  /** An officer's session, by the SHA-256 of its token. */
  session: (tokenHash: string): Key => ({ pk: `SESSION#${tokenHash}`, sk: 'SESSION' }),
  /** A code mailed to an officer, by the SHA-256 of the token of the page that asked for it. */
  signIn: (tokenHash: string): Key => ({ pk: `SIGNIN#${tokenHash}`, sk: 'CODE' }),
  /** When codes were mailed to an officer, by their id. */
  codesMailed: (personId: string): Key => ({ pk: `SIGNIN#${personId}`, sk: 'MAILED' }),
  /** A mail that did not reach its recipient; all of them under one partition key. */
  mailFailure: (mailId: string): Key => ({ pk: 'MAIL#FAILED', sk: mailId }),
  /** One mail of the campaign for a year's reports: at most one a person and day; all of a year under one partition key. */
  campaign: (year: number, day: string, personId: string): Key => ({
    pk: `CAMPAIGN#${year}`,
    sk: `${day}#${personId}`,
  }),
  link: (tokenHash: string): Key => ({ pk: `LINK#${tokenHash}`, sk: 'LINK' }),
  /** When a person last asked for a new link to send for an agency. */
  linkAsked: (agencyId: string, personId: string): Key => ({ pk: `LINK#ASKED#${agencyId}#${personId}`, sk: 'ASKED' }),
  /** Which submission was taken last for an agency's year. */
  taken: (agencyId: string, year: number): Key => ({ pk: `TAKEN#${agencyId}`, sk: String(year) }),
  /** The published version of an agency's year; all of a year under one partition key make the catalogue. */
  publication: (agencyId: string, year: number): Key => ({ pk: `CATALOGUE#${year}`, sk: agencyId }),
  /** Years that have a publication, and how many. */
  catalogueYear: (year: number): Key => ({ pk: 'CATALOGUE', sk: String(year) }),
  /** One list of a year, by what it is of: its heading and how many reports it has. */
  shelf: (year: number, group: string): Key => ({ pk: `SHELF#${year}`, sk: group }),
  /** One report in its list. */
  listed: (year: number, group: string, agencyId: string): Key => ({ pk: `LISTED#${year}#${group}`, sk: agencyId }),
  /** One report among all that are out, in order of publication. */
  latest: (publishedAt: string, agencyId: string, year: number): Key => ({
    pk: 'LATEST',
    sk: `${publishedAt}#${agencyId}#${year}`,
  }),
  /** That something changed about an agency's year, which is to be folded into the files of the whole year. */
  changed: (agencyId: string, year: number, id: string): Key => ({ pk: 'CHANGED', sk: `${year}#${agencyId}#${id}` }),
  /** One run of the self-inspection; all runs under one partition key, in order of time. */
  inspection: (startedAt: string): Key => ({ pk: 'INSPECTION', sk: startedAt }),
  /** How far the rebuild of everything derived has come. */
  rebuild: { pk: 'REBUILD', sk: 'REBUILD' } as Key,
  /** Claim of a version number by one manifest. */
  version: (agencyId: string, year: number, version: number): Key => ({
    pk: `VERSION#${agencyId}#${year}`,
    sk: String(version).padStart(4, '0'),
  }),
  /** One band of the signature of a report, beside those it may be like: see `functions/validate/likeness/lookups.ts`. */
  likeness: (year: number, bucket: string, position: string, agencyId: string): Key => ({
    pk: `LIKENESS#${year}#${bucket}`,
    sk: `${position}#${agencyId}`,
  }),
} as const;

/** The one secondary index: sparse lists of items that need attention or belong together. */
export const indexName = 'lists';
export const lists = {
  /** Submissions of an agency by upload order. */
  agency: (agencyId: string, order: string) => ({ listPk: `AGENCY#${agencyId}`, listSk: order }),
  /** Stages that wait for people or for delivery of their outcome, by next deadline. */
  waiting: (nextDeadline: string) => ({ listPk: 'WAITING', listSk: nextDeadline }),
  /** Overrides of which somebody is still to be told, or that are still to take effect. */
  overrides: (askedAt: string) => ({ listPk: 'OVERRIDES', listSk: askedAt }),
} as const;

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});

const checked = <Schema extends z.ZodType>(schema: Schema, item: Record<string, unknown>): z.output<Schema> => {
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

/** DynamoDB takes so many keys in one request. */
const mostKeys = 100;

/** Reads the items of these keys that are there, strongly consistent, in no order: one request where many single ones would be. */
export const findItems = async <Schema extends z.ZodType>(
  table: string,
  wanted: readonly Key[],
  schema: Schema,
): Promise<z.output<Schema>[]> => {
  const found: Record<string, unknown>[] = [];
  for (let left = [...wanted]; left.length > 0; ) {
    const Keys = left.splice(0, mostKeys).map(({ pk, sk }) => ({ pk, sk }));
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    left = [...((UnprocessedKeys?.[table]?.Keys ?? []) as Key[]), ...left];
  }
  return found.map((item) => checked(schema, item));
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

/** At most `limit` items on either side of a key in its partition, strongly consistent, each side the nearest first. */
export const queryAround = async <Schema extends z.ZodType>(
  table: string,
  { pk, sk }: Key,
  schema: Schema,
  limit: number,
): Promise<z.output<Schema>[]> => {
  const side = (comparison: '>=' | '<') =>
    page({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: `pk = :pk AND sk ${comparison} :sk`,
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ScanIndexForward: comparison === '>=',
      Limit: limit,
    });
  const items = (await Promise.all([side('>='), side('<')])).flat();
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
