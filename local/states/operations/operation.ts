import { z } from 'zod';
import { type Authorize, type Clock, type Principal, ServiceError } from '../../contracts.ts';
import type { Execution } from '../execution.ts';
import type { Machine } from '../machine.ts';
import type { Runner } from '../runner.ts';
import type { ExecutionStore } from '../store/executions.ts';

/** What the operations work on. */
export interface Desk {
  readonly executions: ExecutionStore;
  /** The machines of the template, by arn. */
  readonly machines: ReadonlyMap<string, Machine>;
  machineCreatedAt(arn: string): number;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly authorize: Authorize;
}

/** One call of the API: its input as sent, and who sent it. */
export type Operation = (input: unknown, principal: Principal) => object | Promise<object>;

export function refuse(code: string, message: string): ServiceError {
  return new ServiceError(code, message, 400);
}

/** The input by its schema, or ValidationException. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input);
  if (!read.success) throw refuse('ValidationException', z.prettifyError(read.error));
  return read.data;
}

/** Milliseconds since the epoch as the API writes an instant: seconds. */
export const seconds = (milliseconds: number | undefined) =>
  milliseconds === undefined ? undefined : milliseconds / 1000;

export function allowedMachine(desk: Desk, principal: Principal, action: string, arn: string): Machine {
  if (!/^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[^:]{1,80}$/.test(arn))
    throw refuse('InvalidArn', `Invalid Arn: '${arn}'`);
  desk.authorize(principal, action, arn);
  const machine = desk.machines.get(arn);
  if (!machine) throw refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
}

export function allowedExecution(desk: Desk, principal: Principal, action: string, arn: string): Execution {
  if (!/^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:execution:[^:]{1,80}:[^:]{1,80}$/.test(arn))
    throw refuse('InvalidArn', `Invalid Arn: '${arn}'`);
  desk.authorize(principal, action, arn);
  const execution = desk.executions.find(arn);
  if (!execution) throw refuse('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return execution;
}
