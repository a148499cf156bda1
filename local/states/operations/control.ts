import { z } from 'zod';
import type { Execution } from '../execution.ts';
import { redrivability, redriven } from '../redrive.ts';
import { allowedExecution, type Desk, type Operation, readInput, refuse, seconds } from './operation.ts';

const stopInput = z.object({
  executionArn: z.string(),
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});

/** One that has ended already stays as it is and tells when that was. */
export function stopExecution(desk: Desk): Operation {
  return async (body, principal) => {
    const { executionArn, error, cause } = readInput(stopInput, body);
    allowedExecution(desk, principal, 'states:StopExecution', executionArn);
    await desk.runner.send(executionArn, { kind: 'stop', error, cause });
    return { stopDate: seconds(desk.executions.find(executionArn)?.stoppedAt) };
  };
}

const redriveInput = z.object({ executionArn: z.string(), clientToken: z.string().min(1).max(64).optional() });

/** A call repeated with the same client token within 15 minutes counts once. */
const clientTokenLifetime = 15 * 60 * 1000;

export function redriveExecution(
  desk: Desk,
  machineOf: (execution: Execution) => Parameters<typeof redriven>[1],
): Operation {
  return (body, principal) => {
    const { executionArn, clientToken } = readInput(redriveInput, body);
    const execution = allowedExecution(desk, principal, 'states:RedriveExecution', executionArn);
    const now = desk.clock.now().getTime();
    const { redrivenAt, redriveToken } = execution;
    const repeated = redrivenAt !== undefined && clientToken === redriveToken && now - redrivenAt < clientTokenLifetime;
    if (clientToken !== undefined && repeated) return { redriveDate: seconds(redrivenAt) };
    const { reason } = redrivability(execution, now);
    if (reason !== undefined) throw refuse('ExecutionNotRedrivable', reason);
    const next = redriven(execution, machineOf(execution), now, clientToken);
    const details = { executionRedrivenEventDetails: { redriveCount: next.redriveCount } };
    desk.runner.begin(next, { id: next.events, at: now, type: 'ExecutionRedriven', details }, false);
    return { redriveDate: seconds(now) };
  };
}
