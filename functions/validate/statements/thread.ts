import type { Passage } from '../passages.ts';
import type { Compact } from './compact.ts';
import type { Topic } from './lexicon/meaning.ts';
import type { Quantity } from './quantities.ts';
import type { Said } from './said.ts';

/** What of the sentences before still counts for the next item. */
export interface Thread {
  readonly topic: Topic | 'foreign' | undefined;
  /** A heading named the topic: words we do not know do not change it. */
  readonly firm: boolean;
  /** The topic is the sentence's own, not one before. */
  readonly own: boolean;
  readonly time: Said['time'];
  readonly area: Said['area'];
  /** The disclosure of information has been spoken of: reviews are reviews of it. */
  readonly disclosure: boolean;
  /** 其中 has been said: the same quantity again is a part of it. */
  readonly inParts: boolean;
  /** The item before was what came one way or from one kind of applicant. */
  readonly partial: boolean;
  /** The sentence speaks of the agency as the one who decides or examines: its cases are not cases against it. */
  readonly otherRole: boolean;
  /** Words without a figure right before. */
  readonly pending: Said | undefined;
  /** Quantities that 分别 gives to the figures that follow. */
  readonly slots: readonly (readonly Quantity[])[];
}

/** One passage as it is being read. */
export interface Page {
  readonly passage: Passage;
  readonly compact: Compact;
  /** The table counts what 全县 counts: the report is a government's. */
  readonly wide: boolean;
}

export const newThread = (topic: Thread['topic'], disclosure: boolean, firm = topic !== undefined): Thread => ({
  topic,
  firm,
  own: false,
  time: undefined,
  area: undefined,
  disclosure,
  inParts: false,
  partial: false,
  otherRole: false,
  pending: undefined,
  slots: [],
});
