import { submissionActs } from '../../../functions/board/acts/submissions.ts';
import { restartParked } from '../../../functions/receive/restart.ts';
import { nextAttempt } from '../../../functions/receive/submission.ts';
import { dueYear } from '../../../functions/shared/dueYear.ts';
import { keys } from '../../../functions/shared/keys.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { standingsOf } from '../../../functions/shared/standing.ts';
import { readItem } from '../../../functions/shared/table.ts';
import { agencyOf, type Register } from '../../../schemas/register.ts';
import { type Submission, SubmissionSchema } from '../../../schemas/submission.ts';
import type { Outputs } from '../../outputs.ts';
import { command, Refusal, UsageError, yearIn } from '../command.ts';
import { findSubmission, namedBy } from '../find.ts';
import { byOption, operatorOf } from '../operator.ts';
import { actsPlace } from './place.ts';

/** `gongkai restart`: a parked submission, or all of them, once more. */
export default command({
  about: 'Tries a parked submission once more from the beginning, as its next attempt',
  words: 'SUBMISSION_ID | RECEIPT_NUMBER …',
  more: 'It keeps its order and receipt number; approvers are asked again. Mend the fault first. Said twice it starts once.',
  options: {
    all: { type: 'boolean', help: 'whatever is parked of the year' },
    year: { type: 'string', value: 'YEAR', help: 'with --all: the reporting year; the one that is due when left out' },
    reason: { type: 'string', value: 'TEXT', help: 'what was mended, for the log of orders' },
    ...byOption,
  },
  examples: ['2026-0123-7F3A9C', '--all --reason 邮件服务器已恢复'],
  run: async ({ values, words, now, open }) => {
    const { all, by, reason = '' } = values;
    if (all === words.length > 0) throw new UsageError('Say which submissions, or --all.');
    const outputs = await open();
    const register = await readRegister(outputs.WorkBucketName);
    const parked = all
      ? await parkedOf(outputs.TableName, yearIn(values.year, dueYear(now)))
      : await Promise.all(words.map((word) => findSubmission(outputs.TableName, register, namedBy(word))));
    for (const one of parked) refuseUnlessParked(one);
    const restarted: Submission[] = [];
    for (const one of parked) restarted.push(await restart(outputs, register, one, { by, reason, now }));
    return {
      lines: linesOf(restarted),
      data: restarted.map(({ submissionId, receiptNumber, drop }) => ({
        submissionId,
        receiptNumber,
        attempt: drop.attempt,
      })),
    };
  },
});

const parkedOf = async (table: string, year: number): Promise<Submission[]> => {
  const standings = (await standingsOf(table, year)).filter(({ state }) => state === 'parked');
  return Promise.all(
    standings.map(({ submissionId }) => readItem(table, keys.submission(submissionId), SubmissionSchema)),
  );
};

const refuseUnlessParked = ({ outcome, progress, receiptNumber }: Submission): void => {
  if (outcome === 'parked') return;
  throw new Refusal(`Submission ${receiptNumber} is not parked (${outcome ?? progress}); nothing was started.`);
};

/** As the board does it; one of an agency that has left the register has no page there, but is started all the same. */
const restart = async (
  outputs: Outputs,
  register: Register,
  parked: Submission,
  { by, reason, now }: { readonly by: string | undefined; readonly reason: string; readonly now: Date },
): Promise<Submission> => {
  const agency = agencyOf(register, parked.agencyId);
  const officer = operatorOf(register, by);
  const year = parked.year ?? dueYear(new Date(parked.uploadedAt));
  if (!agency) return restartParked(outputs.TableName, outputs.StateMachineArn, parked);
  const came = await submissionActs(actsPlace(outputs)).restart(
    { register, officer, agency, year, now },
    parked,
    reason,
  );
  if (came === 'undone')
    throw new Refusal(`Submission ${parked.receiptNumber} is not parked any more; nothing was started.`);
  return nextAttempt(parked);
};

const linesOf = (restarted: readonly Submission[]): string[] =>
  restarted.length === 0
    ? ['Nothing is parked.']
    : restarted.map(
        ({ receiptNumber, drop, submissionId }) =>
          `Submission ${receiptNumber} goes on as attempt ${drop.attempt}: ${submissionId}`,
      );
