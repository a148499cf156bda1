/** Values a log line may carry. Tokens, codes, mail addresses and texts of reports are never among them. */
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

const write = (level: 'info' | 'warning' | 'error', message: string, fields: Fields): void => {
  console.log(JSON.stringify({ level, message, ...fields }));
};

/** Structured log lines: one JSON object each, so that CloudWatch can query them by field. */
export const log = {
  info: (message: string, fields: Fields = {}): void => write('info', message, fields),
  warning: (message: string, fields: Fields = {}): void => write('warning', message, fields),
  error: (message: string, fields: Fields = {}): void => write('error', message, fields),
};
