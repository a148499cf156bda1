import type { Authorize, Clock, Emit, Invoke, Service } from '../contracts.ts';
import { createEvaluator } from './expressions/evaluator.ts';
import { redriveExecution, stopExecution } from './operations/control.ts';
import { getExecutionHistory } from './operations/history.ts';
import { describeStateMachine, listStateMachines } from './operations/machines.ts';
import type { Desk, Operation } from './operations/operation.ts';
import { describeExecution, listExecutions } from './operations/read.ts';
import { retention, startExecution } from './operations/start.ts';
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './operations/tasks.ts';
import { createRunner } from './runner.ts';
import { createService } from './service.ts';
import { createStatusChanges } from './status-changes.ts';
import { openDatabase } from './store/database.ts';
import { createExecutionStore } from './store/executions.ts';
import { createMachineStore, type MachineDeclaration, type MachineStore } from './store/machines.ts';

export interface StatesOptions {
  /** Where the state of the service lies; created if missing. */
  readonly directory: string;
  readonly clock: Clock;
  readonly invoke: Invoke;
  readonly emit: Emit;
  readonly authorize: Authorize;
  readonly stateMachines: readonly MachineDeclaration[];
}

export interface States {
  readonly service: Service;
  /** Takes up everything that has not ended. */
  start(): Promise<void>;
  /** Lets go of everything; what runs goes on at the next start. */
  stop(): Promise<void>;
}

/**
 * Step Functions of the embedded stack: Standard workflows in JSONata, durable under `directory`. Throws if a
 * definition uses anything the interpreter does not run.
 */
export function createStates({ directory, clock, invoke, emit, authorize, stateMachines }: StatesOptions): States {
  const database = openDatabase(directory);
  const executions = createExecutionStore(database);
  const machines = createMachineStore(database);
  const declared = stateMachines.map((machine) => machines.declare(machine, clock.now().getTime()));
  const evaluator = createEvaluator();
  const changes = createStatusChanges(database, emit, clock);
  const { evaluate } = evaluator;
  const runner = createRunner({ database, executions, machines, changes, evaluate, clock, invoke, authorize });
  const desk: Desk = {
    executions,
    machines: new Map(declared.map((machine) => [machine.arn, machine])),
    machineCreatedAt: machines.createdAt,
    runner,
    clock,
    authorize,
  };
  return {
    service: createService(operationsOf(desk, machines)),
    async start() {
      evaluator.start();
      executions.removeClosedBefore(clock.now().getTime() - retention);
      runner.resume();
    },
    async stop() {
      const drained = runner.stop();
      evaluator.stop();
      await drained;
      await changes.stop();
      database.connection.close();
    },
  };
}

function operationsOf(desk: Desk, machines: MachineStore): ReadonlyMap<string, Operation> {
  return new Map<string, Operation>([
    ['StartExecution', startExecution(desk)],
    ['DescribeExecution', describeExecution(desk)],
    ['ListExecutions', listExecutions(desk)],
    ['GetExecutionHistory', getExecutionHistory(desk)],
    ['StopExecution', stopExecution(desk)],
    ['RedriveExecution', redriveExecution(desk, ({ definitionId }) => machines.withId(definitionId))],
    ['DescribeStateMachine', describeStateMachine(desk)],
    ['ListStateMachines', listStateMachines(desk)],
    ['SendTaskSuccess', sendTaskSuccess(desk)],
    ['SendTaskFailure', sendTaskFailure(desk)],
    ['SendTaskHeartbeat', sendTaskHeartbeat(desk)],
  ]);
}
