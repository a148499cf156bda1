import { z } from 'zod';
import type { Execution } from '../execution.ts';
import { redrivability } from '../redrive.ts';
import { allowedExecution, allowedMachine, type Desk, type Operation, readInput, seconds } from './operation.ts';
import { pageInput, readPageToken, writePageToken } from './page.ts';

const describeInput = z.object({
  executionArn: z.string(),
  includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).default('ALL_DATA'),
});

export function describeExecution(desk: Desk): Operation {
  return (body, principal) => {
    const { executionArn, includedData } = readInput(describeInput, body);
    const execution = allowedExecution(desk, principal, 'states:DescribeExecution', executionArn);
    const included = includedData === 'ALL_DATA';
    const { redrivable, reason } = redrivability(execution, desk.clock.now().getTime());
    const { input, output } = execution;
    return {
      ...summary(execution),
      ...(included ? { input, output } : {}),
      inputDetails: { included },
      ...(output === undefined ? {} : { outputDetails: { included } }),
      error: execution.error,
      cause: execution.cause,
      redriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
      redriveStatusReason: reason,
    };
  };
}

const listInput = z.object({
  ...pageInput,
  stateMachineArn: z.string(),
  statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']).optional(),
  redriveFilter: z.enum(['REDRIVEN', 'NOT_REDRIVEN']).optional(),
});

/** Newest first. */
export function listExecutions(desk: Desk): Operation {
  return (body, principal) => {
    const { stateMachineArn, statusFilter, redriveFilter, maxResults, nextToken } = readInput(listInput, body);
    allowedMachine(desk, principal, 'states:ListExecutions', stateMachineArn);
    const query = ['ListExecutions', stateMachineArn, statusFilter, redriveFilter];
    const found = desk.executions.list({
      machineArn: stateMachineArn,
      status: statusFilter,
      redriven: redriveFilter && redriveFilter === 'REDRIVEN',
      before: readPageToken(query, nextToken),
      limit: maxResults + 1,
    });
    const page = found.slice(0, maxResults);
    const last = found.length > maxResults ? page.at(-1) : undefined;
    return {
      executions: page.map(({ execution }) => summary(execution)),
      nextToken: last && writePageToken(query, last.sequence),
    };
  };
}

function summary(execution: Execution): object {
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machineArn,
    name: execution.name,
    status: execution.status,
    startDate: seconds(execution.startedAt),
    stopDate: seconds(execution.stoppedAt),
    redriveCount: execution.redriveCount,
    redriveDate: seconds(execution.redrivenAt),
  };
}
