import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { ExecutionEndedSchema, ObjectCreatedSchema } from '../schemas/events.ts';
import type { Outputs } from './outputs.ts';

/** Where the queues of dead letters are, and who takes their events: outputs of the stack. */
const PlacesSchema = z.object({
  ReceiveDeadLetterQueueUrl: z.string(),
  ReceiveFunctionName: z.string(),
  ParkDeadLetterQueueUrl: z.string(),
  ParkFunctionName: z.string(),
});

interface Place {
  readonly queue: 'receive' | 'park';
  readonly url: string;
  readonly functionName: string;
}

const placesOf = (outputs: Outputs): Place[] => {
  const { ReceiveDeadLetterQueueUrl, ReceiveFunctionName, ParkDeadLetterQueueUrl, ParkFunctionName } =
    PlacesSchema.parse(outputs);
  return [
    { queue: 'receive', url: ReceiveDeadLetterQueueUrl, functionName: ReceiveFunctionName },
    { queue: 'park', url: ParkDeadLetterQueueUrl, functionName: ParkFunctionName },
  ];
};

/** An event that could not be handed over, or that its function failed on for good. */
export interface DeadLetter {
  readonly queue: Place['queue'];
  readonly messageId: string;
  /** What it is about: the uploaded object, or the execution that ended. */
  readonly about: string;
  /** When it was put aside. */
  readonly since: string;
  /** What was said by who put it aside, if anything. */
  readonly error: string;
}

/** What became of one event that was handed over again. */
export interface Redriven extends DeadLetter {
  readonly outcome: 'taken' | 'failed';
}

const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const lambda = new LambdaClient({});

const aboutOf = (body: string): string => {
  const event = z.union([ObjectCreatedSchema, ExecutionEndedSchema]).safeParse(JSON.parse(body));
  if (!event.success) return 'an event of another shape';
  const { detail } = event.data;
  if ('name' in detail) return `execution ${detail.name} ${detail.status}`;
  return `s3://${detail.bucket.name}/${detail.object.key} version ${detail.object['version-id']}`;
};

const letterOf = ({ queue }: Place, message: Message): DeadLetter => {
  const attributes = message.MessageAttributes ?? {};
  const error = attributes.ERROR_MESSAGE ?? attributes.ErrorMessage;
  return {
    queue,
    messageId: message.MessageId ?? '',
    about: aboutOf(message.Body ?? '{}'),
    since: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
    error: error?.StringValue ?? '',
  };
};

const receive = async ({ url }: Place, hiddenSeconds: number): Promise<Message[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: hiddenSeconds,
      MessageSystemAttributeNames: ['SentTimestamp'],
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
};

/** How many dead letters there are in each queue, and some of them: at most ten, which stay where they are. */
export const deadLetters = async (
  outputs: Outputs,
): Promise<{ readonly queue: Place['queue']; readonly count: number; readonly some: readonly DeadLetter[] }[]> =>
  Promise.all(
    placesOf(outputs).map(async (place) => {
      const AttributeNames = ['ApproximateNumberOfMessages' as const, 'ApproximateNumberOfMessagesNotVisible' as const];
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: place.url, AttributeNames }),
      );
      const count = AttributeNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
      const some = (await receive(place, 0)).map((message) => letterOf(place, message));
      return { queue: place.queue, count, some };
    }),
  );

/** Long enough for one batch; what failed is seen again after it. */
const hiddenSeconds = 600;

/**
 * Hands every dead letter to its function once more. One that is taken is deleted, one that fails stays in its queue. To
 * hand over twice does no harm: both functions know what they have taken.
 */
export const redriveDeadLetters = async (
  outputs: Outputs,
  onProgress: (redriven: Redriven) => void = () => {},
): Promise<Redriven[]> => {
  const all: Redriven[] = [];
  for (const place of placesOf(outputs)) {
    for (let batch = await receive(place, hiddenSeconds); batch.length > 0; batch = await receive(place, hiddenSeconds))
      for (const message of batch) {
        const redriven = await redrive(place, message);
        onProgress(redriven);
        all.push(redriven);
      }
  }
  return all;
};

const redrive = async (place: Place, message: Message): Promise<Redriven> => {
  const letter = letterOf(place, message);
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: place.functionName, Payload: Buffer.from(message.Body ?? '{}') }),
  );
  if (FunctionError !== undefined)
    return {
      ...letter,
      outcome: 'failed',
      error: Buffer.from(Payload ?? [])
        .toString()
        .slice(0, 500),
    };
  await sqs.send(new DeleteMessageCommand({ QueueUrl: place.url, ReceiptHandle: message.ReceiptHandle }));
  return { ...letter, outcome: 'taken' };
};
