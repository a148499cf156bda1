import { buffer } from 'node:stream/consumers';
import { type Authorize, type Service, ServiceError, type ServiceResponse } from '../contracts.ts';
import { errorResponse, jsonResponse, notImplemented } from '../services/json-service.ts';
import type { Template } from '../template/template.ts';
import { findNeeds, tableArn } from './access.ts';
import { startEngine } from './engine.ts';
import { ensureTables, listTables, partitionKeys, type Table } from './tables.ts';

export interface DynamoDbOptions {
  readonly directory: string;
  readonly authorize: Authorize;
  readonly template: Template;
}

export interface DynamoDb {
  readonly service: Service;
  stop(): Promise<void>;
}

/** What the engine does by itself. Tables come from the template and are not made or changed by requests. */
const enginePerforms = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
]);

/** Parameters the engine would pass over in silence. */
const engineIgnores = ['ReturnValuesOnConditionCheckFailure', 'ReturnItemCollectionMetrics'];

const contentType = 'application/x-amz-json-1.0';

/** DynamoDB: every request is judged by the policies, then done by the engine; what that lacks is refused with 501. */
export const createDynamoDb = async ({ directory, authorize, template }: DynamoDbOptions): Promise<DynamoDb> => {
  const tables = listTables(template);
  const engine = await startEngine(directory);
  await ensureTables(engine, tables);
  const findPartitionKey = partitionKeys(tables);

  const perform = async (operation: string, text: string, principal: Parameters<Authorize>[0]) => {
    const answered = descriptions[operation];
    if (!answered && !enginePerforms.has(operation)) throw notImplemented(operation);
    const input = readObject(text);
    for (const name of engineIgnores) if (Object.hasOwn(input, name)) throw notImplemented(`${operation} with ${name}`);
    for (const { action, resource, leadingKeys } of findNeeds(operation, input, findPartitionKey))
      authorize(principal, action, resource, leadingKeys === undefined ? {} : { 'dynamodb:LeadingKeys': leadingKeys });
    if (answered) return jsonResponse(200, answered(findTable(tables, input)), contentType);
    return fromEngine(await engine.send(operation, text));
  };

  return {
    service: async ({ headers, body, principal }) => {
      try {
        const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
        return await perform(operation, (await buffer(body)).toString(), principal);
      } catch (error) {
        return errorResponse(error, contentType);
      }
    },
    stop: engine.stop,
  };
};

const fromEngine = ({ status, body }: { readonly status: number; readonly body: string }): ServiceResponse => ({
  status,
  headers: { 'content-type': contentType },
  body,
});

/** Calls about what the engine lacks but the template sets: they tell the truth about the template. */
const descriptions: Readonly<Record<string, (table: Table) => unknown>> = {
  DescribeTimeToLive: ({ properties: { TimeToLiveSpecification: spec } }) => ({
    TimeToLiveDescription: spec?.Enabled
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: spec.AttributeName }
      : { TimeToLiveStatus: 'DISABLED' },
  }),
  DescribeContinuousBackups: () => ({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'DISABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
    },
  }),
};

const findTable = (tables: readonly Table[], { TableName }: Readonly<Record<string, unknown>>): Table => {
  const table = tables.find(({ ref }) => ref === TableName || tableArn(ref) === TableName);
  if (table) return table;
  throw new ServiceError('ResourceNotFoundException', 'Requested resource not found', 400);
};

const readObject = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // said below, in the words of the service
  }
  throw new ServiceError('SerializationException', 'The request is not a JSON object.', 400);
};
