import { z } from 'zod';
import type { Machine } from '../machine.ts';
import { allowedMachine, type Desk, type Operation, readInput, seconds } from './operation.ts';
import { pageInput, readPageToken, writePageToken } from './page.ts';

const describeInput = z.object({ stateMachineArn: z.string(), includedData: z.string().optional() });

export function describeStateMachine(desk: Desk): Operation {
  return (body, principal) => {
    const { stateMachineArn } = readInput(describeInput, body);
    const machine = allowedMachine(desk, principal, 'states:DescribeStateMachine', stateMachineArn);
    return {
      ...summary(desk, machine),
      status: 'ACTIVE',
      definition: machine.source,
      roleArn: machine.roleArn,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
    };
  };
}

const listInput = z.object(pageInput);

export function listStateMachines(desk: Desk): Operation {
  return (body, principal) => {
    const { maxResults, nextToken } = readInput(listInput, body);
    desk.authorize(principal, 'states:ListStateMachines', '*');
    const query = ['ListStateMachines'];
    const from = readPageToken(query, nextToken) ?? 0;
    const machines = [...desk.machines.values()];
    const page = machines.slice(from, from + maxResults);
    const next = from + page.length;
    return {
      stateMachines: page.map((machine) => summary(desk, machine)),
      nextToken: next < machines.length ? writePageToken(query, next) : undefined,
    };
  };
}

function summary(desk: Desk, { arn, name }: Machine): object {
  return { stateMachineArn: arn, name, type: 'STANDARD', creationDate: seconds(desk.machineCreatedAt(arn)) };
}
