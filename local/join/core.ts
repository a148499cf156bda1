import { join } from 'node:path';
import type { Emit, Invoke, Service } from '../contracts.ts';
import { createDynamoDb } from '../dynamodb/dynamodb.ts';
import { createEvents } from '../events/events.ts';
import { createFaults, type Faults } from '../faults/faults.ts';
import { readFunctions } from '../lambda/function.ts';
import { invokeAsGateway } from '../lambda/gateway.ts';
import { createLambda } from '../lambda/lambda.ts';
import { createRuntime } from '../lambda/runtime.ts';
import { createScanner } from '../malware/scanner.ts';
import { createS3 } from '../s3/s3.ts';
import { createQueues, readQueues } from '../services/queues.ts';
import { createStates } from '../states/states.ts';
import type { Template } from '../template/template.ts';
import { readBuckets } from './buckets.ts';
import type { Closers } from './closers.ts';
import type { Ground } from './ground.ts';
import { readStateMachines } from './state-machines.ts';

/** The services the path runs on, joined: an object created, an event, a function run, an execution moved on. */
export interface Core {
  readonly s3: Service;
  readonly dynamodb: Service;
  readonly states: Service;
  readonly lambda: Service;
  readonly sqs: Service;
  /** ARN of the one state machine. */
  readonly stateMachineArn: string;
  /** What can be made to go wrong, by the operator only. */
  readonly faults: Faults;
  /** Puts an event on the bus. */
  readonly emit: Emit;
  /** Runs a function for API Gateway. */
  readonly invokeAsGateway: Invoke;
  /** Takes up what is left from earlier. Functions can reach the API from now on. */
  start(): Promise<void>;
}

/** Opens the services over what lies in the state directory. `endpoint` is asked when the first function is run. */
export const createCore = async (ground: Ground, endpoint: () => string, closers: Closers): Promise<Core> => {
  const { directory, assembly, template, authorize, clock, credentials, mostWorkers } = ground;
  const dynamodb = await createDynamoDb(ground);
  closers.add(dynamodb.stop);
  const runtime = createRuntime({ directory, assembly, clock, credentialsOf: credentials.of, endpoint, mostWorkers });
  closers.add(runtime.stop);
  const faults = createFaults({ ...ground, pool: runtime.pool, keyNames: keyNamesOf(template) });
  const { pool, spread } = faults;
  const functions = readFunctions(template);
  const queues = createQueues({ ...ground, queues: readQueues(template) });
  const events = createEvents({ ...ground, functions, pool, queues, spread });
  closers.add(events.stop);
  const { emit, invokeLater } = events;
  const lambda = createLambda({
    functions,
    pool,
    authorize,
    invokeLater: ({ arn }, payload) => invokeLater(arn, payload),
  });
  const s3 = createS3({
    ...ground,
    directory: join(directory, 's3'),
    emit: createScanner({ template, emit, s3: (request) => s3.service(request) }),
    findCredentials: credentials.find,
    buckets: readBuckets(template),
  });
  closers.add(s3.close);
  const stateMachines = readStateMachines(template);
  const states = createStates({
    ...ground,
    directory: join(directory, 'states'),
    invoke: lambda.invoke,
    emit,
    stateMachines,
  });
  closers.add(states.stop);
  return {
    s3: s3.service,
    dynamodb: dynamodb.service,
    states: states.service,
    lambda: lambda.service,
    sqs: queues.service,
    faults,
    emit,
    stateMachineArn: stateMachines[0]?.arn ?? '',
    invokeAsGateway: invokeAsGateway(template, lambda.invokeUrgently, authorize),
    start: () => {
      events.start();
      return states.start();
    },
  };
};

/** Key attributes of all tables. */
const keyNamesOf = (template: Template): string[] => {
  const tables = [...template.list('AWS::DynamoDB::Table'), ...template.list('AWS::DynamoDB::GlobalTable')];
  const names = tables.flatMap(({ properties }) => properties.KeySchema.map(({ AttributeName }) => AttributeName));
  return [...new Set(names)];
};
