import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { submissionIdOf } from '../functions/receive/submissionId.ts';
import { keys } from '../functions/shared/keys.ts';
import { findItem } from '../functions/shared/table.ts';
import type { Register } from '../schemas/register.ts';
import { type Submission, SubmissionSchema } from '../schemas/submission.ts';
import { agencyOfFile, drop } from './drop.ts';
import { approvalIn, mailboxOf } from './mailbox.ts';
import type { Ready } from './stack.ts';

/** One step of the walk and how long it took. */
export interface Step {
  readonly kind: 'upload' | 'mail' | 'request' | 'decision' | 'end' | 'page';
  readonly name: string;
  readonly ms: number;
}

/** How one file fared. */
export interface Walk {
  readonly file: string;
  readonly submissionId: string;
  readonly outcome: NonNullable<Submission['outcome']>;
  /** What the sender was told, where it was not published. */
  readonly reason?: string;
  /** Public address, where it was. */
  readonly url?: string;
  /** State transitions of its execution, as AWS bills them. */
  readonly transitions: number;
  readonly steps: readonly Step[];
}

const pollMilliseconds = 15;
const patienceMilliseconds = 120_000;

/** Asks again and again until there is an answer; throws when patience ends. */
const until = async <Answer>(what: string, ask: () => Promise<Answer | undefined>): Promise<Answer> => {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patienceMilliseconds / 1000} s in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
};

/** Of several who are asked one may suffice; the others' links then say that it is decided (409, 410). */
const isDecidedByOthers = ({ status }: Response): boolean => status === 409 || status === 410;

/** Opens a mailed link, reads the page and confirms with the code, as an approver does. */
const approve = async (link: string, code: string): Promise<void> => {
  const page = await fetch(link);
  await page.text();
  if (isDecidedByOthers(page)) return;
  if (!page.ok) throw new Error(`The approval page answered ${page.status}`);
  const answer = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ choice: 'approve', opinion: '同意。', code }),
  });
  if (answer.ok || isDecidedByOthers(answer)) return;
  throw new Error(`The decision was answered with ${answer.status}: ${await answer.text()}`);
};

/** Walks one file from the upload to its end, as sender, approvers and public would; `onStep` hears of each step. */
export const walk = async (
  ready: Ready,
  register: Register,
  file: string,
  onStep: (step: Step) => void = () => {},
): Promise<Walk> => {
  const mailbox = mailboxOf(ready.desk);
  const seen = new Set((await mailbox.list()).map(({ id }) => id));
  const steps: Step[] = [];
  let last = performance.now();
  const done = (kind: Step['kind'], name: string): void => {
    const now = performance.now();
    const step = { kind, name, ms: Math.round(now - last) };
    last = now;
    steps.push(step);
    onStep(step);
  };

  const agencyId = await agencyOfFile(register, file);
  last = performance.now();
  const dropped = await drop(ready.outputs, agencyId, basename(file), readFileSync(file));
  const submissionId = submissionIdOf({ ...dropped, attempt: 1 });
  done('upload', 'uploaded');

  const submission = await until(`the end of ${basename(file)}`, async () => {
    for (const { id } of (await mailbox.list()).filter((mail) => !seen.has(mail.id))) {
      seen.add(id);
      const mail = await mailbox.read(id);
      const asked = approvalIn(mail);
      done(asked ? 'request' : 'mail', `mail: ${mail.subject}`);
      if (!asked) continue;
      await approve(asked.link, asked.code);
      done('decision', 'decided');
    }
    const found = await findItem(ready.outputs.TableName, keys.submission(submissionId), SubmissionSchema);
    return found?.outcome ? found : undefined;
  });
  const { outcome, path } = submission;
  if (outcome === null) throw new Error('A submission without outcome cannot have ended');
  const url = path === null ? undefined : `${ready.site}${path}`;
  if (url) await until(`the public page ${url}`, async () => ((await fetch(url)).ok ? url : undefined));
  done(url ? 'page' : 'end', url ? 'public page' : outcome);
  const { transitions } = await until('the last mails', () => finishedExecution(ready.desk, submissionId));
  done('mail', 'everyone told');
  const reason = submission.reason ? { reason: reasonText(submission) } : {};
  return { file, submissionId, outcome, ...reason, ...(url ? { url } : {}), transitions, steps };
};

const ExecutionSchema = z.object({ status: z.string(), events: z.array(z.looseObject({ type: z.string() })) });

/** State transitions of an execution that has finished; undefined while it runs. */
const finishedExecution = async (desk: string, name: string): Promise<{ transitions: number } | undefined> => {
  const execution = ExecutionSchema.parse(await (await fetch(`${desk}/api/executions/${name}`)).json());
  if (execution.status === 'RUNNING') return undefined;
  return { transitions: execution.events.filter(({ type }) => type.endsWith('StateEntered')).length };
};

const reasonText = ({ reason }: Submission): string => [reason?.message ?? '', ...(reason?.details ?? [])].join('\n');
