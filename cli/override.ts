import { parseArgs } from 'node:util';
import { nextOverridden, uncovered } from '../functions/override/cover.ts';
import { orderOverride } from '../functions/override/order.ts';
import { countedErrors } from '../functions/override/plan.ts';
import { outcomeOf } from '../functions/override/request.ts';
import { findItem, keys } from '../functions/shared/table.ts';
import { RuleIdSchema, type Validation } from '../schemas/finding.ts';
import type { OverrideRequest } from '../schemas/override.ts';
import { type Submission, SubmissionIdSchema, SubmissionSchema } from '../schemas/submission.ts';
import { openInstallation } from './outputs.ts';

const usage = `Usage: npm run override -- SUBMISSION_ID --rule ID [--rule ID …] --by OFFICER_ID --reason TEXT [--outputs FILE]
  SUBMISSION_ID  64 hexadecimal digits, of a submission that was returned for findings
  --rule         whose errors may pass, e.g. A01
  --by           who decides: an id among the register's officers
  --reason       why, in Chinese: second officer, sender and approvers read it`;

interface Order {
  readonly submissionId: string;
  readonly rules: readonly string[];
  readonly by: string;
  readonly reason: string;
  readonly outputs: string;
}

const longestReason = 1000;

/** The order as typed; undefined when something is missing or is not what it should be. */
const orderOf = (): Order | undefined => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rule: { type: 'string', multiple: true, default: [] },
      by: { type: 'string', default: '' },
      reason: { type: 'string', default: '' },
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
    },
  });
  const submissionId = SubmissionIdSchema.safeParse(positionals[0]);
  const ids = RuleIdSchema.array().min(1).safeParse(values.rule);
  const reason = values.reason.trim();
  const complete = values.by !== '' && reason !== '' && reason.length <= longestReason && positionals.length === 1;
  if (!submissionId.success || !ids.success || !complete) return undefined;
  return { submissionId: submissionId.data, rules: ids.data, by: values.by, reason, outputs: values.outputs };
};

/**
 * `npm run override`: the authority lets a returned submission pass what a rule found. It writes down who asked what and
 * why; the sweep then mails second officers and, once every error is covered, starts the next attempt. Said again by the
 * same officer, it has the second officers mailed once more.
 */
const main = async (): Promise<number> => {
  const order = orderOf();
  if (!order) {
    console.error(usage);
    return 2;
  }
  const { TableName: table, WorkBucketName: workBucket } = openInstallation(order.outputs);
  const submission = await findItem(table, keys.submission(order.submissionId), SubmissionSchema);
  if (!submission) return refuse(`There is no submission ${order.submissionId}.`);
  const ordered = await orderOverride({ table, workBucket }, submission, { ...order, now: new Date() });
  if (ordered.kind === 'refused') return refuse(ordered.why);
  report(submission, ordered.validation, ordered.requests);
  return 0;
};

const refuse = (why: string): number => {
  console.error(why);
  return 1;
};

/** Says where every request stands, and what is still in the way. */
const report = (submission: Submission, validation: Validation, requests: readonly OverrideRequest[]): void => {
  for (const request of requests) console.log(`${request.rule} ${standingOf(request)}. Reason: ${request.reason}`);
  const next = nextOverridden(submission, validation, requests);
  console.log(
    next
      ? `Submission ${submission.receiptNumber} goes on within a minute as attempt ${next.drop.attempt}: ${next.submissionId}`
      : `Errors in the way still: ${countedErrors(uncovered(validation, requests))}`,
  );
};

const standingOf = (request: OverrideRequest): string => {
  switch (outcomeOf(request)) {
    case 'confirmed':
      return 'may pass';
    case 'refused':
      return 'was refused';
    case 'asked':
      return `waits for one of ${request.others.map(({ id }) => id).join(', ')}, who are mailed within a minute`;
  }
};

process.exitCode = await main();
