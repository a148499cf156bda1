import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** What somebody asked of the storage. */
export interface Calls {
  /** Calls by their kind, e.g. `s3 PUT`, `dynamodb Query`. */
  readonly kinds: Map<string, number>;
  read: number;
  written: number;
}

interface Doing extends Calls {
  /** Writes that are still let through; undefined for all. */
  left: number | undefined;
  dead: boolean;
}

const doing = new AsyncLocalStorage<Doing>();

/** That the machine went down: what somebody was doing ends here. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

const kindOf = (request: ClientRequest): string => {
  const target = String(request.getHeader('x-amz-target') ?? '');
  if (target !== '') return `dynamodb ${target.split('.').at(-1)}`;
  return `s3 ${request.method}${request.path.includes('list-type') ? ' list' : ''}`;
};

const changing = /^s3 (?:PUT|DELETE|POST)|^dynamodb (?:Put|Update|Delete)/;

subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest };
  const known = doing.getStore();
  // The engine behind our own DynamoDB is spoken to over a socket of its own, not on behalf of anybody here.
  if (!known || (request as { socketPath?: string }).socketPath) return;
  const kind = kindOf(request);
  if (changing.test(kind) && known.left !== undefined && known.left-- <= 0) known.dead = true;
  if (known.dead) {
    request.destroy(new PowerCut(`Power was cut before ${kind} ${request.path}`));
    return;
  }
  known.kinds.set(kind, (known.kinds.get(kind) ?? 0) + 1);
  known.written += Number(request.getHeader('content-length') ?? 0);
  request.once('response', (response: IncomingMessage) => {
    // The length of what is only asked about is that of the object, which is not sent.
    if (request.method !== 'HEAD') known.read += Number(response.headers['content-length'] ?? 0);
  });
});

const begun = (left?: number): Doing => ({ kinds: new Map(), read: 0, written: 0, left, dead: false });

/** Does something, and counts what it asks of the storage. */
export const counted = async <Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; calls: Calls }> => {
  const calls = begun();
  return { answer: await doing.run(calls, work), calls };
};

/** Does something until it has written `left` times; whatever it asks after that is never sent. Throws then. */
export const cutOff = <Answer>(left: number, work: () => Promise<Answer>): Promise<Answer> =>
  doing.run(begun(left), work);
