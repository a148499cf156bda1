import { isCaseUnit, quantitiesFor, unitsOf } from './claims.ts';
import type { Action, Topic } from './lexicon/meaning.ts';
import type { Quantity } from './quantities.ts';
import type { Said } from './said.ts';
import type { Thread } from './thread.ts';

/** What a figure is about, and what was done. */
export interface Subject {
  readonly topics: readonly Topic[];
  readonly actions: readonly Action[];
  /** Named with the figure, rather than before. */
  readonly named: boolean;
}

/** Words of grammar only: the subject is the one spoken of before. */
export const isLight = (said: Said): boolean =>
  said.unknown === 0 && said.topics.length === 0 && said.actions.length === 0 && !said.foreign && !said.none;

/** What came one way, from one kind of applicant or for one reason is a part of the whole. */
export const isPartial = (said: Said): boolean =>
  said.channels === 1 || said.applicants.size === 1 || said.detail || said.rest;

/** From the words before the figure, behind it, or before them; in this order. */
export const subjectOf = (said: Said, behind: Said, { topic, pending }: Thread): Subject => {
  const { actions } = said;
  if (topic === 'fee' && said.bare) return { topics: ['fee'], actions, named: true };
  if (said.topics.length > 0) return { topics: said.topics, actions, named: true };
  const light = isLight(said);
  // 5件申请均已答复: what was done stands behind as well.
  const done = light ? behind.actions : actions;
  if (behind.topics.length > 0 && !behind.foreign) {
    // 1件申请属于其他部门: a case by itself, without a word of how many there were.
    const counted = done.length > 0 || !behind.topics.includes('applications');
    return { topics: behind.topics, actions: done, named: counted };
  }
  const waiting = light && pending && !pending.foreign ? pending : undefined;
  if (waiting && waiting.topics.length > 0 && done.length === 0) {
    return { topics: waiting.topics, actions: waiting.actions, named: true };
  }
  const topics = topic === undefined || topic === 'foreign' ? [] : [topic];
  return { topics, actions: done.length > 0 ? done : (waiting?.actions ?? []), named: false };
};

const disputeTopics = new Set<Topic>(['review', 'litigation', 'direct', 'after']);

export const isDispute = ({ topics }: Subject): boolean => topics.some((topic) => disputeTopics.has(topic));

/** Cases the agency decides, or documents it examines; 收到行政复议 says nothing of disclosure by itself. */
const isOthers = (subject: Subject, { otherRole, disclosure }: Thread): boolean => {
  if (otherRole) return isDispute(subject) || subject.topics.includes('normdoc');
  const came = subject.actions.includes('received') || subject.actions.includes('receivedNew');
  return isDispute(subject) && came && !disclosure;
};

/** Longer words that we do not know may name another subject. */
const longestAside = 6;

const isUnderstood = (subject: Subject, said: Said, unit: string, thread: Thread): boolean => {
  const { topics, actions, named } = subject;
  const unspoken = actions.length === 0 && topics.includes('applications') && (!named || said.general);
  const loose = thread.partial || !isCaseUnit(unit) || said.unknown > (isDispute(subject) ? 0 : longestAside);
  const aside = !named && topics[0] !== 'normdoc' && topics[0] !== 'fee' && loose;
  const fits = topics.every((topic) => unitsOf[topic].has(unit));
  return fits && !unspoken && !aside && !isPartial(said) && !isOthers(subject, thread);
};

/** Quantities that count a whole: under 其中, or in part, the same words count a part of it. */
const wholes = new Set<Quantity>([
  'received',
  'handled',
  'reviewTotal',
  'litigationTotal',
  'disputesTotal',
  'published',
  'feeYuan',
  'feeCases',
]);

/** What the figure of an item counts; `before` is the thread without the item's own words. */
export const quantitiesIn = (
  subject: Subject,
  said: Said,
  unit: string,
  { before, thread }: { readonly before: Thread; readonly thread: Thread },
): Quantity[] => {
  const { topics, actions, named } = subject;
  if (!isUnderstood(subject, said, unit, thread)) return [];
  const all = said.each || topics.length === 1 ? topics.flatMap((topic) => quantitiesFor(topic, actions, unit)) : [];
  const together = topics.length === 2 && topics.every((topic) => topic === 'review' || topic === 'litigation');
  const sum = together && !said.each && actions.every((action) => action === 'received');
  const repeated = thread.inParts && (!named || topics.some((topic) => topic === before.topic));
  const both: Quantity[] = sum ? ['disputesTotal'] : [];
  // 其中主动公开3件 is a way of answering.
  return [...all, ...both].filter(
    (quantity) => !(repeated && wholes.has(quantity)) && !(thread.inParts && quantity === 'published'),
  );
};

/** Whether the words leave no other reading. */
export const isSure = (subject: Subject, said: Said, before: Thread, thread: Thread): boolean => {
  const { topics, actions, named } = subject;
  if (said.narrowed || said.channels > 1 || (!named && said.unknown > 0)) return false;
  if (isDispute(subject) && !thread.disclosure) return false;
  if (!topics.includes('applications')) return true;
  return actions.length > 0 && !(said.bare && before.topic !== 'applications');
};
