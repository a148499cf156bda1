import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { createClock } from '../../../local/clock.ts';
import { createDynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { issueCredentials, operatorCredentials } from '../../../local/lambda/environment.ts';
import { listen } from '../../../local/listen.ts';
import { createPermissions } from '../../../local/permissions/permissions.ts';
import { roleWith, templateOf } from '../../builders/template.ts';
import { attempts, weather } from '../../builders/weather.ts';

/** A table with `pk` and `sk` and the index `lists` by `listPk` and `listSk`, held to the contract. */
export interface TestedTable {
  readonly name: string;
  readonly client: DynamoDBClient;
  close(): Promise<void>;
}

/** Properties of the table as CloudFormation and CreateTable both take them. */
const properties = {
  AttributeDefinitions: ['pk', 'sk', 'listPk', 'listSk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
  BillingMode: 'PAY_PER_REQUEST' as const,
  GlobalSecondaryIndexes: [
    {
      IndexName: 'lists',
      KeySchema: [
        { AttributeName: 'listPk', KeyType: 'HASH' as const },
        { AttributeName: 'listSk', KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'ALL' as const },
    },
  ],
};

/** A template with the table and a role that has these statements. */
export const tableTemplate = (...statements: Record<string, unknown>[]) =>
  templateOf({
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { ...properties, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } },
      },
      Role: roleWith(...statements),
    },
  });

/** Our own DynamoDB behind a port of this machine; `connectAs` gives a client of the role in the template. */
export const openOwnTable = async (directory: string, ...statements: Record<string, unknown>[]) => {
  const template = tableTemplate(...statements);
  const { authorize } = createPermissions(template, () => {});
  const dynamodb = await createDynamoDb({ directory, authorize, template });
  const roleArn = 'arn:aws:iam::000000000000:role/Role';
  const credentials = issueCredentials([roleArn]);
  const services = { dynamodb: dynamodb.service };
  const server = await listen({
    services,
    host: '127.0.0.1',
    port: 0,
    find: credentials.find,
    clock: createClock(),
    around: weather,
  });
  const connect = (signer: DynamoDBClientConfig['credentials']) =>
    new DynamoDBClient({ endpoint: server.url, region: 'us-east-1', credentials: signer, maxAttempts: attempts });
  return {
    name: 'Table',
    client: connect(operatorCredentials),
    roleClient: connect(credentials.of(roleArn)),
    close: async () => {
      await server.close();
      await dynamodb.stop();
    },
  };
};

/** The table at GONGKAI_ENDPOINT (AWS or any emulator, with the credentials of the environment), else our own. */
export const openTable = async (): Promise<TestedTable> => {
  const endpoint = process.env.GONGKAI_ENDPOINT;
  if (endpoint) return openForeignTable(endpoint);
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-dynamodb-'));
  const table = await openOwnTable(directory);
  const close = async () => {
    await table.close();
    rmSync(directory, { recursive: true });
  };
  return { ...table, close };
};

const openForeignTable = async (endpoint: string): Promise<TestedTable> => {
  const client = new DynamoDBClient({ endpoint });
  const name = `gongkai-contract-${Date.now()}`;
  await client.send(new CreateTableCommand({ TableName: name, ...properties }));
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: name });
  const close = async () => {
    await client.send(new DeleteTableCommand({ TableName: name }));
  };
  return { name, client, close };
};
