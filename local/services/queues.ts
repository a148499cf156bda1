import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Authorize, account, type Clock, type Principal, type Service, ServiceError } from '../contracts.ts';
import type { Template } from '../template/template.ts';
import { jsonService, readInput } from './json-service.ts';
import { type Message, openQueueStore } from './queue-store.ts';

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
}

export interface QueuesOptions {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly authorize: Authorize;
  readonly queues: readonly Queue[];
}

export interface Queues {
  readonly service: Service;
  /** Puts a message into a queue, as the stack's own services do; on disk when it returns. */
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): void;
}

/** The queues of a template. */
export const readQueues = (template: Template): Queue[] =>
  template.list('AWS::SQS::Queue').map(({ attributes, arn, properties }) => ({
    name: attributes.QueueName ?? '',
    arn,
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    retentionSeconds: properties.MessageRetentionPeriod,
  }));

const QueueInput = z.looseObject({ QueueUrl: z.string() });
const SendInput = z.strictObject({
  QueueUrl: z.string(),
  MessageBody: z.string().min(1),
  MessageAttributes: z
    .record(z.string(), z.strictObject({ DataType: z.literal('String'), StringValue: z.string() }))
    .default({}),
});
const ReceiveInput = z.looseObject({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: z.int().min(0).optional(),
});
const DeleteInput = z.strictObject({ QueueUrl: z.string(), ReceiptHandle: z.string() });

/** Simple Queue Service, as far as dead letters need it: standard queues, kept on disk. */
export const createQueues = ({ database, clock, authorize, queues }: QueuesOptions): Queues => {
  const store = openQueueStore(database);
  const now = () => clock.now().getTime();

  /** The queue an address leads to, once the caller may do this with it. */
  const enter = (url: string, action: string, principal: Principal): Queue => {
    const queue = queues.find(({ name }) => url.endsWith(`/${account}/${name}`));
    if (!queue)
      throw new ServiceError('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.', 400);
    authorize(principal, `sqs:${action}`, queue.arn);
    store.expire(queue.name, now() - queue.retentionSeconds * 1000);
    return queue;
  };

  const service = jsonService({
    SendMessage: (input, principal) => {
      const { QueueUrl, MessageBody, MessageAttributes } = readInput(SendInput, input);
      const queue = enter(QueueUrl, 'SendMessage', principal);
      const attributes = Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]);
      const id = randomUUID();
      store.insert({
        id,
        queue: queue.name,
        body: MessageBody,
        attributes: Object.fromEntries(attributes),
        sentAt: now(),
      });
      return { MessageId: id, MD5OfMessageBody: md5(MessageBody) };
    },
    ReceiveMessage: (input, principal) => {
      const { QueueUrl, MaxNumberOfMessages, VisibilityTimeout } = readInput(ReceiveInput, input);
      const queue = enter(QueueUrl, 'ReceiveMessage', principal);
      const hiddenUntil = now() + (VisibilityTimeout ?? queue.visibilityTimeoutSeconds) * 1000;
      const messages = store.receive(queue.name, now(), hiddenUntil, MaxNumberOfMessages);
      return messages.length === 0 ? {} : { Messages: messages.map(describe) };
    },
    DeleteMessage: (input, principal) => {
      const { QueueUrl, ReceiptHandle } = readInput(DeleteInput, input);
      store.remove(enter(QueueUrl, 'DeleteMessage', principal).name, ReceiptHandle);
    },
    PurgeQueue: (input, principal) =>
      store.purge(enter(readInput(QueueInput, input).QueueUrl, 'PurgeQueue', principal).name),
    GetQueueAttributes: (input, principal) => {
      const queue = enter(readInput(QueueInput, input).QueueUrl, 'GetQueueAttributes', principal);
      const { visible, hidden } = store.count(queue.name, now());
      return {
        Attributes: {
          QueueArn: queue.arn,
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
          VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
          MessageRetentionPeriod: String(queue.retentionSeconds),
        },
      };
    },
  });

  return {
    service,
    send: (queueArn, body, attributes = {}) => {
      const queue = queues.find(({ arn }) => arn === queueArn);
      if (!queue) throw new ServiceError('QueueDoesNotExist', `There is no queue ${queueArn}.`, 400);
      store.insert({ id: randomUUID(), queue: queue.name, body, attributes, sentAt: now() });
    },
  };
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const describe = ({ id, body, attributes, sentAt, received, receipt }: Message) => ({
  MessageId: id,
  ReceiptHandle: receipt,
  Body: body,
  MD5OfBody: md5(body),
  Attributes: { SentTimestamp: String(sentAt), ApproximateReceiveCount: String(received) },
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  ),
});
