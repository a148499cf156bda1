import type { ChildProcess } from 'node:child_process';
import type { FromWorker, ToWorker } from './messages.ts';

/** What came of a message to a worker: its reply, the end of its process, or nothing in time. */
export type Exchange =
  | { readonly outcome: 'reply'; readonly reply: FromWorker }
  | { readonly outcome: 'ended'; readonly how: string }
  | { readonly outcome: 'late' };

/** Sends one message to a worker and waits for the one reply to it. Never rejects. */
export const exchange = (child: ChildProcess, message: ToWorker, milliseconds: number): Promise<Exchange> =>
  new Promise((resolve) => {
    const settle = (exchanged: Exchange): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      resolve(exchanged);
    };
    const onMessage = (reply: FromWorker) => settle({ outcome: 'reply', reply });
    const onExit = (code: number | null, signal: string | null) =>
      settle({ outcome: 'ended', how: code === null ? `signal: ${signal}` : `exit status ${code}` });
    const onError = (error: Error) => settle({ outcome: 'ended', how: error.message });
    const timer = setTimeout(() => settle({ outcome: 'late' }), milliseconds);
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    child.send(message, (error) => error && onError(error));
  });
