import { z } from 'zod';
import { json } from './execution.ts';

const errorNames = z.array(z.string().min(1)).min(1);
const assign = z.record(z.string(), json).optional();
const comment = z.string().optional();
const seconds = z.union([z.number().int().positive(), z.string()]);

const retrier = z.strictObject({
  Comment: comment,
  ErrorEquals: errorNames,
  IntervalSeconds: z.number().int().positive().default(1),
  MaxAttempts: z.number().int().min(0).max(99_999_999).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.number().int().positive().optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});

const catcher = z.strictObject({
  Comment: comment,
  ErrorEquals: errorNames,
  Next: z.string(),
  Output: json.optional(),
  Assign: assign,
});

const exit = { Comment: comment, Output: json.optional(), Assign: assign };
const next = { Next: z.string().optional(), End: z.literal(true).optional() };

const task = z.strictObject({
  ...exit,
  ...next,
  Type: z.literal('Task'),
  Resource: z.string().regex(/^arn:[a-z-]+:states:::lambda:invoke(\.waitForTaskToken)?$/, {
    error: ({ input }) =>
      `${JSON.stringify(input)} is not supported, only lambda:invoke, with or without .waitForTaskToken`,
  }),
  Arguments: json.optional(),
  TimeoutSeconds: seconds.optional(),
  HeartbeatSeconds: seconds.optional(),
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
});

const choice = z.strictObject({
  ...exit,
  Type: z.literal('Choice'),
  Choices: z.array(z.strictObject({ ...exit, Condition: z.string(), Next: z.string() })).min(1),
  Default: z.string().optional(),
});

const wait = z.strictObject({
  ...exit,
  ...next,
  Type: z.literal('Wait'),
  Seconds: z.union([z.number().int().min(0), z.string()]).optional(),
  Timestamp: z.string().optional(),
});

const pass = z.strictObject({ ...exit, ...next, Type: z.literal('Pass') });
const succeed = z.strictObject({ Comment: comment, Output: json.optional(), Type: z.literal('Succeed') });
const fail = z.strictObject({
  Comment: comment,
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
});

const state = z.discriminatedUnion('Type', [task, choice, wait, pass, succeed, fail]);

/** The shape of a definition the interpreter runs; see `readDefinition`. */
export const definition = z.strictObject({
  Comment: comment,
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  TimeoutSeconds: z.number().int().positive().optional(),
  Version: z.literal('1.0').optional(),
  States: z.record(z.string(), state),
});

export type Definition = z.infer<typeof definition>;
export type State = z.infer<typeof state>;
export type TaskState = z.infer<typeof task>;
export type ChoiceState = z.infer<typeof choice>;
export type WaitState = z.infer<typeof wait>;
export type Retrier = z.infer<typeof retrier>;
