import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createClock } from '../../../local/clock.ts';
import type { Emit, Service } from '../../../local/contracts.ts';
import { createEvents } from '../../../local/events/events.ts';
import { issueCredentials, operatorCredentials } from '../../../local/lambda/environment.ts';
import { readFunctions } from '../../../local/lambda/function.ts';
import { createLambda } from '../../../local/lambda/lambda.ts';
import { createRuntime } from '../../../local/lambda/runtime.ts';
import { listen } from '../../../local/listen.ts';
import { createPermissions } from '../../../local/permissions/permissions.ts';
import { createQueues, readQueues } from '../../../local/services/queues.ts';
import { templateOf, type WrittenResource } from '../../builders/template.ts';
import { weather } from '../../builders/weather.ts';

/** A function whose whole code is `source`, an ES module that exports `handler`. */
export interface WrittenFunction {
  readonly source: string;
  readonly properties?: Record<string, unknown>;
}

const resourceOf = (name: string, { properties }: WrittenFunction): WrittenResource => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    ...properties,
  },
});

/** Writes the functions as bundles and runs them with events and queues, behind a port of this machine. */
export const runFunctions = async (
  functions: Record<string, WrittenFunction>,
  resources: Record<string, WrittenResource>,
) => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-lambda-'));
  const assets = Object.fromEntries(
    Object.entries(functions).map(([name, { source }]) => {
      const bundle = join(directory, 'bundles', name);
      mkdirSync(bundle, { recursive: true });
      writeFileSync(join(bundle, 'index.mjs'), source);
      return [name, bundle];
    }),
  );
  const written = Object.entries(functions).map(([name, one]) => [name, resourceOf(name, one)]);
  const template = templateOf({ Resources: { ...Object.fromEntries(written), ...resources } }, assets);
  const clock = createClock();
  const log: string[] = [];
  const { authorize } = createPermissions(template, (line) => log.push(line));
  const credentials = issueCredentials(template.list('AWS::IAM::Role').map(({ arn }) => arn));
  const database = new DatabaseSync(':memory:');
  const services: Record<string, Service> = {};
  const server = await listen({ services, host: '127.0.0.1', port: 0, find: credentials.find, clock, around: weather });
  const ground = { directory, database, clock, authorize, template, log: (line: string) => void log.push(line) };
  const runtime = createRuntime({
    directory,
    assembly: directory,
    clock,
    credentialsOf: credentials.of,
    endpoint: () => server.url,
  });
  const queues = createQueues({ ...ground, queues: readQueues(template) });
  const lambdas = readFunctions(template);
  const events = createEvents({ ...ground, functions: lambdas, pool: runtime.pool, queues });
  const lambda = createLambda({
    functions: lambdas,
    pool: runtime.pool,
    authorize,
    invokeLater: ({ arn }, payload) => events.invokeLater(arn, payload),
  });
  Object.assign(services, { lambda: lambda.service, sqs: queues.service });
  events.start();
  const settings = { endpoint: server.url, region: 'us-east-1', maxAttempts: 2 };
  const connect = (signer: LambdaClientConfig['credentials']) => new LambdaClient({ ...settings, credentials: signer });
  return {
    clock,
    log,
    emit: events.emit satisfies Emit,
    client: connect(operatorCredentials),
    roleClient: connect(credentials.of('arn:aws:iam::000000000000:role/Role')),
    queues: new SQSClient({ ...settings, credentials: operatorCredentials }),
    linesOf: (name: string): string[] =>
      readFileSync(join(directory, 'logs', `${name}.log`), 'utf8')
        .split('\n')
        .slice(0, -1),
    close: async () => {
      events.stop();
      await runtime.stop();
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
export type Running = Awaited<ReturnType<typeof runFunctions>>;

/** Invokes a function and reads what it answers. */
export const invoke = async (client: LambdaClient, FunctionName: string, event: unknown = {}) => {
  const answer = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  const payload: unknown = JSON.parse(answer.Payload?.transformToString() || 'null');
  return { status: answer.StatusCode, error: answer.FunctionError, payload };
};
