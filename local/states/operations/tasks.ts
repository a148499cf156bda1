import { z } from 'zod';
import type { Principal } from '../../contracts.ts';
import { type Json, json, largestData, StateFault } from '../execution.ts';
import type { Stimulus } from '../interpreter/step.ts';
import { type Desk, type Operation, readInput, refuse } from './operation.ts';

const taskToken = z.string().min(1).max(2048);
const successInput = z.object({ taskToken, output: z.string() });
const failureInput = z.object({
  taskToken,
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const heartbeatInput = z.object({ taskToken });

export function sendTaskSuccess(desk: Desk): Operation {
  return (body, principal) => {
    const { taskToken: token, output } = readInput(successInput, body);
    const owner = allowedOwner(desk, principal, 'states:SendTaskSuccess', token);
    return send(desk, owner, { kind: 'succeed', token, result: readOutput(output) });
  };
}

export function sendTaskFailure(desk: Desk): Operation {
  return (body, principal) => {
    const { taskToken: token, error = '', cause } = readInput(failureInput, body);
    const owner = allowedOwner(desk, principal, 'states:SendTaskFailure', token);
    return send(desk, owner, { kind: 'fail', token, fault: new StateFault(error, cause) });
  };
}

export function sendTaskHeartbeat(desk: Desk): Operation {
  return (body, principal) => {
    const { taskToken: token } = readInput(heartbeatInput, body);
    const owner = allowedOwner(desk, principal, 'states:SendTaskHeartbeat', token);
    return send(desk, owner, { kind: 'heartbeat', token });
  };
}

/** Arn of the execution the token was issued for; the permission is asked on its state machine. */
function allowedOwner({ executions, authorize }: Desk, principal: Principal, action: string, token: string): string {
  const arn = executions.ownerOf(token);
  const execution = arn === undefined ? undefined : executions.find(arn);
  if (!execution) throw refuse('InvalidToken', "Invalid Token: 'The task token was not issued here'");
  authorize(principal, action, execution.machineArn);
  return execution.arn;
}

function readOutput(output: string): Json {
  if (Buffer.byteLength(output) > largestData)
    throw refuse('InvalidOutput', `The output exceeds ${largestData} bytes.`);
  try {
    return json.parse(JSON.parse(output));
  } catch (error) {
    throw refuse('InvalidOutput', `Invalid Output: ${error instanceof Error ? error.message : error}`);
  }
}

async function send({ runner }: Desk, arn: string, stimulus: Stimulus): Promise<object> {
  if (!(await runner.send(arn, stimulus))) {
    throw refuse('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }
  return {};
}
