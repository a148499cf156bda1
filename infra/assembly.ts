import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './bundle.ts';

const ConfigurationSchema = z.object({ context: z.record(z.string(), z.unknown()) });

export interface AssemblyOptions {
  /** Directory the assembly is written to. */
  readonly output: string;
  /** Context that goes before cdk.json's. */
  readonly context: Readonly<Record<string, string>>;
  /** Leave out CDK's template validator, which takes most of the time. */
  readonly quick: boolean;
}

/**
 * Runs the app in a process of its own, as the cdk command does, and gives its error output; findings of the
 * validators make `failed` true, and so does an app that cannot run.
 */
export const writeAssembly = ({ output, context, quick }: AssemblyOptions): { failed: boolean; messages: string } => {
  const configuration = ConfigurationSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8')));
  const { status, stderr, error } = spawnSync(process.execPath, [join(projectRoot, 'infra', 'app.ts')], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify({ ...configuration.context, ...context }),
      ...(quick ? { CDK_VALIDATION: 'false' } : {}),
    },
  });
  if (error) throw error;
  return { failed: status !== 0, messages: stderr };
};
