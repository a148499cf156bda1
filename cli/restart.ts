import { parseArgs } from 'node:util';
import { restartParked } from '../functions/receive/restart.ts';
import { keys, readItem } from '../functions/shared/table.ts';
import { SubmissionIdSchema, SubmissionSchema } from '../schemas/submission.ts';
import { openInstallation } from './outputs.ts';

/**
 * `npm run restart -- SUBMISSION_ID`: tries a parked submission once more, see `restartParked`. Said twice it starts once.
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
  const next = await restartParked(TableName, StateMachineArn, parked);
  console.log(`Submission ${next.receiptNumber} goes on as attempt ${next.drop.attempt}: ${next.submissionId}`);
  return 0;
};

process.exitCode = await main();
