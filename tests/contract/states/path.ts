import { readFileSync } from 'node:fs';
import { functionArn, openStand, roleArn, type Script } from './stand.ts';

/** The deployed order of the path, its blanks filled in as CDK does. */
const publishReport: object = JSON.parse(
  readFileSync(new URL('../../../workflows/publish-report.asl.json', import.meta.url), 'utf8').replace(
    /\$\{(\w+)\}/g,
    (_, name: string) => (name === 'Partition' ? 'aws' : functionArn(name.replace(/Function$/, ''))),
  ),
);

/** Input of an execution of the path. */
export const input = '{"bucket":"intake","key":"incoming/anting/report.docx"}';

const ok = () => ({ outcome: 'ok' });

/** NextStep's answer while a stage is open. */
export const wait = (index: number) => ({ step: 'wait', index, seconds: 86_400 });

/** A stand that runs the path; without further scripts a report that needs no approval is published. */
export const openPath = (
  functions: Record<string, Script> = {},
  options: { directory?: string; emit?: () => Promise<void> } = {},
) =>
  openStand({
    machines: { publish: publishReport },
    functions: {
      Notify: () => null,
      Parse: ok,
      Validate: ok,
      Render: ok,
      NextStep: () => ({ step: 'publish' }),
      AwaitDecision: () => null,
      Publish: () => ({ outcome: 'published', path: '/reports/anting/2024/' }),
      ...functions,
    },
    allow: (principal, action, resource) =>
      principal.kind === 'operator' ||
      (principal.kind === 'role' &&
        principal.arn === roleArn &&
        action === 'lambda:InvokeFunction' &&
        resource.includes(':function:')),
    ...options,
  });
