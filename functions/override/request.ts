import { isDeepStrictEqual } from 'node:util';
import type { Override } from '../../schemas/finding.ts';
import type { Answer, OverrideRequest } from '../../schemas/override.ts';
import type { Person } from '../../schemas/register.ts';

/** What came of a request so far. A rule that wants no second person is let pass by the request itself. */
export const outcomeOf = ({ others, answer }: Pick<OverrideRequest, 'others' | 'answer'>) => {
  if (answer === null) return others.length === 0 ? 'confirmed' : 'asked';
  return answer.choice === 'approve' ? 'confirmed' : 'refused';
};

/** Who answered a request, as when it was asked. */
export const answererOf = ({ others, answer }: OverrideRequest): Person | undefined =>
  others.find(({ id }) => id === answer?.personId);

/** What became of one officer's answer; `late` when another officer, or the same one, had answered before. */
export type AnswerResult = 'recorded' | 'late' | 'notAsked';

/**
 * Takes a second officer's answer: the first one counts, and never the asker's own. An answer that finds itself, with its very
 * instant, was recorded (ADR 19).
 */
export const answerRequest = (
  request: OverrideRequest,
  answer: Answer,
): { readonly request: OverrideRequest; readonly result: AnswerResult } => {
  if (!request.others.some(({ id }) => id === answer.personId)) return { request, result: 'notAsked' };
  if (request.answer !== null)
    return { request, result: isDeepStrictEqual(request.answer, answer) ? 'recorded' : 'late' };
  return { request: { ...request, answer }, result: 'recorded' };
};

/** Has the others mailed once more, with further links; what is answered stays as it is. */
export const askAgain = (request: OverrideRequest): OverrideRequest =>
  outcomeOf(request) === 'asked' && request.asked === request.asks ? { ...request, asks: request.asks + 1 } : request;

/** Whether the others have still to be mailed. */
export const isToAsk = (request: OverrideRequest): boolean =>
  outcomeOf(request) === 'asked' && request.asked < request.asks;

/** Whether there is an outcome of which nobody has been told yet. */
export const isToSettle = (request: OverrideRequest): boolean => outcomeOf(request) !== 'asked' && !request.settled;

/** A confirmed request as it is recorded with the submission: people by their role. */
export const overrideOf = (request: OverrideRequest): Override => ({
  rule: request.rule,
  messages: request.messages,
  reason: request.reason,
  by: request.by.role,
  confirmedBy: answererOf(request)?.role ?? null,
  at: request.answer?.answeredAt ?? request.askedAt,
});
