import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Service } from '../contracts.ts';

const ExecutionSchema = z.object({
  executionArn: z.string(),
  name: z.string(),
  status: z.string(),
  startDate: z.number(),
  stopDate: z.number().nullish(),
});
export type Execution = z.infer<typeof ExecutionSchema>;

const DescriptionSchema = ExecutionSchema.extend({
  input: z.string().nullish(),
  output: z.string().nullish(),
  error: z.string().nullish(),
  cause: z.string().nullish(),
});
export type Description = z.infer<typeof DescriptionSchema>;

const EventSchema = z.looseObject({ id: z.number(), type: z.string(), timestamp: z.number() });
export type HistoryEvent = z.infer<typeof EventSchema>;

/** Asks Step Functions as the operator, over the same wire as anybody else. */
const ask = async <Schema extends z.ZodType>(
  states: Service,
  operation: string,
  input: object,
  schema: Schema,
): Promise<z.output<Schema>> => {
  const response = await states({
    method: 'POST',
    target: '/',
    headers: { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([JSON.stringify(input)]),
    principal: { kind: 'operator' },
  });
  const { body = '' } = response;
  const answer = body instanceof Readable ? await text(body) : Buffer.from(body).toString();
  if (response.status !== 200) throw new Error(`${operation} answered ${response.status}: ${answer}`);
  return schema.parse(JSON.parse(answer));
};

/** The executions of one state machine, as the console shows them. */
export const executionsOf = (states: Service, stateMachineArn: string) => ({
  /** The latest hundred, newest first. */
  latest: async (): Promise<Execution[]> => {
    const schema = z.object({ executions: z.array(ExecutionSchema) });
    return (await ask(states, 'ListExecutions', { stateMachineArn, maxResults: 100 }, schema)).executions;
  },
  describe: (name: string): Promise<Description> =>
    ask(states, 'DescribeExecution', { executionArn: arnOf(stateMachineArn, name) }, DescriptionSchema),
  history: async (name: string): Promise<HistoryEvent[]> => {
    const schema = z.object({ events: z.array(EventSchema), nextToken: z.string().nullish() });
    const events: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const input = { executionArn: arnOf(stateMachineArn, name), maxResults: 1000, nextToken };
      const page = await ask(states, 'GetExecutionHistory', input, schema);
      events.push(...page.events);
      nextToken = page.nextToken ?? undefined;
    } while (nextToken);
    return events;
  },
});

const arnOf = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
