import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Execution, type Json, json, largestData } from '../execution.ts';
import { arrival } from '../interpreter/exit.ts';
import type { Machine } from '../machine.ts';
import { allowedMachine, type Desk, type Operation, readInput, refuse, seconds } from './operation.ts';

/** Histories, and with them names, are kept this long after the end. */
export const retention = 90 * 24 * 60 * 60 * 1000;

const startInput = z.object({
  stateMachineArn: z.string(),
  name: z.string().default(() => randomUUID()),
  input: z.string().default('{}'),
  traceHeader: z.string().optional(),
});

export function startExecution(desk: Desk): Operation {
  return (body, principal) => {
    const { stateMachineArn, name, input } = readInput(startInput, body);
    const machine = allowedMachine(desk, principal, 'states:StartExecution', stateMachineArn);
    checkName(name);
    const value = readExecutionInput(input);
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const now = desk.clock.now().getTime();
    const existing = reserveName(desk, arn, now);
    if (existing && (existing.status !== 'RUNNING' || existing.input !== input)) {
      throw refuse('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    if (!existing) begin(desk, machine, { arn, name, input, value, now });
    return { executionArn: arn, startDate: seconds(existing?.startedAt ?? now) };
  };
}

function checkName(name: string): void {
  // as the API reference lists them
  const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;
  if (name.length < 1 || name.length > 80 || forbidden.test(name))
    throw refuse('InvalidName', `Invalid Name: '${name}'`);
}

function readExecutionInput(input: string): Json {
  if (Buffer.byteLength(input) > largestData) {
    throw refuse('ValidationException', `Value at 'input' must not be longer than ${largestData} bytes.`);
  }
  try {
    return json.parse(JSON.parse(input));
  } catch (error) {
    throw refuse(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** The execution that holds the name; one that ended long enough ago gives it up. */
function reserveName({ executions }: Desk, arn: string, now: number): Execution | undefined {
  const existing = executions.find(arn);
  if (existing?.stoppedAt === undefined || now - existing.stoppedAt < retention) return existing;
  executions.remove(arn);
  return undefined;
}

interface Beginning {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly value: Json;
  readonly now: number;
}

function begin({ runner }: Desk, machine: Machine, { arn, name, input, value, now }: Beginning): void {
  const { StartAt, TimeoutSeconds } = machine.definition;
  const execution: Execution = {
    arn,
    name,
    machineArn: machine.arn,
    definitionId: machine.definitionId,
    status: 'RUNNING',
    input,
    startedAt: now,
    ...(TimeoutSeconds === undefined ? {} : { timeoutAt: now + TimeoutSeconds * 1000 }),
    redriveCount: 0,
    events: 1,
    position: arrival({ machine, now }, StartAt, value, {}),
  };
  const details = { input, inputDetails: { truncated: false }, roleArn: machine.roleArn };
  runner.begin(
    execution,
    { id: 1, at: now, type: 'ExecutionStarted', details: { executionStartedEventDetails: details } },
    true,
  );
}
