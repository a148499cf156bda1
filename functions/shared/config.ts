import { ConfigurationError } from './errors.ts';

/** Names of the environment variables the functions may be given; `infra/` sets them, nobody else. */
export type Variable =
  | 'TABLE_NAME'
  | 'DROP_BUCKET'
  | 'WORK_BUCKET'
  | 'PUBLIC_BUCKET'
  | 'STATE_MACHINE_ARN'
  | 'COLUMN_FUNCTION'
  | 'KEY_ID'
  | 'SETTINGS_PREFIX'
  | 'ORIGIN_SECRET'
  | 'OBJECT_LOCK_YEARS'
  | 'CANARY';

/**
 * Reads one variable of the function's environment. Call it at the top of a handler, once, so that a missing one is
 * seen at the first start and by its name.
 */
export const variable = (name: Variable): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new ConfigurationError(`The environment variable ${name} is not set`);
  return value;
};

/** The same for a variable that only some installations set. */
export const optionalVariable = (name: Variable): string | undefined => process.env[name] || undefined;
