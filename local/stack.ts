import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readBuckets } from './buckets.ts';
import { createClock } from './clock.ts';
import { type Closers, createClosers } from './closers.ts';
import type { Clock, Service } from './contracts.ts';
import { listenDesk } from './desk/desk.ts';
import { createDynamoDb } from './dynamodb/dynamodb.ts';
import { createEvents } from './events/events.ts';
import { assembleFront } from './front/assemble.ts';
import { createCache } from './front/cache.ts';
import { listenFront } from './front/front.ts';
import { issueCredentials, type RoleCredentials } from './lambda/environment.ts';
import { readFunctions } from './lambda/function.ts';
import { invokeAsGateway } from './lambda/gateway.ts';
import { createLambda } from './lambda/lambda.ts';
import { createRuntime } from './lambda/runtime.ts';
import { listen } from './listen.ts';
import { lockDirectory } from './lock.ts';
import { openMailbox } from './mail/mailbox.ts';
import { listenSmtp } from './mail/smtp.ts';
import { createPermissions, type Permissions } from './permissions/permissions.ts';
import { createS3 } from './s3/s3.ts';
import { createInvalidations } from './services/invalidations.ts';
import { createKeys } from './services/keys.ts';
import { createMailService } from './services/mail-service.ts';
import { createParameters } from './services/parameters.ts';
import { createQueues, readQueues } from './services/queues.ts';
import { createSecretFiles, makePassword } from './services/secrets.ts';
import { localAddresses } from './site-address.ts';
import { readStateMachines } from './state-machines.ts';
import { createStates } from './states/states.ts';
import { readAssembly } from './template/assembly.ts';
import { TemplateRefusal } from './template/refusal.ts';
import { type Resource, readTemplate, type Template } from './template/template.ts';

export interface StackOptions {
  /** Directory of the cloud assembly. */
  readonly assembly: string;
  /** State directory; the same one continues where it stopped. */
  readonly directory: string;
  /** 0 for any free port. */
  readonly ports: { readonly api: number; readonly site: number; readonly desk: number; readonly smtp: number };
  readonly log: (line: string) => void;
}

export interface Stack {
  /** Addresses without a slash at the end. */
  readonly endpoint: string;
  readonly site: string;
  readonly desk: string;
  readonly smtp: string;
  readonly outputs: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const host = '127.0.0.1';

/**
 * Starts everything the template describes, on this machine, and writes `<directory>/outputs.json`.
 * @throws TemplateRefusal when the template is not understood, StateDirectoryInUse, or why a port is not to be had.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const closers = createClosers();
  try {
    const ground = layGround(options, closers);
    return await build(ground, options, closers);
  } catch (error) {
    await closers.close().catch(() => undefined);
    throw error;
  }
};

/** What every service stands on. */
interface Ground extends Permissions {
  readonly directory: string;
  readonly clock: Clock;
  readonly database: DatabaseSync;
  readonly template: Template;
  readonly distribution: Resource<'AWS::CloudFront::Distribution'>;
  readonly credentials: RoleCredentials;
  readonly log: (line: string) => void;
}

const layGround = ({ assembly, directory, log }: StackOptions, closers: Closers): Ground => {
  const lock = lockDirectory(directory);
  closers.add(lock.release);
  const secret = createSecretFiles(join(directory, 'secrets'), makePassword);
  const template = readTemplate(readAssembly(assembly), { secret });
  const [distribution, ...others] = template.list('AWS::CloudFront::Distribution');
  if (!distribution || others.length > 0) throw new TemplateRefusal('The template must have exactly one distribution.');
  const database = openDatabase(directory);
  closers.add(() => database.close());
  return {
    ...createPermissions(template, log),
    directory,
    clock: createClock({ file: join(directory, 'clock') }),
    database,
    template,
    distribution,
    credentials: issueCredentials(template.list('AWS::IAM::Role').map(({ arn }) => arn)),
    log,
  };
};

/** Small things of several services: deliveries, schedules, messages, parameters. Each service has its own tables. */
const openDatabase = (directory: string): DatabaseSync => {
  const database = new DatabaseSync(join(directory, 'services.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return database;
};

const build = async (ground: Ground, options: StackOptions, closers: Closers): Promise<Stack> => {
  const { directory, clock, template, distribution, authorize, credentials, log } = ground;
  let endpoint = '';
  const functions = readFunctions(template);
  const dynamodb = await createDynamoDb(ground);
  closers.add(dynamodb.stop);

  const runtime = createRuntime({ directory, clock, credentialsOf: credentials.of, endpoint: () => endpoint });
  closers.add(runtime.stop);
  const queues = createQueues({ ...ground, queues: readQueues(template) });
  const events = createEvents({ ...ground, functions, pool: runtime.pool, queues });
  closers.add(events.stop);
  const invokeLater = ({ arn }: { readonly arn: string }, payload: string) => events.invokeLater(arn, payload);
  const lambda = createLambda({ functions, pool: runtime.pool, authorize, invokeLater });

  const s3 = createS3({
    ...ground,
    directory: join(directory, 's3'),
    emit: events.emit,
    findCredentials: credentials.find,
    buckets: readBuckets(template),
  });
  closers.add(s3.close);
  const stateMachines = readStateMachines(template);
  const states = createStates({
    ...ground,
    directory: join(directory, 'states'),
    invoke: lambda.invoke,
    emit: events.emit,
    stateMachines,
  });
  closers.add(states.stop);

  const mailbox = openMailbox(join(directory, 'mail'), clock);
  const smtp = await listenSmtp(mailbox, { host, port: options.ports.smtp });
  closers.add(smtp.stop);
  const cache = createCache(clock);
  const invoke = invokeAsGateway(template, lambda.invokeUrgently, authorize);
  const serve = assembleFront(template, distribution, { s3: s3.service, invoke, clock, cache });
  const front = await listenFront({ serve, host, port: options.ports.site, log });
  closers.add(front.stop);
  const site = `http://${host}:${front.port}`;
  const localise = localAddresses(distribution, site);

  const services: Record<string, Service> = {
    s3: s3.service,
    dynamodb: dynamodb.service,
    states: states.service,
    lambda: lambda.service,
    sqs: queues.service,
    ssm: createParameters({ ...ground, parameters: readParameters(template, localise) }),
    kms: createKeys({ ...ground, keys: template.list('AWS::KMS::Key').map(({ ref, arn }) => ({ id: ref, arn })) }),
    ses: createMailService({ ...ground, deliver: mailbox.deliver }),
    cloudfront: createInvalidations({ ...ground, distributionId: distribution.ref, invalidate: cache.invalidate }),
  };
  const api = await listen({ services, host, port: options.ports.api, find: credentials.find, clock });
  closers.add(api.close);
  endpoint = api.url;
  const desk = await listenDesk({
    mailbox,
    states: states.service,
    stateMachineArn: stateMachines[0]?.arn ?? '',
    clock,
    site,
    endpoint,
    linksFile: join(directory, 'links.json'),
    host,
    port: options.ports.desk,
  });
  closers.add(desk.stop);

  events.start();
  await states.start();
  const resolved = Object.entries(template.outputs).map(([name, text]) => [name, localise(text)]);
  const outputs = { ...Object.fromEntries(resolved), Endpoint: endpoint };
  writeFileSync(join(directory, 'outputs.json'), `${JSON.stringify(outputs, null, 2)}\n`);
  return {
    endpoint,
    site,
    desk: `http://${host}:${desk.port}`,
    smtp: `smtp://${host}:${smtp.port}`,
    outputs,
    stop: closers.close,
  };
};

const readParameters = (template: Template, localise: (text: string) => string) =>
  template.list('AWS::SSM::Parameter').map(({ ref, properties }) => ({ name: ref, value: localise(properties.Value) }));
