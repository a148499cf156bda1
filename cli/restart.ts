import { parseArgs } from 'node:util';
import { startPath } from '../functions/receive/startPath.ts';
import { nextAttempt } from '../functions/receive/submission.ts';
import { absent, keys, lists, readItem, writeItem } from '../functions/shared/table.ts';
import { SubmissionIdSchema, SubmissionSchema } from '../schemas/submission.ts';
import { openInstallation } from './outputs.ts';

/**
 * `npm run restart -- SUBMISSION_ID`: tries a parked submission once more from the beginning, as its next attempt. Order
 * and receipt number stay what they were, so it keeps its place among the agency's uploads. Said twice it starts once.
 */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { outputs: { type: 'string', default: '.gongkai/outputs.json' } },
  });
  const submissionId = SubmissionIdSchema.safeParse(positionals[0]);
  if (!submissionId.success || positionals.length !== 1) {
    console.error('Usage: npm run restart -- [--outputs FILE] SUBMISSION_ID   (64 hexadecimal digits, as in the mail)');
    return 2;
  }
  const { TableName, StateMachineArn } = openInstallation(values.outputs);
  const parked = await readItem(TableName, keys.submission(submissionId.data), SubmissionSchema);
  if (parked.outcome !== 'parked') {
    console.error(
      `Submission ${parked.receiptNumber} is not parked (${parked.outcome ?? parked.progress}); nothing was started.`,
    );
    return 1;
  }
  const next = nextAttempt(parked);
  const list = lists.agency(next.agencyId, next.order);
  await writeItem(TableName, keys.submission(next.submissionId), next, { condition: absent, list });
  await startPath(StateMachineArn, next);
  console.log(`Submission ${next.receiptNumber} goes on as attempt ${next.drop.attempt}: ${next.submissionId}`);
  return 0;
};

process.exitCode = await main();
