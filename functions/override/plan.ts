import type { Finding, Validation } from '../../schemas/finding.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import { type Person, personOf, type Register } from '../../schemas/register.ts';
import type { Submission, Taken } from '../../schemas/submission.ts';
import { isOvertaken } from '../approve/plan.ts';
import { errorsOf } from '../validate/errorsOf.ts';
import type { Rule } from '../validate/rule.ts';
import { outcomeOf } from './request.ts';

/** What an officer orders. */
export interface OverrideOrder {
  readonly rules: readonly string[];
  /** Id of the officer. */
  readonly by: string;
  readonly reason: string;
  readonly now: Date;
}

/** Everything an order depends on. */
export interface OverrideSituation {
  readonly submission: Submission;
  /** The submission taken last for the agency's year. */
  readonly taken: Taken | undefined;
  /** Its next attempt, where there is one. */
  readonly next: Pick<Submission, 'submissionId' | 'drop'> | undefined;
  readonly validation: Validation;
  readonly requests: readonly OverrideRequest[];
  readonly register: Register;
  readonly rules: readonly Pick<Rule, 'id' | 'title' | 'secondPerson'>[];
}

/** What is to be written; `again` are requests whose officers are to be mailed once more. `refused` is for operators. */
export type OverridePlan =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'planned';
      readonly create: readonly OverrideRequest[];
      readonly again: readonly OverrideRequest[];
    };

const refused = (why: string): OverridePlan => ({ kind: 'refused', why });

/** Decides about a whole order: all of it is carried out, or none. Changes nothing itself. */
export const planOverride = (order: OverrideOrder, situation: OverrideSituation): OverridePlan => {
  const why = notToOverride(situation);
  if (why !== undefined) return refused(why);
  const by = officerOf(situation.register, order.by);
  if (!by)
    return refused(`${order.by} is not among the officers of the register: ${listed(situation.register.officers)}.`);
  const plans = [...new Set(order.rules)].map((rule) => planRule(rule, by, order, situation));
  const fault = plans.find((plan) => typeof plan === 'string');
  if (fault !== undefined) return refused(fault);
  const requests = plans.filter((plan) => typeof plan === 'object');
  const known = (request: OverrideRequest): boolean => situation.requests.includes(request);
  return {
    kind: 'planned',
    create: requests.filter((request) => !known(request)),
    again: requests.filter((request) => known(request) && outcomeOf(request) === 'asked'),
  };
};

const listed = (words: readonly string[]): string => (words.length === 0 ? 'there are none' : words.join(', '));

/** Why a submission is nothing to let pass; undefined when it is. */
export const notToOverride = (
  situation: Omit<OverrideSituation, 'validation' | 'requests' | 'rules'>,
): string | undefined => {
  const { submission, taken, next } = situation;
  const { receiptNumber, outcome, progress, reason, year } = submission;
  if (outcome !== 'returned' || reason?.code !== 'findings')
    return `Submission ${receiptNumber} was not returned for findings (${outcome === 'returned' ? reason?.code : (outcome ?? progress)}).`;
  if (year === null) return `Submission ${receiptNumber} names no year it could be published under.`;
  if (next) return `Submission ${receiptNumber} goes on already as attempt ${next.drop.attempt}: ${next.submissionId}`;
  if (isOvertaken(submission, taken)) return `A newer upload than ${receiptNumber} has been taken for ${year}.`;
  return undefined;
};

const officerOf = (register: Register, id: string): Person | undefined =>
  register.officers.includes(id) ? personOf(register, id) : undefined;

/** The request for one rule, as it stands or as it will; otherwise why not. */
const planRule = (
  id: string,
  by: Person,
  order: OverrideOrder,
  situation: OverrideSituation,
): OverrideRequest | string => {
  const errors = errorsOf(situation.validation);
  const found = errors.filter(({ rule }) => rule === id);
  const rule = situation.rules.find((one) => one.id === id);
  if (found.length === 0 || !rule) return `${id} found no error in this submission: ${countedErrors(errors)}.`;
  const earlier = situation.requests.find((request) => request.rule === id);
  if (earlier) return standing(earlier, by);
  const others = rule.secondPerson ? othersThan(by, situation.register) : [];
  if (rule.secondPerson && others.length === 0)
    return `${id} needs a second officer, and the register names no other with a mailbox of their own.`;
  return {
    submissionId: situation.submission.submissionId,
    rule: id,
    title: rule.title,
    messages: [...new Set(found.map(({ message }) => message))],
    reason: order.reason,
    by,
    askedAt: order.now.toISOString(),
    others,
    asks: others.length === 0 ? 0 : 1,
    asked: 0,
    answer: null,
    settled: false,
    revision: 0,
  };
};

/** Only who asked may ask again; what was refused stays refused. */
const standing = (request: OverrideRequest, by: Person): OverrideRequest | string => {
  const outcome = outcomeOf(request);
  if (outcome === 'refused') return `${request.rule} was refused; the agency has to send a corrected file.`;
  if (outcome === 'asked' && request.by.id !== by.id)
    return `${request.rule} was asked for by ${request.by.id}: confirm it by the link in the mail.`;
  return request;
};

/** Whoever reads the same mailbox is no second person. */
const othersThan = (by: Person, register: Register): Person[] =>
  register.officers
    .flatMap((id) => personOf(register, id) ?? [])
    .filter(({ id, mail }) => id !== by.id && mail.toLowerCase() !== by.mail.toLowerCase());

/** Errors by rule, e.g. `A01 (2), B03 (1)`. */
export const countedErrors = (errors: readonly Finding[]): string => {
  const ids = [...new Set(errors.map(({ rule }) => rule))];
  return listed(ids.map((id) => `${id} (${errors.filter(({ rule }) => rule === id).length})`));
};
