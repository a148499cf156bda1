import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import type { Clock } from '../../../local/contracts.ts';
import { createQueues, type Queues } from '../../../local/services/queues.ts';
import { call } from './call.ts';

const arn = 'arn:aws:sqs:us-east-1:000000000000:Dead';
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/Dead';
const queue = { name: 'Dead', arn, visibilityTimeoutSeconds: 30, retentionSeconds: 86_400 };

let clock: Clock;
let queues: Queues;

beforeEach(() => {
  clock = createClock();
  queues = createQueues({ database: new DatabaseSync(':memory:'), clock, authorize: () => {}, queues: [queue] });
});

const receive = async (more = {}): Promise<Record<string, unknown>[]> => {
  const { body } = await call(queues.service, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10, ...more });
  return (body.Messages ?? []) as Record<string, unknown>[];
};
const count = async (): Promise<unknown[]> => {
  const { body } = await call(queues.service, 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
  const attributes = body.Attributes as Record<string, string>;
  return [attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible];
};

describe('a queue', () => {
  it('hands out what was put in, in order, with its attributes', async () => {
    queues.send(arn, 'first', { ERROR_MESSAGE: 'why' });
    await call(queues.service, 'SendMessage', { QueueUrl, MessageBody: 'second' });
    expect(await receive()).toMatchObject([
      {
        Body: 'first',
        MD5OfBody: '8b04d5e3775d298e78455efc5ca404d5',
        MessageAttributes: { ERROR_MESSAGE: { DataType: 'String', StringValue: 'why' } },
      },
      { Body: 'second' },
    ]);
  });

  it('hides what it has handed out until the visibility timeout is over', async () => {
    queues.send(arn, 'first');
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toHaveLength(0);
    expect(await count()).toEqual(['0', '1']);
    clock.advance(30_000);
    expect(await receive()).toMatchObject([{ Attributes: { ApproximateReceiveCount: '2' } }]);
  });

  it('forgets a message by its latest receipt only', async () => {
    queues.send(arn, 'first');
    const [before] = await receive({ VisibilityTimeout: 0 });
    const [after] = await receive({ VisibilityTimeout: 0 });
    await call(queues.service, 'DeleteMessage', { QueueUrl, ReceiptHandle: before?.ReceiptHandle });
    expect(await count()).toEqual(['1', '0']);
    await call(queues.service, 'DeleteMessage', { QueueUrl, ReceiptHandle: after?.ReceiptHandle });
    expect(await count()).toEqual(['0', '0']);
  });

  it('forgets everything when purged, and what is older than its retention', async () => {
    queues.send(arn, 'first');
    clock.advance(86_400_001);
    expect(await receive()).toEqual([]);
    queues.send(arn, 'second');
    await call(queues.service, 'PurgeQueue', { QueueUrl });
    expect(await count()).toEqual(['0', '0']);
  });

  it('that is not in the template does not exist, and other operations are answered with 501', async () => {
    expect(await call(queues.service, 'ReceiveMessage', { QueueUrl: `${QueueUrl}2` })).toMatchObject({ status: 400 });
    expect(await call(queues.service, 'CreateQueue', { QueueName: 'x' })).toMatchObject({ status: 501 });
  });
});
