import { randomBytes } from 'node:crypto';
import { ServiceError, type ServiceResponse } from '../contracts.ts';
import { writeXml } from './xml.ts';

/** An S3 error with the further elements and headers some of them carry. */
export class S3Error extends ServiceError {
  readonly details: Readonly<Record<string, string | number>>;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    code: string,
    message: string,
    status: number,
    details: Readonly<Record<string, string | number>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message, status);
    this.details = details;
    this.headers = headers;
  }
}

/** What this endpoint does not do it says: it never answers 200 to a request it did not understand. */
export function notImplemented(what: string): S3Error {
  return new S3Error('NotImplemented', `A header or operation you provided is not implemented here: ${what}`, 501);
}

export function invalidArgument(message: string, name: string, value: string): S3Error {
  return new S3Error('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
}

/** The body ended before, or after, the length that was declared. */
export function incompleteBody(): S3Error {
  const message = 'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new S3Error('IncompleteBody', message, 400);
}

/** Writes an error as S3 does. What is not a ServiceError is a fault of ours: 500 InternalError. */
export function errorResponse(error: unknown, target: string, requestId: string): ServiceResponse {
  const known =
    error instanceof ServiceError
      ? error
      : new ServiceError('InternalError', 'We encountered an internal error. Please try again.', 500);
  const details = known instanceof S3Error ? Object.entries(known.details) : [];
  const body = writeXml(
    [
      'Error',
      [
        ['Code', known.code],
        ['Message', known.message],
        ...details,
        ['Resource', target.split('?', 1)[0] ?? ''],
        ['RequestId', requestId],
        ['HostId', hostId],
      ],
    ],
    false,
  );
  return {
    status: known.status,
    headers: { 'content-type': 'application/xml', ...(known instanceof S3Error ? known.headers : {}) },
    body,
  };
}

/** A request id in the form S3 gives them. */
export function newRequestId(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}

/** S3 names the machine that answered; here it is always this one. */
export const hostId = 'gongkai-embedded-stack';
