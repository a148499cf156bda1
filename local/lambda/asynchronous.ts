import type { Authorize, Clock } from '../contracts.ts';
import type { Target } from '../events/deliveries.ts';
import type { Queues } from '../services/queues.ts';
import type { LambdaFunction } from './function.ts';
import type { Pool } from './pool.ts';

export interface AsynchronousOptions {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly authorize: Authorize;
  readonly queues: Queues;
  readonly log: (line: string) => void;
}

/** The function ran and failed; the answer says how. */
class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
  readonly payload: string;
  constructor(payload: string) {
    super(payload.slice(0, 300));
    this.payload = payload;
  }
}

/** A function as the target of events nobody waits for: retried after one and two minutes, then put aside. */
export const asynchronousTarget = (lambda: LambdaFunction, options: AsynchronousOptions): Target => ({
  retries: lambda.asynchronous.retries,
  maximumAgeSeconds: lambda.asynchronous.maximumAgeSeconds,
  delaySeconds: (attempts) => attempts * 60,
  deliver: async ({ payload }) => {
    const { functionError, payload: answer } = await options.pool.run(lambda, payload);
    if (functionError !== undefined) throw new FunctionFailed(answer);
  },
  giveUp: (delivery, error) => {
    const { onFailure, deadLetters } = lambda.asynchronous;
    const answer = error instanceof FunctionFailed ? error.payload : JSON.stringify({ errorMessage: String(error) });
    if (onFailure === undefined && deadLetters === undefined)
      options.log(`functions: ${lambda.name} failed for good on an event that has nowhere to go`);
    if (onFailure !== undefined) {
      put(onFailure, describeFailure(lambda, delivery, answer, options.clock.now()), {}, lambda, options);
    }
    if (deadLetters !== undefined) {
      const attributes = { RequestID: delivery.id, ErrorCode: '200', ErrorMessage: answer.slice(0, 1024) };
      put(deadLetters, delivery.payload, attributes, lambda, options);
    }
  },
});

/** The function's own role must be allowed to send to its queue. */
const put = (
  queueArn: string,
  body: string,
  attributes: Record<string, string>,
  lambda: LambdaFunction,
  { authorize, queues, log }: AsynchronousOptions,
): void => {
  try {
    authorize({ kind: 'role', arn: lambda.roleArn }, 'sqs:SendMessage', queueArn);
    queues.send(queueArn, body, attributes);
  } catch (error) {
    log(`functions: a failed event of ${lambda.name} could not be put aside: ${error}`);
  }
};

const describeFailure = (
  lambda: LambdaFunction,
  { id, attempts, payload }: { readonly id: string; readonly attempts: number; readonly payload: string },
  answer: string,
  now: Date,
): string =>
  JSON.stringify({
    version: '1.0',
    timestamp: now.toISOString(),
    requestContext: {
      requestId: id,
      functionArn: `${lambda.arn}:$LATEST`,
      condition: attempts > lambda.asynchronous.retries ? 'RetriesExhausted' : 'EventAgeExceeded',
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(payload),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: JSON.parse(answer),
  });
