import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstBroken, missing } from '../functions/audit/chain.ts';
import { eventsOf } from '../functions/audit/events.ts';
import { auditModel } from '../functions/audit/printed.ts';
import { readTrail } from '../functions/audit/trail.ts';
import { installedTypesetter } from '../functions/render/installedTypesetter.ts';
import { renderPdf } from '../functions/render/pdf/pdf.ts';
import { readRegister } from '../functions/shared/register.ts';
import { keys, lists, queryItems, queryList, readItem } from '../functions/shared/table.ts';
import { StageSchema } from '../schemas/approval.ts';
import { agencyOf, personOf, type Register } from '../schemas/register.ts';
import { type Submission, SubmissionIdSchema, SubmissionSchema } from '../schemas/submission.ts';
import { type Outputs, openInstallation } from './outputs.ts';

/**
 * `npm run audit -- verify [SUBMISSION_ID…]`: proves that no audit was changed, and that it says what the table says; of
 * every submission of every agency when none is named. `npm run audit -- export SUBMISSION_ID [--out DIR]`: the audit for
 * the file, as JSON and as PDF. Exit code 0: all hold, 1: something does not, 2: the call cannot be carried out.
 */
const usage = `Usage: npm run audit -- [--outputs FILE] verify [SUBMISSION_ID…]
       npm run audit -- [--outputs FILE] export SUBMISSION_ID [--out DIR]`;

/** What is wrong with the audit of one submission; undefined when it holds. */
const faultOf = async (table: string, register: Register, submission: Submission): Promise<string | undefined> => {
  const { submissionId } = submission;
  const entries = await readTrail(table, submissionId);
  const broken = firstBroken(entries);
  if (broken) return `entry ${broken.number} (${broken.id}) is not what was written, or does not follow the one before`;
  const stages = await queryItems(table, keys.submission(submissionId).pk, StageSchema, 'STAGE#');
  const sender = submission.senderId === null ? undefined : personOf(register, submission.senderId);
  const lacking = missing(entries, eventsOf({ submission, senderRole: sender?.role ?? null, stages }));
  // What has just happened may not be written yet; of what has ended everything must be.
  return submission.outcome !== null && lacking.length > 0
    ? `lacks ${lacking.map(({ id }) => id).join(', ')}, which the table knows of`
    : undefined;
};

const allSubmissions = async (table: string, register: Register): Promise<Submission[]> => {
  const ofEach = register.agencies.map(({ id }) => queryList(table, lists.agency(id, '').listPk, SubmissionSchema));
  return (await Promise.all(ofEach)).flat();
};

const named = (table: string, ids: readonly string[]): Promise<Submission[]> =>
  Promise.all(ids.map((id) => readItem(table, keys.submission(SubmissionIdSchema.parse(id)), SubmissionSchema)));

const verify = async ({ TableName, WorkBucketName }: Outputs, ids: readonly string[]): Promise<number> => {
  const register = await readRegister(WorkBucketName);
  const submissions = await (ids.length > 0 ? named(TableName, ids) : allSubmissions(TableName, register));
  let broken = 0;
  for (const submission of submissions) {
    const fault = await faultOf(TableName, register, submission);
    if (fault === undefined) continue;
    broken += 1;
    console.error(`${submission.receiptNumber} ${submission.submissionId}: ${fault}`);
  }
  console.log(`${submissions.length} audits verified, ${broken} do not hold`);
  return broken > 0 ? 1 : 0;
};

const exportOne = async ({ TableName, WorkBucketName }: Outputs, id: string, directory: string): Promise<number> => {
  const [submission] = await named(TableName, [id]);
  if (!submission) return 2;
  const [entries, register] = await Promise.all([readTrail(TableName, id), readRegister(WorkBucketName)]);
  const name = agencyOf(register, submission.agencyId)?.name ?? submission.agencyId;
  const pdf = renderPdf(auditModel(submission, name, entries), new Map(), await installedTypesetter());
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `audit-${submission.receiptNumber}`);
  writeFileSync(`${file}.json`, `${JSON.stringify({ submission, entries }, null, 2)}\n`);
  writeFileSync(`${file}.pdf`, pdf);
  console.log(`${entries.length} entries written to ${file}.json and ${file}.pdf`);
  return firstBroken(entries) ? 1 : 0;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
      out: { type: 'string', default: '.' },
    },
  });
  const [command, ...ids] = positionals;
  if (command === 'verify') return verify(openInstallation(values.outputs), ids);
  if (command === 'export' && ids.length === 1) return exportOne(openInstallation(values.outputs), ids[0]!, values.out);
  console.error(usage);
  return 2;
};

process.exitCode = await main();
