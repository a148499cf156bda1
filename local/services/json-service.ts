import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { type Principal, type Service, ServiceError, type ServiceResponse } from '../contracts.ts';

/** One operation of a service: reads its input, checks the permission, acts, answers. */
export type Operation = (input: unknown, principal: Principal) => unknown;

/**
 * A service of the AWS JSON protocols, by the names of its operations. Anything else is answered with 501, so that
 * nobody takes silence for success. Failures are in the words of AWS: `__type` and `message`.
 */
export const jsonService =
  (operations: Readonly<Record<string, Operation>>): Service =>
  async ({ headers, body, principal }) => {
    const name = headers['x-amz-target']?.split('.').at(-1) ?? '';
    const version = headers['content-type'] ?? 'application/x-amz-json-1.1';
    try {
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (!operation) throw notImplemented(name);
      const output = await operation(await readJson(body), principal);
      return jsonResponse(200, output ?? {}, version);
    } catch (error) {
      return errorResponse(error, version);
    }
  };

export const notImplemented = (what: string): ServiceError =>
  new ServiceError(
    'NotImplemented',
    `The embedded stack does not serve ${what === '' ? 'this operation' : what}.`,
    501,
  );

/** Checks an input by its schema; throws ValidationException. */
export const readInput = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const read = schema.safeParse(input);
  if (!read.success) throw new ServiceError('ValidationException', z.prettifyError(read.error), 400);
  return read.data;
};

const readJson = async (body: Parameters<typeof buffer>[0]): Promise<unknown> => {
  const text = (await buffer(body)).toString();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ServiceError('SerializationException', 'The request is not JSON.', 400);
  }
};

export const jsonResponse = (status: number, output: unknown, contentType: string): ServiceResponse => ({
  status,
  headers: { 'content-type': contentType, 'x-amzn-requestid': randomUUID() },
  body: JSON.stringify(output),
});

/** Errors that are not the service's own are faults of the stack and thrown on. */
export const errorResponse = (error: unknown, contentType: string): ServiceResponse => {
  if (!(error instanceof ServiceError)) throw error;
  const code = error.code === 'AccessDenied' ? 'AccessDeniedException' : error.code;
  const status = error.code === 'AccessDenied' ? 400 : error.status;
  const response = jsonResponse(status, { __type: code, message: error.message }, contentType);
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': code } };
};
