import type { Finding, Validation } from '../../schemas/finding.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import type { Submission } from '../../schemas/submission.ts';
import { nextAttempt } from '../receive/submission.ts';
import { errorsOf } from '../validate/errorsOf.ts';
import { outcomeOf, overrideOf } from './request.ts';

const confirmed = (requests: readonly OverrideRequest[]): OverrideRequest[] =>
  requests.filter((request) => outcomeOf(request) === 'confirmed');

/** The errors of a submission that no confirmed request covers. */
export const uncovered = (validation: Validation, requests: readonly OverrideRequest[]): Finding[] =>
  errorsOf(validation).filter(
    (error) =>
      !confirmed(requests).some(({ rule, messages }) => rule === error.rule && messages.includes(error.message)),
  );

/** The attempt as which a returned submission goes on; undefined while an error is not covered. */
export const nextOverridden = (
  submission: Submission,
  validation: Validation,
  requests: readonly OverrideRequest[],
): Submission | undefined => {
  if (uncovered(validation, requests).length > 0) return undefined;
  const overrides = [...submission.overrides, ...confirmed(requests).map(overrideOf)];
  return { ...nextAttempt(submission), overrides };
};
