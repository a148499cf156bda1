import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What a command of the operator came to. */
export interface Operated {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one call of the command line as a process, against the embedded stack of an endpoint. */
export const operate = async (endpoint: string, ...words: string[]): Promise<Operated> => {
  const child = spawn(process.execPath, ['cli/gongkai.ts', ...words, '--endpoint', endpoint], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number>((resolve) => child.on('exit', (ended) => resolve(ended ?? 1))),
  ]);
  return { code, out, err };
};

/** The same with `--json`: the one document it answers. */
export const operateJson = async (endpoint: string, ...words: string[]): Promise<{ code: number; answer: unknown }> => {
  const { code, out, err } = await operate(endpoint, ...words, '--json');
  try {
    return { code, answer: JSON.parse(out) };
  } catch {
    throw new Error(`${words.join(' ')} ended with ${code} and no document:\n${out}\n${err}`);
  }
};
