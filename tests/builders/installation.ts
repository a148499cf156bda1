import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approvalIn, type Mail, mailboxOf } from '../../cli/mailbox.ts';
import { type Outputs, speakTo } from '../../cli/outputs.ts';
import { type RunningStack, startStack } from '../../cli/stack.ts';
import { keys } from '../../functions/shared/keys.ts';
import { sideBySide } from '../../functions/shared/sideBySide.ts';
import type { Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { noteWalked } from './collected.ts';
import { linesLogged, secretsInLines } from './secretsInLogs.ts';

const pollMilliseconds = 25;
const patienceMilliseconds = 90_000;

/** Asks again and again until there is an answer. */
export const until = async <Answer>(what: string, ask: () => Promise<Answer | undefined | false>): Promise<Answer> => {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
};

/** One whole installation on the embedded stack, in a directory of its own, as the journeys use it. */
export interface Installation {
  readonly directory: string;
  readonly outputs: Outputs;
  readonly register: Register;
  readonly site: string;
  readonly desk: string;
  readonly stack: () => RunningStack;
  /** Uploads a file for an agency; gives the id of its submission. */
  drop(agencyId: string, fileName: string, body: Uint8Array | string): Promise<string>;
  submission(submissionId: string): Promise<Submission | undefined>;
  /** The execution of the state machine that takes the submission along its path. */
  executionArn(submissionId: string): string;
  /** Waits until the submission has ended. */
  ended(submissionId: string): Promise<Submission>;
  mails(): Promise<Mail[]>;
  /** Waits for a mail that fits. */
  mail(what: string, fits: (mail: Mail) => boolean): Promise<Mail>;
  /** Kills the stack at once and starts it again over the same state and ports. */
  killAndRestart(): Promise<void>;
  /** Moves the stack's clock forward, e.g. past the minute in which the outbox is swept. */
  advanceClock(milliseconds: number): Promise<void>;
  /** Stops it for good. Throws when its functions have logged what nobody may read there. */
  end(): Promise<void>;
}

/**
 * Starts an installation with the example register. Call once per test file: SDK clients keep the first address.
 * `context`: settings that differ from cdk.json, as `name=value`.
 */
export const startInstallation = async (
  context?: readonly string[],
  registerFile = 'examples/register.yaml',
): Promise<Installation> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-journey-'));
  let stack = await startStack({ directory, ports: 'free', quiet: !process.env.GONGKAI_VERBOSE, context });
  const { ready } = stack;
  speakTo(ready.endpoint);
  const { load } = await import('../../cli/load.ts');
  const { drop } = await import('../../cli/drop.ts');
  const { submissionIdOf } = await import('../../functions/receive/submissionId.ts');
  const { findItem } = await import('../../functions/shared/table.ts');
  const { SubmissionSchema } = await import('../../schemas/submission.ts');
  const register = await load({ outputs: ready.outputs, registerFile, by: 'tests' });
  await raiseStorm(ready.desk);
  const mailbox = mailboxOf(ready.desk);
  const submission = (id: string) => findItem(ready.outputs.TableName, keys.submission(id), SubmissionSchema);
  // A mail never changes, and those who wait ask many times a second.
  const known = new Map<string, Promise<Mail>>();
  const read = (id: string): Promise<Mail> => {
    const mail = known.get(id) ?? mailbox.read(id);
    known.set(id, mail);
    mail.catch(() => known.delete(id));
    return mail;
  };
  const mails = async (): Promise<Mail[]> => sideBySide(await mailbox.list(), 16, ({ id }) => read(id));
  return {
    directory,
    outputs: ready.outputs,
    register,
    site: ready.site,
    desk: ready.desk,
    stack: () => stack,
    drop: async (agencyId, fileName, body) => {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      return submissionIdOf({ ...(await drop(ready.outputs, agencyId, fileName, bytes)), attempt: 1 });
    },
    submission,
    executionArn: (id) => `${ready.outputs.StateMachineArn.replace(':stateMachine:', ':execution:')}:${id}`,
    ended: (id) =>
      until(`the end of submission ${id}`, async () => {
        const found = await submission(id);
        return found?.outcome ? found : undefined;
      }),
    mails,
    mail: (what, fits) => until(what, async () => (await mails()).find(fits)),
    killAndRestart: async () => {
      await stack.kill();
      stack = await startStack({ directory, ports: ready, quiet: !process.env.GONGKAI_VERBOSE, context });
      await raiseStorm(ready.desk);
    },
    advanceClock: async (milliseconds) => {
      await fetch(`${ready.desk}/api/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ milliseconds }),
      });
    },
    end: async () => {
      // A connection that was kept may have been closed meanwhile.
      const sent = await mails().catch(mails);
      const codes = sent.flatMap(({ text }) => text.match(/(?<!\d)\d{6}(?!\d)/g) ?? []);
      await stack.stop();
      const given = secretsInLines(linesLogged(directory), codes);
      rmSync(directory, { recursive: true, force: true });
      if (given.length > 0) throw new Error(`The logs give away:\n${given.slice(0, 20).join('\n')}`);
      noteWalked();
    },
  };
};

/**
 * `GONGKAI_STORM=0.02`: of each try of each call a function makes, so many fail, as they do in the cloud now and then; what
 * the journey says must hold all the same. No process is killed: whoever stood before the page would have to try again.
 */
const raiseStorm = async (desk: string): Promise<void> => {
  const chance = Number(process.env.GONGKAI_STORM ?? 0);
  if (chance === 0) return;
  const answer = await fetch(`${desk}/api/faults/storm`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chance, kinds: ['error', 'throttle', 'cut', 'lost'] }),
  });
  if (!answer.ok) throw new Error(`There is no storm (${answer.status}): ${await answer.text()}`);
};

/** Sends the form of an approval page, as a person who has read the mail would. */
export const decide = (link: string, fields: Record<string, string>): Promise<Response> =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields) });

/** Approves whatever is asked, but for the mails left alone, until the submission has ended. */
export const approveUntilEnd = async (
  installation: Installation,
  submissionId: string,
  leftAlone: readonly string[] = [],
): Promise<Submission> => {
  const handled = new Set<string>(leftAlone);
  return until(`the end of submission ${submissionId}`, async () => {
    for (const mail of await installation.mails()) {
      const asked = approvalIn(mail);
      if (!asked || handled.has(mail.id)) continue;
      handled.add(mail.id);
      await decide(asked.link, { choice: 'approve', opinion: '同意。', code: asked.code });
    }
    const found = await installation.submission(submissionId);
    return found?.outcome ? found : undefined;
  });
};
