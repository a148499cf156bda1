import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from './load.ts';
import { openInstallation } from './outputs.ts';
import { readRegister } from './register.ts';

/*
 * npm run deploy -- --register FILE [--by NAME] [--why TEXT] [--even-so] [--context name=value …] [--yes]
 *
 * Synthesises with all checks, deploys exactly that assembly, then loads the register and the site's own files. Account
 * and region are those of the AWS credentials in use. `--yes` does not ask before permissions are widened.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const assembly = 'cdk.out';
const outputsFile = `${assembly}/outputs.json`;

/** Runs a program of the project and ends this one with its exit code if it fails. */
const run = (program: string, ...parameters: string[]): void => {
  const { status, error } = spawnSync(process.execPath, [program, ...parameters], { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

const deploy = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      register: { type: 'string' },
      by: { type: 'string', default: 'npm run deploy' },
      why: { type: 'string' },
      'even-so': { type: 'boolean', default: false },
      context: { type: 'string', short: 'c', multiple: true, default: [] },
      yes: { type: 'boolean', default: false },
    },
  });
  if (!values.register) throw new Error('Name the register to load: npm run deploy -- --register register.yaml');
  // Its faults are better seen before a deployment than after.
  await readRegister(values.register);

  run('infra/synth.ts', ...values.context.flatMap((assignment) => ['--context', assignment]));
  const approval = values.yes ? 'never' : 'broadening';
  run(
    'node_modules/aws-cdk/bin/cdk',
    ...['deploy', '--app', assembly, '--outputs-file', outputsFile, '--require-approval', approval],
  );
  const outputs = openInstallation(`${root}/${outputsFile}`);
  const { register: registerFile, by, why, 'even-so': evenSo } = values;
  await load({ outputs, registerFile, by, why, evenSo, onProgress: (line) => console.log(line) });
  console.log(`Deployed: ${outputs.BaseUrl}`);
};

await deploy().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
