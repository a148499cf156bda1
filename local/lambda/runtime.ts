import { join } from 'node:path';
import type { Clock, Credentials } from '../contracts.ts';
import { createEnvironment } from './environment.ts';
import { openLogs } from './logs.ts';
import { createPool, type Pool } from './pool.ts';

export interface RuntimeOptions {
  /** State directory. */
  readonly directory: string;
  /** Directory of the assembly; what is compiled of its bundles is kept beside them. */
  readonly assembly: string;
  readonly clock: Clock;
  readonly credentialsOf: (roleArn: string) => Credentials;
  /** Address of the API, known once it listens; no worker starts before. */
  readonly endpoint: () => string;
  /** Workers of all functions together, where it is to be another number than usual. */
  readonly mostWorkers?: number | undefined;
}

/** A worker takes 60 MB of its own, one that typesets 200 MB: with these limits the stack stays under 1.2 GB. */
const usualWorkers = 11;
const limits = { mostPerFunction: 3, idleMilliseconds: 120_000 };

/** The pool of workers of a stack, each with the environment of its function and its role's credentials. */
export const createRuntime = (options: RuntimeOptions): { readonly pool: Pool; stop(): Promise<void> } => {
  const { directory, assembly, clock } = options;
  const logs = openLogs(join(directory, 'logs'), clock);
  const pool = createPool({
    ...limits,
    mostWorkers: options.mostWorkers ?? usualWorkers,
    prepare: (lambda) => ({
      environment: createEnvironment(lambda, options.credentialsOf(lambda.roleArn), options.endpoint()),
      compileCache: join(assembly, 'compile-cache'),
      clockOffset: () => clock.now().getTime() - Date.now(),
      print: (requestId, line) => logs.print(lambda.name, requestId, line),
    }),
  });
  return {
    pool,
    stop: async () => {
      pool.stop();
      await logs.close();
    },
  };
};
