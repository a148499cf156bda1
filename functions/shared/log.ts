import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/**
 * Values a log line may carry. Tokens, codes, addresses of any kind and texts of reports are never among them. A field
 * `submissionId` becomes the line's `correlation_id`.
 */
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Counts that alarms watch, in the namespace `Gongkai`. */
type Metric = 'MailFailures' | 'MailsDelayed' | 'InspectionFindings';

/** How things stand at a moment, for alarms and the dashboard. */
type Gauge = 'Waiting' | 'OldestWaitHours' | 'OverdueMinutes' | 'Published' | 'CanaryPassed' | 'CanarySeconds';

/** What Lambda tells a function of its invocation, as far as lines have it. */
interface Invocation {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
}

// The service, in lines and as the metrics' one dimension, is the installation's name (`POWERTOOLS_SERVICE_NAME`).
const logger = new Logger();
const metrics = new Metrics({ namespace: 'Gongkai' });
const submissions = new AsyncLocalStorage<string>();

/** Whatever is logged while `act` runs, also by what it calls, is about this submission. */
export const about = <Answer>(submissionId: string, act: () => Answer): Answer => submissions.run(submissionId, act);

/** Has the lines of an invocation carry its request id, the function's name, and whether it was the first after a start. */
export const inInvocation =
  <Event, Context, Answer>(handler: (event: Event, context?: Context) => Answer) =>
  (event: Event, context?: Context & Invocation): Answer => {
    // Tests call without.
    if (context) logger.addContext(context);
    return handler(event, context);
  };

const lineOf = ({ submissionId, ...fields }: Fields) => ({
  correlation_id: submissionId ?? submissions.getStore(),
  ...fields,
});

/** CloudWatch makes metrics of a line of its own (embedded metric format): no call, no right, no resource. */
const publish = (
  values: Readonly<Record<string, number>>,
  unit: (typeof MetricUnit)[keyof typeof MetricUnit],
): void => {
  for (const [name, value] of Object.entries(values)) metrics.addMetric(name, unit, value);
  metrics.publishStoredMetrics();
};

const count = (metric: Metric, fields: Fields): void => {
  logger.warn(metric, lineOf(fields));
  publish({ [metric]: 1 }, MetricUnit.Count);
};

const measure = (message: string, values: Readonly<Partial<Record<Gauge, number>>>): void => {
  logger.info(message, lineOf(values));
  publish(values, MetricUnit.NoUnit);
};

/** Structured log lines: one JSON object each, with the fields of Powertools, so that CloudWatch can query them by field. */
export const log = {
  info: (message: string, fields: Fields = {}): void => logger.info(message, lineOf(fields)),
  warning: (message: string, fields: Fields = {}): void => logger.warn(message, lineOf(fields)),
  count,
  measure,
  error: (message: string, fields: Fields = {}): void => logger.error(message, lineOf(fields)),
};
