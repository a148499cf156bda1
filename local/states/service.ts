import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type Service, ServiceError, type ServiceResponse } from '../contracts.ts';
import type { Operation } from './operations/operation.ts';

const prefix = 'AWSStepFunctions.';

/** The wire: AWS JSON 1.0, one operation per request, named in `x-amz-target`. */
export function createService(operations: ReadonlyMap<string, Operation>): Service {
  return async ({ method, headers, body, principal }) => {
    const target = headers['x-amz-target'] ?? '';
    const operation = target.startsWith(prefix) ? operations.get(target.slice(prefix.length)) : undefined;
    try {
      if (method !== 'POST' || !operation) {
        throw new ServiceError(
          'UnknownOperationException',
          `${method} ${target || 'without x-amz-target'} is not served here.`,
          501,
        );
      }
      return answer(200, await operation(readBody(await text(body)), principal));
    } catch (error) {
      if (error instanceof ServiceError) return refusal(error);
      console.error(`${target} failed:`, error);
      return answer(500, {
        __type: 'InternalFailure',
        message: 'The embedded Step Functions failed; its log says why.',
      });
    }
  };
}

function readBody(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON.', 400);
  }
}

/** Step Functions answers every refusal with 400, also a missing permission. */
function refusal({ code, message, status }: ServiceError): ServiceResponse {
  if (code === 'AccessDenied') return answer(400, { __type: 'AccessDeniedException', message });
  return answer(status, { __type: code, message });
}

function answer(status: number, content: object): ServiceResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() };
  return { status, headers, body: JSON.stringify(content) };
}
