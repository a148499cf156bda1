import { z } from 'zod';
import type { HistoryEvent, Json } from '../execution.ts';
import { allowedExecution, type Desk, type Operation, readInput, seconds } from './operation.ts';
import { pageInput, readPageToken, writePageToken } from './page.ts';

const historyInput = z.object({
  ...pageInput,
  executionArn: z.string(),
  reverseOrder: z.boolean().default(false),
  includeExecutionData: z.boolean().default(true),
});

/** What `includeExecutionData: false` keeps back: inputs, outputs, variables, and with the parameters the task token. */
const executionData = new Set([
  'input',
  'inputDetails',
  'output',
  'outputDetails',
  'parameters',
  'assignedVariables',
  'assignedVariablesDetails',
]);

export function getExecutionHistory(desk: Desk): Operation {
  return (body, principal) => {
    const { executionArn, reverseOrder, includeExecutionData, maxResults, nextToken } = readInput(historyInput, body);
    allowedExecution(desk, principal, 'states:GetExecutionHistory', executionArn);
    const query = ['GetExecutionHistory', executionArn, reverseOrder, includeExecutionData];
    const start = reverseOrder ? Number.MAX_SAFE_INTEGER : 0;
    const from = readPageToken(query, nextToken) ?? start;
    const found = desk.executions.history(executionArn, { from, reverse: reverseOrder, limit: maxResults + 1 });
    const page = found.slice(0, maxResults);
    const last = found.length > maxResults ? page.at(-1) : undefined;
    return {
      events: page.map((event) => written(event, includeExecutionData)),
      nextToken: last && writePageToken(query, last.id),
    };
  };
}

function written({ id, at, type, details }: HistoryEvent, withData: boolean): object {
  const shown = withData
    ? details
    : Object.fromEntries(Object.entries(details).map(([key, value]) => [key, withoutData(value)]));
  return { id, previousEventId: id - 1, timestamp: seconds(at), type, ...shown };
}

function withoutData(details: Json): object {
  return Object.fromEntries(Object.entries(Object(details)).filter(([name]) => !executionData.has(name)));
}
