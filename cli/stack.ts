import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OutputsSchema } from './outputs.ts';

const ReadySchema = z.object({
  ready: z.literal(true),
  endpoint: z.url(),
  site: z.url(),
  desk: z.url(),
  smtp: z.string(),
  outputs: OutputsSchema,
});
export type Ready = z.infer<typeof ReadySchema>;

/** The embedded stack as a process of its own, as a script or a test sees it. */
export interface RunningStack {
  readonly ready: Ready;
  readonly processId: number;
  /** Resolves with the exit code once the process is gone, however it went. */
  readonly ended: Promise<number>;
  /** Asks it to stop and waits until it is gone. */
  stop(): Promise<void>;
  /** Kills it at once, as a power cut would. */
  kill(): Promise<void>;
}

export interface StackOptions {
  /** Where its state lies; the same directory continues where it stopped. */
  readonly directory: string;
  /** Any free ports, or those of an earlier run, instead of the usual ones. */
  readonly ports?: 'free' | Ready;
  /** Where its own lines go: to the terminal, or nowhere. */
  readonly quiet?: boolean;
  /** Settings of the installation that differ from cdk.json, as `name=value`. */
  readonly context?: readonly string[] | undefined;
}

const entry = fileURLToPath(new URL('../local/start.ts', import.meta.url));
/** Port settings of the stack's environment; none for the usual ones. */
const portSettings = (ports: StackOptions['ports']): Record<string, string> => {
  if (ports === undefined) return {};
  const port = (url: string): string => (ports === 'free' ? '0' : new URL(url).port);
  const { endpoint, site, desk, smtp } = ports === 'free' ? { endpoint: '', site: '', desk: '', smtp: '' } : ports;
  return {
    GONGKAI_API_PORT: port(endpoint),
    GONGKAI_SITE_PORT: port(site),
    GONGKAI_DESK_PORT: port(desk),
    GONGKAI_SMTP_PORT: port(smtp),
  };
};

/** Starts the embedded stack and waits until it is ready. Throws when it stops before; it has then said why. */
export const startStack = async (options: StackOptions): Promise<RunningStack> => {
  const child = spawn(process.execPath, [entry], {
    env: {
      ...process.env,
      GONGKAI_STATE: options.directory,
      GONGKAI_CHILD: '1',
      ...(options.context && { GONGKAI_CONTEXT: options.context.join(' ') }),
      ...portSettings(options.ports),
    },
    // Its standard input is held open by us: when we are gone, it stops.
    stdio: ['pipe', 'pipe', options.quiet ? 'ignore' : 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : 1));
  const lines = createInterface({ input: child.stdout });
  const first = Promise.race([once(lines, 'line').then(([line]) => String(line)), ended.then((code) => code)]);
  const line = await first;
  if (typeof line === 'number') throw new Error(`The embedded stack stopped with code ${line} before it was ready`);
  const ready = ReadySchema.parse(JSON.parse(line));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { ready, processId: child.pid ?? 0, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
};
