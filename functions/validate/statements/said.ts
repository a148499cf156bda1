import type { Action, Meaning, Topic } from './lexicon/meaning.ts';
import type { Token, WordToken } from './tokens.ts';

/** What the words of a label say, taken together. */
export interface Said {
  /** In the order met, each once. A cause (因申请公开引发的) is no topic. */
  readonly topics: readonly Topic[];
  /** The only sign of applications is 申请 alone. */
  readonly bare: boolean;
  /** The only sign of applications is 依申请公开, which is the work and not its cases. */
  readonly general: boolean;
  readonly actions: readonly Action[];
  /** Counted too, and none of ours. */
  readonly foreign: boolean;
  /** The last word of topic or foreign met decides what the following items are about. */
  readonly lastTopic: Topic | 'foreign' | undefined;
  readonly disclosure: boolean;
  /** 涉及, 因: what a case is about; such parts may overlap. */
  readonly cause: boolean;
  readonly otherRole: boolean;
  readonly otherCount: boolean;
  readonly channels: number;
  readonly applicants: ReadonlySet<string>;
  readonly detail: boolean;
  readonly rest: boolean;
  readonly rate: boolean;
  readonly share: boolean;
  readonly compared: boolean;
  readonly direction: 1 | -1 | 0 | undefined;
  readonly area: 'own' | 'office' | 'wide' | undefined;
  readonly time: 'this' | 'other' | 'part' | undefined;
  readonly parts: 'some' | 'whole' | undefined;
  readonly respectively: boolean;
  readonly each: boolean;
  readonly total: 'plain' | 'sum' | undefined;
  readonly none: WordToken | undefined;
  readonly all: boolean;
  /** Text that means nothing to us stands right before the topic: 征地类政府信息公开申请. */
  readonly narrowed: boolean;
  /** Length of text that means nothing to us. */
  readonly unknown: number;
}

/** Bodies have names that end so; a name we do not know is another body's. */
const bodyEndings = /(?:局|委|委员会|办|办公室|厅|镇|乡|街道|中心|所|站|科|处|学校|医院|集团|公司)$/u;

const dispute = new Set<Topic>(['review', 'litigation', 'direct', 'after']);

/** Words of a label by meaning, without those inside a cause. */
const outsideCause = (tokens: readonly Token[]): Token[] => {
  let inside = false;
  return tokens.filter((token) => {
    if (token.kind !== 'word') return true;
    const { is } = token.meaning;
    if (is === 'cause') inside = true;
    else if (is === 'caused') inside = false;
    else if (inside && is === 'topic' && dispute.has(token.meaning.topic)) inside = false;
    return !(inside && is === 'topic');
  });
};

type Draft = { -readonly [Key in keyof Said]: Said[Key] };

const leadsToDispute = (topic: Topic, next: Token | undefined): boolean =>
  topic === 'applications' &&
  next?.kind === 'word' &&
  ((next.meaning.is === 'topic' && dispute.has(next.meaning.topic)) || next.meaning.is === 'caused');

/** Two topics stand side by side: 申请和行政复议. */
const isParted = (text: string, tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, from }) => kind === 'mark' || (kind === 'word' && '和及与或'.includes(text[from]!)));

/** Settles what a label is about. */
const takeSubjects = (draft: Draft, text: string, tokens: readonly Token[]): void => {
  const topics: Topic[] = [];
  let [plain, bare, general] = [false, false, false];
  tokens.forEach((token, index) => {
    if (token.kind !== 'word') return;
    const { meaning } = token;
    if (meaning.is === 'foreign') [draft.foreign, draft.lastTopic] = [true, 'foreign'];
    if (meaning.is !== 'topic') return;
    const { topic } = meaning;
    // 低保申请 is an application for something else, 主动公开抽检信息 one kind of information; 政府信息公开申请行政复议 is
    // about the review.
    const narrower = topic === 'published' && tokens[index + 1]?.kind === 'unknown';
    if (narrower || (meaning.bare && tokens[index - 1]?.kind === 'unknown')) {
      [draft.foreign, draft.lastTopic] = [true, 'foreign'];
    } else if (!leadsToDispute(topic, tokens[index + 1])) {
      if (!topics.includes(topic)) topics.push(topic);
      draft.lastTopic = topic;
      draft.narrowed ||= index > 1 && tokens[index - 1]!.kind === 'unknown';
      if (topic !== 'applications') return;
      if (meaning.bare) bare = true;
      else if (meaning.general) general = true;
      else plain = true;
    }
  });
  // 依申请公开工作中产生行政复议 is about the review alone; 申请和行政复议 about both.
  const last = draft.lastTopic;
  const alone = last !== undefined && last !== 'foreign' && dispute.has(last) && !isParted(text, tokens);
  draft.topics = alone ? topics.filter((topic) => topic !== 'applications') : topics;
  draft.disclosure ||= plain || general || draft.topics.includes('applications');
  draft.bare = bare && !plain && !general;
  draft.general = general && !plain && !bare;
};

const isBody = (text: string, token: Token): boolean =>
  token.kind === 'unknown' && bodyEndings.test(text.slice(Math.max(token.from, token.to - 4), token.to));

/** Meanings that matter by being there. */
const flags = {
  otherRole: 'otherRole',
  otherCount: 'otherCount',
  detail: 'detail',
  rest: 'rest',
  rate: 'rate',
  share: 'share',
  compared: 'compared',
  respectively: 'respectively',
  all: 'all',
  cause: 'cause',
  disclosure: 'disclosure',
} as const;

const isFlag = (is: Meaning['is']): is is keyof typeof flags => is in flags;

/** 全区各部门、镇街 are all of them together; 我局办公室 is a part of the agency. */
const areaWith = (before: Said['area'], area: NonNullable<Said['area']>): Said['area'] =>
  (before === 'wide' && area === 'office') || (before === 'office' && area === 'own') ? before : area;

const takeWord = (draft: Draft, token: WordToken): void => {
  const { meaning } = token;
  draft.each = meaning.is === 'each';
  if (isFlag(meaning.is)) draft[flags[meaning.is]] = true;
  else if (meaning.is === 'action') {
    if (!draft.actions.includes(meaning.action)) draft.actions = [...draft.actions, meaning.action];
  } else if (meaning.is === 'applicant') draft.applicants = new Set([...draft.applicants, meaning.kind]);
  else if (meaning.is === 'channel') draft.channels += 1;
  else if (meaning.is === 'area') draft.area = areaWith(draft.area, meaning.area);
  else if (meaning.is === 'direction') draft.direction = meaning.direction;
  else if (meaning.is === 'time') draft.time = meaning.time;
  else if (meaning.is === 'parts') draft.parts = meaning.whole ? 'whole' : 'some';
  else if (meaning.is === 'total') draft.total = meaning.plain ? 'plain' : 'sum';
  else if (meaning.is === 'none') draft.none ??= token;
};

const nothing: Said = {
  topics: [],
  bare: false,
  general: false,
  actions: [],
  foreign: false,
  lastTopic: undefined,
  disclosure: false,
  cause: false,
  otherRole: false,
  otherCount: false,
  channels: 0,
  applicants: new Set(),
  detail: false,
  rest: false,
  rate: false,
  share: false,
  compared: false,
  direction: undefined,
  area: undefined,
  time: undefined,
  parts: undefined,
  respectively: false,
  each: false,
  total: undefined,
  none: undefined,
  all: false,
  narrowed: false,
  unknown: 0,
};

/** Sums up the words of a label; `text` is the compact text they stand in. */
export const saidBy = (text: string, tokens: readonly Token[]): Said => {
  if (tokens.length === 0) return nothing;
  const draft: Draft = { ...nothing };
  let [body, subject] = [false, false];
  for (const token of tokens) {
    if (token.kind === 'word') {
      takeWord(draft, token);
      subject ||= token.meaning.is === 'topic' || token.meaning.is === 'foreign';
    } else if (token.kind === 'unknown') {
      draft.unknown += token.to - token.from;
      body ||= isBody(text, token);
    }
  }
  if (body) draft.area = 'office';
  draft.disclosure ||= draft.cause;
  if (subject) takeSubjects(draft, text, draft.cause ? outsideCause(tokens) : tokens);
  if (draft.otherRole) [draft.foreign, draft.lastTopic] = [true, 'foreign'];
  return draft;
};
