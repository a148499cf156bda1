import type { Passage } from '../passages.ts';
import type { Span } from './compact.ts';
import type { Action, Topic } from './lexicon/meaning.ts';
import type { Figure } from './numbers.ts';
import type { Quantity } from './quantities.ts';
import type { Said } from './said.ts';

/** One figure of the text, understood as a figure of the form. */
export interface Claim {
  readonly quantity: Quantity;
  /** 0 for 未收到 and the like. */
  readonly value: number;
  readonly approximate: boolean;
  /** The number with its unit, or the word that denies. */
  readonly span: Span;
  /** As written, white space left out: 3件, 未收到. */
  readonly words: string;
  readonly passage: Passage;
  /** Whose figures: `office` a part of the agency, `wide` more than it. */
  readonly area: 'own' | 'office' | 'wide';
  /** The sentence leaves no other reading; where it does, a difference is only asked about. */
  readonly sure: boolean;
  /** 新收, 审结: counted in another way than the form does. */
  readonly otherCount: boolean;
  /** Said without a figure. */
  readonly denied: boolean;
}

const caseUnits = new Set(['件', '份', '起', '宗', '例', '']);
const countUnits = new Set([...caseUnits, '条', '个', '项']);
const documentUnits = new Set(['件', '份', '个', '部', '项', '']);
const moneyUnits = new Set(['元']);

/** Units of cases; 条, 个 and 项 count many other things where the case is not named. */
export const isCaseUnit = (unit: string): boolean => caseUnits.has(unit);

export const unitsOf: Readonly<Record<Topic, ReadonlySet<string>>> = {
  applications: countUnits,
  review: caseUnits,
  litigation: caseUnits,
  direct: caseUnits,
  after: caseUnits,
  normdoc: documentUnits,
  rule: documentUnits,
  fee: new Set([...countUnits, ...moneyUnits]),
  published: new Set(['条', '件', '']),
};

const ofApplications: Readonly<Partial<Record<Action, Quantity>>> = {
  received: 'received',
  receivedNew: 'receivedNew',
  handled: 'handled',
  carriedIn: 'carriedIn',
  carriedOut: 'carriedOut',
  answered: 'answered',
  granted: 'granted',
  partly: 'partly',
  grantedOrPartly: 'grantedOrPartly',
  denied: 'denied',
  unable: 'unable',
  notProcessed: 'notProcessed',
  otherHandling: 'otherHandling',
};

const ofReview: Readonly<Partial<Record<Action, Quantity>>> = {
  maintained: 'reviewMaintained',
  corrected: 'reviewCorrected',
  otherOutcome: 'reviewOther',
  pending: 'reviewPending',
  lost: 'reviewCorrected',
  received: 'reviewTotal',
  receivedNew: 'reviewTotal',
};

const ofLitigation: Readonly<Partial<Record<Action, Quantity>>> = {
  maintained: 'litigationMaintained',
  corrected: 'litigationCorrected',
  otherOutcome: 'litigationOther',
  pending: 'litigationPending',
  won: 'litigationMaintained',
  lost: 'litigationCorrected',
  received: 'litigationTotal',
  receivedNew: 'litigationTotal',
};

const ofDocuments: Readonly<Partial<Record<Action, Quantity>>> = {
  issued: 'normdocIssued',
  repealed: 'normdocRepealed',
  valid: 'normdocValid',
};

const onlyReceived: Readonly<Partial<Record<Action, Quantity>>> = {};

const byAction: Readonly<Record<Topic, Readonly<Partial<Record<Action, Quantity>>>>> = {
  applications: ofApplications,
  review: ofReview,
  litigation: ofLitigation,
  direct: onlyReceived,
  after: onlyReceived,
  normdoc: ofDocuments,
  rule: {},
  fee: {},
  published: {},
};

/** What a topic counts when nothing is said of what was done. */
const withoutAction: Readonly<Partial<Record<Topic, Quantity>>> = {
  applications: 'received',
  review: 'reviewTotal',
  litigation: 'litigationTotal',
  direct: 'directTotal',
  after: 'afterTotal',
  published: 'published',
};

/** Which quantities a topic and what was done stand for; 办理并答复 stands for what was answered. */
export const quantitiesFor = (topic: Topic, actions: readonly Action[], unit: string): Quantity[] => {
  if (topic === 'fee') return [unit === '元' ? 'feeYuan' : 'feeCases'];
  if (actions.length === 0) return [withoutAction[topic] ?? []].flat();
  const known = actions.map((action) => byAction[topic][action]);
  // One word that does not fit the topic and the figure may be about something else.
  if (known.some((quantity) => quantity === undefined)) return [];
  const all = [...new Set(known as Quantity[])];
  return all.length > 1 ? all.filter((quantity) => quantity !== 'handled') : all;
};

/** Words that make a figure something else than a count of its topic. */
export const countsSomethingElse = (said: Said, { unit }: Figure): boolean =>
  said.foreign ||
  said.rate ||
  said.share ||
  said.detail ||
  said.compared ||
  said.direction !== undefined ||
  unit === '%' ||
  unit === '个百分点' ||
  unit === '倍';
