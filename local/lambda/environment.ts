import { randomBytes } from 'node:crypto';
import { type Credentials, type FindCredentials, region } from '../contracts.ts';
import type { LambdaFunction } from './function.ts';

/** Access key of the operator, see local/README.md. It opens nothing but a stack on the loopback interface. */
export const operatorCredentials: Credentials = {
  accessKeyId: 'gongkai',
  secretAccessKey: 'gongkai-operator',
  principal: { kind: 'operator' },
};

/** Credentials of the functions' roles, made anew for each process that asks, and how to find any of them by access key. */
export interface RoleCredentials {
  /** Each worker signs with credentials of its own, so that one can be told from another of the same role. */
  readonly of: (roleArn: string) => Credentials;
  readonly find: FindCredentials;
}

export const issueCredentials = (roleArns: readonly string[]): RoleCredentials => {
  const known = new Set(roleArns);
  const byKey = new Map([[operatorCredentials.accessKeyId, operatorCredentials]]);
  return {
    of: (roleArn) => {
      const issued = issue(roleArn);
      // What is presigned outlives the process that signed it, so nothing is forgotten.
      if (known.has(roleArn)) byKey.set(issued.accessKeyId, issued);
      return issued;
    },
    find: (accessKeyId) => byKey.get(accessKeyId),
  };
};

const issue = (arn: string): Credentials => ({
  accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
  secretAccessKey: randomBytes(30).toString('base64'),
  sessionToken: randomBytes(48).toString('base64'),
  principal: { kind: 'role', arn },
});

/** All a function finds in its environment: what the template sets, what Lambda sets, and where the API is. */
export const createEnvironment = (
  lambda: LambdaFunction,
  credentials: Credentials,
  endpoint: string,
): Readonly<Record<string, string>> => ({
  ...lambda.variables,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken ?? '',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ENDPOINT_URL: endpoint,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_FUNCTION_NAME: lambda.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMegabytes),
  LAMBDA_TASK_ROOT: lambda.directory,
  _HANDLER: lambda.handler,
  TZ: 'UTC',
  // Otherwise the SDK would read the configuration of whoever started the stack.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
});
