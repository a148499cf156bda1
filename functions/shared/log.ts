/** Values a log line may carry. Tokens, codes, mail addresses and texts of reports are never among them. */
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

const write = (level: 'info' | 'warning' | 'error', message: string, fields: Fields): void => {
  console.log(JSON.stringify({ level, message, ...fields }));
};

/** Counts that alarms watch, in the namespace `Gongkai`. */
type Metric = 'MailFailures' | 'MailsDelayed' | 'InspectionFindings';

/** How things stand at a moment, for alarms and the dashboard. */
type Gauge = 'Waiting' | 'OldestWaitHours' | 'OverdueMinutes' | 'Published';

/** CloudWatch makes metrics of a log line that says so (embedded metric format): no call, no right, no resource. */
const metrics = (names: readonly string[], unit: 'Count' | 'None') => ({
  Timestamp: Date.now(),
  CloudWatchMetrics: [{ Namespace: 'Gongkai', Dimensions: [[]], Metrics: names.map((Name) => ({ Name, Unit: unit })) }],
});

const count = (metric: Metric, fields: Fields): void => {
  const _aws = metrics([metric], 'Count');
  console.log(JSON.stringify({ level: 'warning', message: metric, ...fields, [metric]: 1, _aws }));
};

const measure = (message: string, values: Readonly<Partial<Record<Gauge, number>>>): void => {
  console.log(JSON.stringify({ level: 'info', message, ...values, _aws: metrics(Object.keys(values), 'None') }));
};

/** Structured log lines: one JSON object each, so that CloudWatch can query them by field. */
export const log = {
  info: (message: string, fields: Fields = {}): void => write('info', message, fields),
  warning: (message: string, fields: Fields = {}): void => write('warning', message, fields),
  count,
  measure,
  error: (message: string, fields: Fields = {}): void => write('error', message, fields),
};
