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

interface Subjects {
  readonly topics: readonly Topic[];
  readonly bare: boolean;
  readonly general: boolean;
  readonly foreign: boolean;
  readonly last: Topic | 'foreign' | undefined;
  readonly narrowed: boolean;
  /** Applications have been spoken of, be it as the cause of a review. */
  readonly disclosure: boolean;
}

const noSubjects: Subjects = {
  topics: [],
  bare: false,
  general: false,
  foreign: false,
  last: undefined,
  narrowed: false,
  disclosure: false,
};

const subjectsOf = (text: string, tokens: readonly Token[]): Subjects => {
  const topics = new Set<Topic>();
  let [plain, bare, general, foreign, narrowed] = [false, false, false, false, false];
  let last: Topic | 'foreign' | undefined;
  tokens.forEach((token, index) => {
    if (token.kind !== 'word') return;
    const { meaning } = token;
    if (meaning.is === 'foreign') [foreign, last] = [true, 'foreign'];
    if (meaning.is !== 'topic') return;
    // 低保申请 is an application for something else, 主动公开抽检信息 one kind of information; 政府信息公开申请行政复议 is
    // about the review.
    const narrower = meaning.topic === 'published' && tokens[index + 1]?.kind === 'unknown';
    if (narrower || (meaning.bare && tokens[index - 1]?.kind === 'unknown')) {
      [foreign, last] = [true, 'foreign'];
    } else if (!leadsToDispute(meaning.topic, tokens[index + 1])) {
      topics.add(meaning.topic);
      last = meaning.topic;
      narrowed ||= index > 1 && tokens[index - 1]!.kind === 'unknown';
      if (meaning.topic !== 'applications') return;
      if (meaning.bare) bare = true;
      else if (meaning.general) general = true;
      else plain = true;
    }
  });
  // 依申请公开工作中产生行政复议 is about the review alone; 申请和行政复议 about both.
  const parted = tokens.some(
    ({ kind, from }) => kind === 'mark' || (kind === 'word' && '和及与或'.includes(text[from]!)),
  );
  if (last !== undefined && last !== 'foreign' && dispute.has(last) && !parted) topics.delete('applications');
  return {
    topics: [...topics],
    disclosure: plain || general,
    bare: bare && !plain && !general,
    general: general && !plain && !bare,
    foreign,
    last,
    narrowed,
  };
};

const leadsToDispute = (topic: Topic, next: Token | undefined): boolean =>
  topic === 'applications' &&
  next?.kind === 'word' &&
  ((next.meaning.is === 'topic' && dispute.has(next.meaning.topic)) || next.meaning.is === 'caused');

const isBody = (text: string, token: Token): boolean =>
  token.kind === 'unknown' && bodyEndings.test(text.slice(Math.max(token.from, token.to - 4), token.to));

/** The last word of each meaning. */
type Last = { readonly [Is in Meaning['is']]?: Extract<Meaning, { is: Is }> };

interface Tally {
  readonly last: Last;
  readonly actions: readonly Action[];
  readonly applicants: ReadonlySet<string>;
  readonly channels: number;
  readonly none: WordToken | undefined;
  /** A body we do not know, or a part of the agency. */
  readonly office: boolean;
  /** 全区各部门、镇街: all of them together. */
  readonly whole: boolean;
  readonly unknown: number;
  readonly lastWord: Meaning['is'] | undefined;
}

const noApplicants: ReadonlySet<string> = new Set();

/** Goes through the tokens once. */
const tally = (text: string, tokens: readonly Token[]): Tally => {
  const last: { [Is in Meaning['is']]?: Meaning } = {};
  const actions: Action[] = [];
  let applicants = noApplicants;
  let [channels, office, body, whole, unknown] = [0, false, false, false, 0];
  let none: WordToken | undefined;
  let lastWord: Meaning['is'] | undefined;
  for (const token of tokens) {
    if (token.kind === 'unknown') {
      unknown += token.to - token.from;
      body ||= isBody(text, token);
    }
    if (token.kind !== 'word') continue;
    const { meaning } = token;
    last[meaning.is] = meaning;
    lastWord = meaning.is;
    if (meaning.is === 'action' && !actions.includes(meaning.action)) actions.push(meaning.action);
    else if (meaning.is === 'applicant') applicants = new Set([...applicants, meaning.kind]);
    else if (meaning.is === 'channel') channels += 1;
    else if (meaning.is === 'area') {
      office ||= meaning.area === 'office';
      whole ||= meaning.area === 'wide';
    } else if (meaning.is === 'none') none ??= token;
  }
  return {
    ...{ last: last as Last, actions, applicants, channels, none, unknown, lastWord },
    office: body || (office && !whole),
    whole: whole && !body,
  };
};

const saidIn = (text: string, tokens: readonly Token[]): Said => {
  const { last, lastWord, office, whole, ...counted } = tally(text, tokens);
  const cause = last.cause !== undefined;
  const subjects = last.topic || last.foreign ? subjectsOf(text, cause ? outsideCause(tokens) : tokens) : noSubjects;
  const otherRole = last.otherRole !== undefined;
  return {
    ...counted,
    topics: subjects.topics,
    bare: subjects.bare,
    general: subjects.general,
    narrowed: subjects.narrowed,
    foreign: subjects.foreign || otherRole,
    lastTopic: otherRole ? 'foreign' : subjects.last,
    disclosure:
      last.disclosure !== undefined || subjects.disclosure || subjects.topics.includes('applications') || cause,
    cause,
    otherRole,
    otherCount: last.otherCount !== undefined,
    detail: last.detail !== undefined,
    rest: last.rest !== undefined,
    rate: last.rate !== undefined,
    share: last.share !== undefined,
    compared: last.compared !== undefined,
    direction: last.direction?.direction,
    area: office ? 'office' : whole ? 'wide' : last.area?.area,
    time: last.time?.time,
    parts: last.parts && (last.parts.whole ? 'whole' : 'some'),
    respectively: last.respectively !== undefined,
    each: lastWord === 'each',
    total: last.total && (last.total.plain ? 'plain' : 'sum'),
    all: last.all !== undefined,
  };
};

const nothing = saidIn('', []);

/** Sums up the words of a label; `text` is the compact text they stand in. */
export const saidBy = (text: string, tokens: readonly Token[]): Said =>
  tokens.length === 0 ? nothing : saidIn(text, tokens);
