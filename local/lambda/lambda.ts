import { buffer } from 'node:stream/consumers';
import { type Authorize, type Invocation, type Invoke, type Service, ServiceError } from '../contracts.ts';
import { errorResponse, jsonResponse, notImplemented } from '../services/json-service.ts';
import type { LambdaFunction } from './function.ts';
import type { Pool } from './pool.ts';

export interface LambdaOptions {
  readonly functions: readonly LambdaFunction[];
  readonly pool: Pool;
  readonly authorize: Authorize;
  /** Takes an event for later; on disk when it returns. */
  readonly invokeLater: (lambda: LambdaFunction, payload: string) => void;
}

export interface Lambda {
  readonly service: Service;
  readonly invoke: Invoke;
  /** For requests somebody is waiting for in front of a screen. */
  readonly invokeUrgently: Invoke;
}

/** Bytes of an event and of an answer. */
const mostBytes = 6 * 1024 * 1024;
const mostLaterBytes = 1024 * 1024;
const address = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?Qualifier=(?:%24|\$)LATEST)?$/;
const contentType = 'application/json';

/** Lambda: Invoke, waited for or not. */
export const createLambda = ({ functions, pool, authorize, invokeLater }: LambdaOptions): Lambda => {
  const find = (name: string): LambdaFunction => {
    const plain = name.replace(/:\$LATEST$/, '');
    const lambda = functions.find((one) => one.arn === plain || one.name === plain);
    if (lambda) return lambda;
    throw new ServiceError('ResourceNotFoundException', `Function not found: ${name}`, 404);
  };

  const run = async (name: string, payload: string, urgency: 'urgent' | 'ordinary'): Promise<Invocation> => {
    requireSize(payload, mostBytes);
    const invocation = await pool.run(find(name), payload, urgency);
    return Buffer.byteLength(invocation.payload) > mostBytes ? tooLarge(invocation.payload) : invocation;
  };

  const service: Service = async ({ method, target, headers, body, principal }) => {
    try {
      const [, name] = method === 'POST' ? (address.exec(target) ?? []) : [];
      if (name === undefined) throw notImplemented(`${method} ${target}`);
      const lambda = find(decodeURIComponent(name));
      authorize(principal, 'lambda:InvokeFunction', lambda.arn);
      const payload = readPayload((await buffer(body)).toString());
      const kind = headers['x-amz-invocation-type'] ?? 'RequestResponse';
      if (kind === 'Event') {
        requireSize(payload, mostLaterBytes);
        invokeLater(lambda, payload);
        return { status: 202 };
      }
      if (kind !== 'RequestResponse') throw notImplemented(`invocations of type ${kind}`);
      const { payload: answer, functionError } = await run(lambda.arn, payload, 'ordinary');
      const { headers: usual } = jsonResponse(200, null, contentType);
      const failed: Record<string, string> =
        functionError === undefined ? {} : { 'x-amz-function-error': functionError };
      return { status: 200, headers: { ...usual, 'x-amz-executed-version': '$LATEST', ...failed }, body: answer };
    } catch (error) {
      return errorResponse(error, contentType);
    }
  };

  return {
    service,
    invoke: (name, payload) => run(name, payload, 'ordinary'),
    invokeUrgently: (name, payload) => run(name, payload, 'urgent'),
  };
};

const readPayload = (text: string): string => {
  if (text === '') return '{}';
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new ServiceError('InvalidRequestContentException', 'Could not parse request body into json.', 400);
  }
};

const requireSize = (payload: string, most: number): void => {
  if (Buffer.byteLength(payload) > most)
    throw new ServiceError(
      'RequestTooLargeException',
      `Request must be smaller than ${most} bytes for the InvokeFunction operation`,
      413,
    );
};

const tooLarge = (payload: string): Invocation => ({
  functionError: 'Unhandled',
  payload: JSON.stringify({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${Buffer.byteLength(payload)} bytes) exceeded maximum allowed payload size (${mostBytes} bytes).`,
  }),
});
