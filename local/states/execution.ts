import { z } from 'zod';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A value that was already parsed from JSON text. */
export const json = z.custom<Json>((value) => value !== undefined);

const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type Status = (typeof statuses)[number];

const instant = z.number().int();

/** A task that was scheduled: what is invoked, and until when it may take. Instants in ms since the epoch. */
const task = z.object({
  kind: z.literal('task'),
  /** Event id of its TaskScheduled: one attempt, told apart from those before and after. */
  attempt: z.number().int(),
  functionName: z.string(),
  payload: z.string(),
  /** Only for `.waitForTaskToken`. */
  token: z.string().optional(),
  /** The function itself is done; what remains is the answer with the token. */
  submitted: z.boolean(),
  timeoutAt: instant.optional(),
  heartbeatSeconds: z.number().optional(),
  heartbeatAt: instant.optional(),
});

const activity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entering') }),
  /** A redriven Task is scheduled again without being entered again. */
  z.object({ kind: z.literal('rescheduling') }),
  task,
  z.object({ kind: z.literal('backingOff'), until: instant }),
  z.object({ kind: z.literal('waiting'), until: instant }),
]);

/** Where an execution stands; kept after it has closed, for redrive. */
const position = z.object({
  state: z.string(),
  input: json,
  variables: z.record(z.string(), json),
  enteredAt: instant,
  enteredEvent: z.number().int(),
  /** Retries made so far, one number for each retrier of the state. */
  retries: z.array(z.number().int()),
  activity,
});

/** One execution as it lies on disk. `input` and `output` are JSON texts as given. Instants in ms since the epoch. */
export const execution = z.object({
  arn: z.string(),
  name: z.string(),
  machineArn: z.string(),
  /** The definition it was started with; a later one does not touch it. */
  definitionId: z.number().int(),
  status: z.enum(statuses),
  input: z.string(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
  startedAt: instant,
  stoppedAt: instant.optional(),
  timeoutAt: instant.optional(),
  redriveCount: z.number().int(),
  redrivenAt: instant.optional(),
  /** Client token of the last redrive, so that a repeated call counts once. */
  redriveToken: z.string().optional(),
  /** Number of history events written. */
  events: z.number().int(),
  position,
});

export type Execution = z.infer<typeof execution>;
export type Position = z.infer<typeof position>;
export type Task = z.infer<typeof task>;

/** One line of the history, in the shape of the API; `details` is keyed as there, e.g. `taskFailedEventDetails`. */
export interface HistoryEvent {
  readonly id: number;
  readonly at: number;
  readonly type: string;
  readonly details: { readonly [name: string]: Json };
}

/** A state failed; `error` is the name Retry and Catch compare. */
export class StateFault extends Error {
  override readonly name = 'StateFault';
  readonly error: string;
  override readonly cause: string | undefined;
  /** Set when a JSONata expression failed: the field it stands in, e.g. `Output/total`. */
  readonly location: string | undefined;
  constructor(error: string, cause?: string, location?: string) {
    super(cause ?? error);
    this.error = error;
    this.cause = cause;
    this.location = location;
  }
}

/** Largest input, output or payload of a state: 256 KiB of UTF-8. */
export const largestData = 262_144;

/** A Standard execution may write this many history events. */
export const mostEvents = 25_000;
