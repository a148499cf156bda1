import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAssembly } from './assembly.ts';
import { projectRoot } from './bundle.ts';
import { reportFindings } from './reportFindings.ts';
import { stateMachineFindings } from './stateMachineFindings.ts';

/*
 * npm run synth [-- --output DIR] [--context name=value …] [--quick]
 *
 * Writes the cloud assembly and fails on any finding: of CDK's offline template validator, of cdk-nag, of the States
 * Language. `--quick` leaves the template validator out; `npm test` and deployments never do.
 */
const { values } = parseArgs({
  options: {
    output: { type: 'string', short: 'o', default: join(projectRoot, 'cdk.out') },
    context: { type: 'string', short: 'c', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
  },
});

const contextOf = (assignments: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    assignments.map((assignment) => {
      const [name, ...value] = assignment.split('=');
      if (!name || value.length === 0) throw new Error(`--context ${assignment}: expected name=value`);
      return [name, value.join('=')];
    }),
  );

/** Whatever an earlier run left; only the outputs of a deployment stay, which the operator's commands read. */
const clear = (directory: string): void => {
  const left = existsSync(directory) ? readdirSync(directory) : [];
  for (const name of left.filter((file) => file !== 'outputs.json'))
    rmSync(join(directory, name), { recursive: true, force: true });
};

const started = performance.now();
const output = resolve(values.output);
clear(output);
const { failed, messages } = writeAssembly({ output, context: contextOf(values.context), quick: values.quick });
const findings = existsSync(join(output, 'validation-report.json')) ? reportFindings(output) : [];
if (failed && findings.length === 0) {
  console.error(messages);
} else {
  findings.push(...stateMachineFindings(output));
}
for (const finding of findings) console.error(finding);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (failed || findings.length > 0) {
  console.error(`Synthesis failed after ${seconds} s: ${findings.length} findings`);
  process.exitCode = 1;
} else {
  console.log(`Synthesised to ${output} in ${seconds} s: no findings`);
}
