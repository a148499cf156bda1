import type { Passage } from '../passages.ts';
import { originalSpan, type Span } from './compact.ts';
import type { Said } from './said.ts';
import type { Item } from './sentences.ts';
import type { Page, Thread } from './thread.ts';

/** 全部办结, 均维持: said of all without a figure. */
export interface Sweeping {
  readonly what: 'allAnswered' | 'allReviewsMaintained' | 'allLawsuitsMaintained';
  readonly span: Span;
  readonly passage: Passage;
}

const whatOf = (topic: Thread['topic'], { actions }: Said): Sweeping['what'] | undefined => {
  if (actions.length !== 1) return undefined;
  const [action] = actions;
  if (topic === 'applications' && action === 'answered') return 'allAnswered';
  if (topic === 'review' && action === 'maintained') return 'allReviewsMaintained';
  if (topic === 'litigation' && (action === 'maintained' || action === 'won')) return 'allLawsuitsMaintained';
  return undefined;
};

/** Only what is said plainly: no part, no other year, no word we do not know. */
export const sweepingOf = (page: Page, item: Item, said: Said, thread: Thread): Sweeping[] => {
  const what = whatOf(thread.topic, said);
  const plain = said.all && !item.figure && !said.none && said.unknown === 0 && !said.foreign;
  const whole = !thread.partial && !thread.inParts && thread.area !== 'office' && thread.area !== 'wide';
  const ofYear = thread.time !== 'other' && thread.time !== 'part';
  if (what === undefined || !plain || !whole || !ofYear || item.depth > 0) return [];
  const [first, last] = [item.label[0]!, item.label.at(-1)!];
  return [{ what, span: originalSpan(page.compact, first.from, last.to), passage: page.passage }];
};
