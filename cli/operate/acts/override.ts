import { nextOverridden, uncovered } from '../../../functions/override/cover.ts';
import { orderOverride } from '../../../functions/override/order.ts';
import { countedErrors } from '../../../functions/override/plan.ts';
import { outcomeOf } from '../../../functions/override/request.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { RuleIdSchema, type Validation } from '../../../schemas/finding.ts';
import type { OverrideRequest } from '../../../schemas/override.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { command, Refusal, UsageError } from '../command.ts';
import { findSubmission, namedBy } from '../find.ts';

const longestReason = 1000;

/** `gongkai override`: the authority lets a returned submission pass what a rule found. */
export default command({
  about: 'Lets a returned submission pass what a rule found (放行)',
  words: 'SUBMISSION_ID | RECEIPT_NUMBER',
  more: `It writes down who asked what and why; within a minute second officers are mailed and, once every error is covered,
the next attempt starts. Said again by the same officer, it has the second officers mailed once more.`,
  options: {
    rule: { type: 'string', multiple: true, value: 'ID', help: 'whose errors may pass, e.g. A01; may be repeated' },
    by: { type: 'string', value: 'OFFICER_ID', help: "who decides: an id among the register's officers" },
    reason: { type: 'string', value: 'TEXT', help: 'why, in Chinese: second officer, sender and approvers read it' },
  },
  examples: ['2026-0123-7F3A9C --rule A01 --by gongkai-kezhang --reason 数字经核实无误。'],
  run: async ({ values, words, now, open }) => {
    const ids = RuleIdSchema.array().min(1).safeParse(values.rule);
    const { by = '', reason: typed = '' } = values;
    const reason = typed.trim();
    if (words.length !== 1 || by === '' || reason === '')
      throw new UsageError('One submission, --by and --reason must be said.');
    if (!ids.success) throw new UsageError('--rule wants the id of a rule, e.g. A01.');
    if (reason.length > longestReason) throw new UsageError(`A reason has at most ${longestReason} characters.`);
    const { TableName: table, WorkBucketName: workBucket } = await open();
    const submission = await findSubmission(table, await readRegister(workBucket), namedBy(words[0]!));
    const order = { submissionId: submission.submissionId, rules: ids.data, by, reason, now };
    const ordered = await orderOverride({ table, workBucket }, submission, order);
    if (ordered.kind === 'refused') throw new Refusal(ordered.why);
    return {
      lines: linesOf(submission, ordered.validation, ordered.requests),
      data: { submissionId: submission.submissionId, requests: ordered.requests },
    };
  },
});

/** Says where every request stands, and what is still in the way. */
const linesOf = (submission: Submission, validation: Validation, requests: readonly OverrideRequest[]): string[] => {
  const next = nextOverridden(submission, validation, requests);
  return [
    ...requests.map((request) => `${request.rule} ${standingOf(request)}. Reason: ${request.reason}`),
    next
      ? `Submission ${submission.receiptNumber} goes on within a minute as attempt ${next.drop.attempt}: ${next.submissionId}`
      : `Errors in the way still: ${countedErrors(uncovered(validation, requests))}`,
  ];
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
