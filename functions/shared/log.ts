/** Values a log line may carry. Tokens, codes, mail addresses and texts of reports are never among them. */
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

const write = (level: 'info' | 'warning' | 'error', message: string, fields: Fields): void => {
  console.log(JSON.stringify({ level, message, ...fields }));
};

/** Counts that alarms watch, in the namespace `Gongkai`. */
type Metric = 'MailFailures' | 'MailsDelayed' | 'InspectionFindings';

/** CloudWatch makes a metric of a log line that says so (embedded metric format): no call, no right, no resource. */
const count = (metric: Metric, fields: Fields): void => {
  const _aws = {
    Timestamp: Date.now(),
    CloudWatchMetrics: [{ Namespace: 'Gongkai', Dimensions: [[]], Metrics: [{ Name: metric, Unit: 'Count' }] }],
  };
  console.log(JSON.stringify({ level: 'warning', message: metric, ...fields, [metric]: 1, _aws }));
};

/** Structured log lines: one JSON object each, so that CloudWatch can query them by field. */
export const log = {
  info: (message: string, fields: Fields = {}): void => write('info', message, fields),
  warning: (message: string, fields: Fields = {}): void => write('warning', message, fields),
  count,
  error: (message: string, fields: Fields = {}): void => write('error', message, fields),
};
