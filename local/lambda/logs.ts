import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../contracts.ts';

/** One file per function, a line for each line it printed: time, request id, text. */
export const openLogs = (directory: string, clock: Clock) => {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, WriteStream>();
  const open = (name: string): WriteStream => {
    const file = files.get(name) ?? createWriteStream(join(directory, `${name}.log`), { flags: 'a' });
    files.set(name, file);
    return file;
  };
  return {
    print: (functionName: string, requestId: string, line: string): void =>
      void open(functionName).write(`${clock.now().toISOString()} ${requestId} ${line}\n`),
    close: async (): Promise<void> => {
      await Promise.all([...files.values()].map((file) => new Promise((resolve) => file.end(resolve))));
    },
  };
};
