import { type Authorize, type Invocation, type Invoke, ServiceError } from '../contracts.ts';
import { type Json, json, StateFault, type Task } from './execution.ts';

/**
 * Invokes the function of a task as the role of its machine; resolves with the result of the `lambda:invoke`
 * integration, rejects with a StateFault named as Step Functions names it.
 */
export async function invokeFunction(task: Task, roleArn: string, invoke: Invoke, authorize: Authorize): Promise<Json> {
  const invocation = await attempt(async () => {
    authorize({ kind: 'role', arn: roleArn }, 'lambda:InvokeFunction', task.functionName);
    return invoke(task.functionName, task.payload);
  });
  if (invocation.functionError) throw functionFault(invocation.payload);
  return {
    ExecutedVersion: '$LATEST',
    Payload: parse(invocation.payload),
    SdkHttpMetadata: { HttpStatusCode: 200 },
    StatusCode: 200,
  };
}

async function attempt(call: () => Promise<Invocation>): Promise<Invocation> {
  try {
    return await call();
  } catch (error) {
    throw new StateFault(errorName(error), error instanceof Error ? error.message : String(error));
  }
}

/** What the Lambda service itself refuses has its own names; anything else never reached it. */
function errorName(error: unknown): string {
  if (!(error instanceof ServiceError)) return 'Lambda.SdkClientException';
  if (error.status === 429 || /Throttl|TooManyRequests/.test(error.code)) return 'Lambda.TooManyRequestsException';
  if (error.code === 'ResourceNotFoundException') return 'Lambda.ResourceNotFoundException';
  if (/^AccessDenied/.test(error.code)) return 'Lambda.AWSLambdaException';
  return 'Lambda.SdkClientException';
}

/** The function threw: its error type is the error, its whole answer the cause. */
function functionFault(payload: string): StateFault {
  const answer = parse(payload);
  const type = typeof answer === 'object' && answer !== null && 'errorType' in answer ? answer.errorType : undefined;
  return new StateFault(typeof type === 'string' && type !== '' ? type : 'Lambda.Unknown', payload);
}

/** A payload that is no JSON is passed on as text. */
function parse(payload: string): Json {
  try {
    return json.parse(JSON.parse(payload));
  } catch {
    return payload;
  }
}
