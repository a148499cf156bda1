import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { lists } from '../../functions/shared/keys.ts';
import type { Submission } from '../../schemas/submission.ts';
import type { AFault, Ground } from './faultyGround.ts';
import { reportFile } from './faultyGround.ts';
import { type Mails, mailsIn } from './faultyMails.ts';
import { approveByPage, sendByForm, steadily } from './faultyPeople.ts';

/** How one journey went. */
export interface Journey {
  readonly agencyId: string;
  /** The last attempt. */
  readonly submission: Submission;
  /** Every attempt, the first first. */
  readonly ids: readonly string[];
  readonly restarts: number;
}

const ExecutionSchema = z.object({ status: z.string() });

/** Walks journeys on one ground, as senders, approvers and the operator would. */
export const walkerOn = (ground: Ground) => {
  const { installation, faults } = ground;
  const { TableName: table, StateMachineArn: stateMachineArn } = installation.outputs;
  const mails: Mails = mailsIn(join(installation.directory, 'mail'));
  const answered = new Set<string>();

  const submissionsOf = async (agencyId: string): Promise<Submission[]> => {
    const { queryList } = await import('../../functions/shared/table.ts');
    const { SubmissionSchema } = await import('../../schemas/submission.ts');
    return queryList(table, lists.agency(agencyId, '').listPk, SubmissionSchema);
  };

  /** Answers every request of a submission that is not answered yet. Without a mark nothing is followed. */
  const approve = async (mark: string, submissionId: string): Promise<void> => {
    for (const mail of mails.about(submissionId)) {
      if (!/\.stage\d+\.(ask|remind|escalate)/.test(mail.id) || answered.has(mail.file)) continue;
      answered.add(mail.file);
      const text = await mails.text(mail);
      const link = /https?:\/\/\S+\/approve\/[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '';
      const code = /确认码[：:]\s*(\d{6})/.exec(text)?.[1] ?? '';
      if (mark !== '') await steadily(() => faults.order({ mark, texts: [link.split('/').at(-1)!] }));
      await approveByPage(link, code);
    }
  };

  const isRunning = async (id: string): Promise<boolean> => {
    const answer = await fetch(`${installation.desk}/api/executions/${id}`);
    return answer.ok && ExecutionSchema.parse(await answer.json()).status === 'RUNNING';
  };

  const patience = 600_000;

  /** Sees one attempt to its end; rejects when it does not come to one. */
  const toTheEnd = async (mark: string, id: string): Promise<Submission> => {
    const until = Date.now() + patience;
    while (Date.now() < until) {
      await approve(mark, id);
      const found = await steadily(() => installation.submission(id));
      if (found?.outcome && !(await steadily(() => isRunning(id)))) return found;
      await wait(150);
    }
    const stuck = await installation.submission(id);
    throw new Error(`${mark || 'a submission'} stands still at ${stuck?.progress ?? 'nothing'}: ${id}`);
  };

  const arrived = async (agencyId: string, known: ReadonlySet<string>): Promise<Submission> => {
    const until = Date.now() + patience;
    while (Date.now() < until) {
      const fresh = (await steadily(() => submissionsOf(agencyId))).find(
        ({ submissionId }) => !known.has(submissionId),
      );
      if (fresh) return fresh;
      await wait(150);
    }
    throw new Error(`What ${agencyId} sent never became a submission`);
  };

  /** Tries what was parked once more, until it ends otherwise; the fault is mended before. */
  const restarted = async (
    mark: string,
    first: Submission,
  ): Promise<Pick<Journey, 'submission' | 'ids' | 'restarts'>> => {
    const { restartParked } = await import('../../functions/receive/restart.ts');
    let submission = first;
    const ids = [first.submissionId];
    while (submission.outcome === 'parked' && ids.length < 8) {
      const parked = submission;
      if (mark !== '') await steadily(() => faults.order({ mark, faults: [] }));
      const next = await steadily(() => restartParked(table, stateMachineArn, parked));
      ids.push(next.submissionId);
      submission = await toTheEnd(mark, next.submissionId);
    }
    return { submission, ids, restarts: ids.length - 1 };
  };

  return {
    mails,
    submissionsOf,
    arrived,
    toTheEnd,
    restarted,
    approve,
    /** One report from the page for sending to the public page, struck by these faults. */
    walk: async (agencyId: string, struck: readonly AFault[] = [], body = reportFile(agencyId)): Promise<Journey> => {
      const link = ground.sendLinks.get(agencyId)!;
      await faults.order({ mark: agencyId, texts: [link.split('/').at(-1)!], faults: struck });
      const known = new Set((await submissionsOf(agencyId)).map(({ submissionId }) => submissionId));
      await sendByForm(link, `${agencyId}.txt`, body);
      const { submissionId } = await arrived(agencyId, known);
      const ended = await toTheEnd(agencyId, submissionId);
      return { agencyId, ...(await restarted(agencyId, ended)) };
    },
  };
};
export type Walker = ReturnType<typeof walkerOn>;

/** Lets the clock run on, so that nobody waits for a retry; returns what stops it. */
export const hurry = (ground: Ground, milliseconds = 4000, every = 500): (() => Promise<void>) => {
  let stopped = false;
  const run = (async () => {
    while (!stopped) {
      await ground.installation.advanceClock(milliseconds).catch(() => undefined);
      await wait(every);
    }
  })();
  return async () => {
    stopped = true;
    await run;
  };
};

/** Does things for all of these, so many at a time; what fails does not keep the others. */
export const many = async <Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item, index: number) => Promise<Answer>,
): Promise<PromiseSettledResult<Answer>[]> => {
  const results: PromiseSettledResult<Answer>[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index]!;
      results[index] = await act(item, index).then(
        (value) => ({ status: 'fulfilled', value }) as const,
        (reason: unknown) => ({ status: 'rejected', reason }) as const,
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
};
