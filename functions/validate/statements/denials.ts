import type { Claim } from './claims.ts';
import { quantitiesFor } from './claims.ts';
import { originalSpan } from './compact.ts';
import type { Action, Topic } from './lexicon/meaning.ts';
import type { Quantity } from './quantities.ts';
import { type Said, saidBy } from './said.ts';
import type { Item } from './sentences.ts';
import type { Page, Thread } from './thread.ts';
import type { Token, WordToken } from './tokens.ts';

/** 如无, 是否, 对未收到的: it is not said that there was none. */
const suppositions = /[如若凡对倘]|是否|有没/u;

/** What may be denied of a topic and still say that the whole quantity is none. */
const deniable = new Set<Quantity>([
  'received',
  'receivedNew',
  'carriedIn',
  'carriedOut',
  'reviewTotal',
  'reviewCorrected',
  'litigationTotal',
  'litigationCorrected',
  'directTotal',
  'afterTotal',
  'normdocIssued',
  'normdocRepealed',
  'feeYuan',
]);

const isEmpty = (said: Said): boolean =>
  said.topics.length === 0 && said.actions.length === 0 && !said.foreign && said.unknown === 0;

/** Words that leave only a part of the quantity denied, or another thing. */
const isNarrow = (said: Said, listed: boolean): boolean =>
  said.unknown > 0 ||
  (said.foreign && !listed) ||
  said.detail ||
  said.rate ||
  said.rest ||
  said.channels > 0 ||
  said.applicants.size === 1 ||
  said.time === 'other' ||
  said.time === 'part';

/** 未发生投诉、行政复议和申诉的情况: what is none of ours stands beside, not before what it would narrow. */
const isListed = (text: string, tokens: readonly Token[]): boolean => {
  const joins = (token: Token): boolean => '、和及与或'.includes(text[token.from]!);
  const telling = tokens.filter((token) => joins(token) || token.kind !== 'word' || token.meaning.is !== 'light');
  return telling.every((token, index) => {
    if (token.kind !== 'word') return true;
    const next = telling[index + 1];
    const joined = next === undefined || joins(next);
    return token.meaning.is !== 'otherRole' && (token.meaning.is !== 'foreign' || joined);
  });
};

const denialsOf = (topics: readonly Topic[], actions: readonly Action[]): Quantity[] =>
  topics.flatMap((topic) => quantitiesFor(topic, actions, '元')).filter((quantity) => deniable.has(quantity));

interface Denied {
  readonly topics: readonly Topic[];
  readonly actions: readonly Action[];
}

/** 未收到政府信息公开申请, and 行政复议、行政诉讼均无. */
const deniedIn = (word: WordToken, head: Said, tail: Said, { topic }: Thread): Denied | undefined => {
  const { meaning } = word;
  if (meaning.is !== 'none') return undefined;
  const received: readonly Action[] = meaning.action && tail.actions.length === 0 ? [meaning.action] : [];
  if (tail.topics.length > 0) return { topics: tail.topics, actions: [...tail.actions, ...received] };
  // 行政复议3件，无一被纠正; 全部办结，无结转下年度.
  const carried = head.topics.length === 0 && topic !== undefined && topic !== 'foreign' ? [topic] : head.topics;
  if (tail.actions.length > 0 && meaning.action === undefined) return { topics: carried, actions: tail.actions };
  if (!isEmpty(tail)) return undefined;
  if (meaning.topic) return { topics: [meaning.topic], actions: [] };
  return { topics: head.topics, actions: head.actions };
};

/** Statements that there was none, as claims of 0. */
export const deniedBy = (
  page: Page,
  item: Item,
  said: Said,
  thread: Thread,
  base: Pick<Claim, 'passage' | 'area' | 'otherCount'>,
): Claim[] => {
  const word = said.none;
  if (!word) return [];
  const { text } = page.compact;
  const at = item.label.indexOf(word);
  const [before, behind] = [item.label.slice(0, at), item.label.slice(at + 1)];
  const [head, tail] = [saidBy(text, before), saidBy(text, behind)];
  const denied = deniedIn(word, head, tail, thread);
  if (
    !denied ||
    isNarrow(tail, isListed(text, behind)) ||
    suppositions.test(text.slice(item.label[0]!.from, word.from))
  )
    return [];
  return denialsOf(denied.topics, denied.actions).map((quantity) => ({
    ...base,
    quantity,
    value: 0,
    approximate: false,
    span: originalSpan(page.compact, word.from, word.to),
    words: text.slice(word.from, word.to),
    sure: head.unknown === 0 && !head.foreign && head.channels === 0,
    denied: true,
  }));
};
