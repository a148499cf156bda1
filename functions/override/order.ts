import { type Validation, ValidationSchema } from '../../schemas/finding.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import { type Submission, SubmissionSchema, TakenSchema } from '../../schemas/submission.ts';
import { nextAttempt } from '../receive/submission.ts';
import { changeItem } from '../shared/change.ts';
import { keys } from '../shared/keys.ts';
import { readJson } from '../shared/objects.ts';
import { validationKey } from '../shared/places.ts';
import { readRegister } from '../shared/register.ts';
import { findItem } from '../shared/table.ts';
import { rules } from '../validate/rules/index.ts';
import { notToOverride, type OverrideOrder, planOverride } from './plan.ts';
import { askAgain } from './request.ts';
import { createRequest, overrideStore, requestsOf } from './store.ts';

export interface OrderPlace {
  readonly table: string;
  readonly workBucket: string;
}

/** What came of an order: why nothing was written, for operators, or where all requests about the submission stand now. */
export type Ordered =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'taken'; readonly validation: Validation; readonly requests: readonly OverrideRequest[] };

/**
 * Carries out an officer's order as far as it is writing down what was asked: the sweep does what follows from it. Each
 * request is one conditional write; an order that is interrupted, or crossed by another, can be given again.
 */
export const orderOverride = async (
  { table, workBucket }: OrderPlace,
  submission: Submission,
  order: OverrideOrder,
): Promise<Ordered> => {
  const { submissionId } = submission;
  const about = { submission, register: await readRegister(workBucket), ...(await whatCameAfter(table, submission)) };
  const why = notToOverride(about);
  if (why !== undefined) return { kind: 'refused', why };
  const validation = await readJson(workBucket, validationKey(submissionId), ValidationSchema);
  const plan = planOverride(order, { ...about, validation, requests: await requestsOf(table, submissionId), rules });
  if (plan.kind === 'refused') return plan;
  for (const request of plan.create) {
    if ((await createRequest(table, request)) === 'conflict')
      return {
        kind: 'refused',
        why: `${request.rule} has just been asked for by somebody else; give the order again.`,
      };
  }
  for (const { rule } of plan.again)
    await changeItem(overrideStore(table, submissionId, rule), askAgain, (request) => request);
  return { kind: 'taken', validation, requests: await requestsOf(table, submissionId) };
};

const whatCameAfter = async (table: string, submission: Submission) => {
  const { agencyId, year } = submission;
  const [taken, next] = await Promise.all([
    year === null ? undefined : findItem(table, keys.taken(agencyId, year), TakenSchema),
    findItem(table, keys.submission(nextAttempt(submission).submissionId), SubmissionSchema),
  ]);
  return { taken, next };
};
