import { type Claim, countsSomethingElse, quantitiesFor, unitsOf } from './claims.ts';
import { originalSpan } from './compact.ts';
import { deniedBy } from './denials.ts';
import type { Figure } from './numbers.ts';
import type { Quantity } from './quantities.ts';
import { type Said, saidBy } from './said.ts';
import type { Item, Sentence } from './sentences.ts';
import { isDispute, isLight, isPartial, isSure, quantitiesIn, type Subject, subjectOf } from './subjects.ts';
import { type Sweeping, sweepingOf } from './sweepings.ts';
import { newThread, type Page, type Thread } from './thread.ts';

/** An item with what its words say and what its figure claims. */
export interface Heard {
  readonly item: Item;
  readonly said: Said;
  /** What stands behind the figure. */
  readonly behind: Said;
  readonly claims: readonly Claim[];
}

/** Topics that a new sentence takes up again without naming them: 办结5件, 均维持. */
const lasting = new Set<Thread['topic']>(['applications', 'review', 'litigation', 'foreign']);

const nextSentence = ({ topic, disclosure, firm }: Thread): Thread => {
  const lasts = lasting.has(topic);
  return newThread(lasts ? topic : undefined, disclosure, firm && lasts);
};

/** So many items back a figure may still be divided. */
const nearby = 12;

/** Follows a sentence item by item. */
export const followSentence = (
  page: Page,
  sentence: Sentence,
  before: Thread,
): { heard: Heard[]; sweepings: Sweeping[]; thread: Thread } => {
  let thread = nextSentence(before);
  const heard: Heard[] = [];
  const sweepings: Sweeping[] = [];
  const { text } = page.compact;
  const said = sentence.map(({ label }) => saidBy(text, label));
  sentence.forEach((item, index) => {
    const own = said[index]!;
    const behind = saidBy(text, item.after);
    const setting = settingOf(thread, item, own);
    const slots = own.respectively ? slotsOf(setting, sentence, said, index) : setting.slots;
    const ready = { ...setting, slots };
    const countsFees = sentence[index + 1]?.mark === '' && said[index + 1]!.topics.includes('fee');
    const place = { item, said: own, behind, before: thread, thread: ready, countsFees };
    const claims = claimsOf(page, place).filter((claim) => !isPartOf(claim, heard));
    heard.push({ item, said: own, behind, claims });
    if (!answersCounted(heard)) sweepings.push(...sweepingOf(page, item, own, ready));
    // What is said in brackets is about what stands before them and changes nothing behind them.
    if (item.depth === 0) thread = afterItem(ready, item, own, behind);
  });
  return { heard, sweepings, thread };
};

/** 答复20件，按时答复18件: less of the same in one sentence is a part of it. */
const isPartOf = (claim: Claim, heard: readonly Heard[]): boolean =>
  heard
    .slice(-nearby)
    .some(({ claims }) => claims.some(({ quantity, value }) => quantity === claim.quantity && value > claim.value));

/** 答复39件，均按期答复: all of those, not of what was received. */
const answersCounted = (heard: readonly Heard[]): boolean =>
  heard.slice(-nearby).some(({ claims }) => claims.some(({ quantity, denied }) => quantity === 'answered' && !denied));

/** The thread as it stands for this item, its own words included. */
const settingOf = (thread: Thread, { mark }: Item, said: Said): Thread => {
  const listed = thread.inParts || said.parts !== undefined;
  // 其中主动公开3件 is one of the parts, and the next ones are about the same as before.
  const lastTopic = listed && said.lastTopic === 'published' ? thread.topic : said.lastTopic;
  const named = said.topics.length > 0 && !said.bare;
  const changed = named && (mark === '；' || lastTopic !== thread.topic);
  const topic = lastTopic ?? (isLost(thread, said) ? undefined : thread.topic);
  return {
    ...thread,
    topic: thread.topic === 'fee' && said.bare ? 'fee' : topic,
    own: thread.own || lastTopic !== undefined,
    firm: thread.firm && (lastTopic === undefined || lastTopic === thread.topic),
    time: said.time ?? thread.time,
    area: said.area ?? thread.area,
    disclosure: thread.disclosure || said.disclosure,
    inParts: said.parts !== undefined || (thread.inParts && !changed),
    otherRole: thread.otherRole || said.otherRole,
    partial: isPartial(said) || (thread.partial && mark !== '；' && !named),
  };
};

/** 市场监管方面，办结案件120件: a sentence that begins with words we do not know has another subject. */
const isLost = ({ own, firm, topic }: Thread, said: Said): boolean =>
  !own && !firm && topic !== 'foreign' && said.unknown > 0;

const afterItem = (thread: Thread, item: Item, said: Said, behind: Said): Thread => ({
  ...thread,
  topic: (said.lastTopic === undefined ? behind.lastTopic : undefined) ?? thread.topic,
  own: thread.own || behind.lastTopic !== undefined,
  // 办公室负责受理，收到5件: the office is the subject only of what it is given figures for.
  area: said.area === 'office' && !item.figure ? undefined : thread.area,
  pending: item.figure ? undefined : said,
  slots: item.figure ? thread.slots.slice(1) : thread.slots,
});

/** 行政复议、行政诉讼分别为2件、1件: as many quantities as figures, or none. */
const slotsOf = (
  { topic, pending }: Thread,
  sentence: Sentence,
  said: readonly Said[],
  index: number,
): readonly (readonly Quantity[])[] => {
  const own = said[index]!;
  const first = sentence[index]!.figure ? index : index + 1;
  // 分别为予以公开45件；不予公开12件: each figure is named on its own.
  const next = said[first + 1];
  if (own.topics.length === 0 && own.actions.length === 1 && next && !isLight(next)) return [];
  const topics = own.topics.length > 0 ? own.topics : (pending?.topics ?? []);
  const actions = own.actions.length > 0 ? own.actions : (pending?.actions ?? []);
  const single = topics[0] ?? topic;
  const unit = sentence[first]?.figure?.unit ?? '';
  const quantities =
    topics.length > 1
      ? topics.map((each) => quantitiesFor(each, actions, unit))
      : single === undefined || single === 'foreign'
        ? []
        : actions.map((action) => quantitiesFor(single, [action], unit));
  const continues = (place: number): boolean =>
    sentence[place]?.figure !== undefined && sentence[place].mark === '、' && isLight(said[place]!);
  const follow = quantities.slice(1).every((_, offset) => continues(first + 1 + offset));
  const fits = quantities.length > 1 && follow && !continues(first + quantities.length);
  return fits ? quantities : [[], []];
};

/** One item in its place. */
interface Place {
  readonly item: Item;
  readonly said: Said;
  readonly behind: Said;
  /** The thread without the item's own words, and with them. */
  readonly before: Thread;
  readonly thread: Thread;
  /** 向25件申请收取信息处理费2950元: what follows says what the first figure counts. */
  readonly countsFees: boolean;
}

const claimsOf = (page: Page, place: Place): Claim[] => {
  const { item, said, thread } = place;
  const base = { passage: page.passage, area: areaOf(page, thread), otherCount: said.otherCount };
  if (thread.time === 'other' || thread.time === 'part') return [];
  if (!item.figure) return deniedBy(page, item, said, thread, base);
  const { figure } = item;
  const subject = subjectOf(said, place.behind, thread);
  return quantitiesOf(place, subject, figure).map((quantity) => ({
    ...base,
    quantity,
    value: figure.value,
    approximate: figure.approximate,
    span: originalSpan(page.compact, figure.from, figure.to),
    words: page.compact.text.slice(figure.from, figure.to),
    otherCount: said.otherCount || (said.actions.includes('receivedNew') && isDispute(subject)),
    // That there was none needs no word of what it would have been about.
    sure: isSure(subject, said, place.before, thread) || (figure.value === 0 && isDispute(subject)),
    denied: false,
  }));
};

const quantitiesOf = (place: Place, subject: Subject, figure: Figure): readonly Quantity[] => {
  const { said, thread } = place;
  if (said.none || countsSomethingElse(said, figure)) return [];
  if (place.countsFees && unitsOf.applications.has(figure.unit)) return ['feeCases'];
  return thread.slots[0] ?? quantitiesIn(subject, said, figure.unit, place);
};

const areaOf = ({ wide }: Page, { area }: Thread): Claim['area'] => {
  if (area === 'wide') return wide ? 'own' : 'wide';
  return area ?? 'own';
};
