import type { Readable } from 'node:stream';

/**
 * What the rooms of the embedded stack owe one another. Each service is a function from a signed request to a response;
 * `stack.ts` builds them from the synthesised template and joins them.
 */

/** Time that can be moved forward. Everything in the stack that waits or expires asks this clock. */
export interface Clock {
  now(): Date;
  /** Runs once the clock has reached `when` (at once if it has passed). The returned function cancels. */
  at(when: Date, run: () => void): () => void;
  /** Moves the clock forward; what falls due runs, in order. */
  advance(milliseconds: number): void;
}

/** Who signed a request. The operator may do everything; a role only what its policies in the template allow. */
export type Principal =
  | { readonly kind: 'operator' }
  | { readonly kind: 'role'; readonly arn: string }
  /** An AWS service acting by a resource policy, e.g. `events.amazonaws.com` or `cloudfront.amazonaws.com`. */
  | { readonly kind: 'service'; readonly name: string; readonly sourceArn?: string }
  | { readonly kind: 'anonymous' };

export interface ServiceRequest {
  readonly method: string;
  /** Path and query exactly as sent, still percent-encoded. */
  readonly target: string;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
  readonly principal: Principal;
}

export interface ServiceResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
}

export type Service = (request: ServiceRequest) => Promise<ServiceResponse>;

/** Condition keys of a request, e.g. `dynamodb:LeadingKeys`, `s3:prefix`. */
export type RequestContext = Readonly<Record<string, string | readonly string[] | boolean>>;

/**
 * Throws `AccessDenied` (message names principal, action, resource and the missing statement) unless the synthesised
 * policies allow the action.
 */
export type Authorize = (principal: Principal, action: string, resource: string, context?: RequestContext) => void;

/** Whether the same would be allowed, for services that answer differently (403 for 404 without ListBucket). */
export type MayDo = (principal: Principal, action: string, resource: string, context?: RequestContext) => boolean;

/** Credentials the signature check accepts. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly principal: Principal;
}

export type FindCredentials = (accessKeyId: string) => Credentials | undefined;

/** One event on the default event bus, before rules are matched; id, time, account and region are filled in by it. */
export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export type Emit = (event: BusEvent) => Promise<void>;

/** Result of running a function once: its JSON answer, or its error as Lambda reports it. */
export interface Invocation {
  readonly payload: string;
  /** Set when the function threw or timed out; `payload` then has errorType and errorMessage. */
  readonly functionError?: 'Unhandled';
}

export type Invoke = (functionArn: string, payload: string) => Promise<Invocation>;

/** An error a service answers with; `code` is the AWS error code. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The account and region of the embedded stack. */
export const account = '000000000000';
export const region = 'us-east-1';
export const partition = 'aws';
