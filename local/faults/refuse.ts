import { ServiceError } from '../contracts.ts';

const internal: Readonly<Record<string, string>> = {
  s3: 'InternalError',
  dynamodb: 'InternalServerError',
  ssm: 'InternalServerError',
  kms: 'KMSInternalException',
  lambda: 'ServiceException',
};

const busy: Readonly<Record<string, readonly [code: string, status: number]>> = {
  s3: ['SlowDown', 503],
  dynamodb: ['ProvisionedThroughputExceededException', 400],
  ses: ['TooManyRequestsException', 429],
  lambda: ['TooManyRequestsException', 429],
};

/** The error with which a service owns up to a fault of its own. */
export const internalError = (service: string): ServiceError =>
  new ServiceError(internal[service] ?? 'InternalFailure', 'An internal error occurred (injected).', 500);

/** The error with which a service turns a call away that came too soon after others. */
export const throttling = (service: string): ServiceError => {
  const [code, status] = busy[service] ?? ['ThrottlingException', 400];
  return new ServiceError(code, 'Rate exceeded (injected).', status);
};
