import { type Occurrence, plainMatchesOf, type Sought } from '../../occurrences.ts';
import type { Passage } from '../../passages.ts';

/** A place that was never filled in; `certain` when it can be nothing else. */
export interface Placeholder extends Occurrence {
  readonly certain: boolean;
}

/** Crosses, stars and lines in place of words or figures. */
const run = /[XxＸｘ×✕╳]+|[*＊]{2,}|[_＿]{2,}/gu;

/** What is counted, behind a figure that is not there; 条例, 项目, 期货 and the like go on with a name. */
const counted = /^(?:[件次篇份个起宗例万亿元%％]|条(?![例款文])|项(?!目)|期(?![货刊间限])|场(?![馆所地]))/u;
const dated = /^(?:年(?![龄级轻均产])|月(?![报刊均])|日(?![报刊常均产]))/u;
const contact = /(?:电话|传真|邮编|邮政编码|邮箱|地址|网址|联系人)[：:为]?$/u;
const latin = /[A-Za-z@./_]/u;
const han = /\p{Script=Han}/u;
const blanks = /[ \t\u00a0\u3000]*/u;

const around = ({ text }: Passage, from: number, to: number) => ({
  before: text.slice(Math.max(0, from - 8), from).replace(/[ \t\u00a0\u3000]+$/u, ''),
  behind: text.slice(to, to + 8).replace(new RegExp(`^${blanks.source}`, 'u'), ''),
});

/** Whether a run of signs stands for something missing; undefined when it is something else. */
const judged = (passage: Passage, from: number, to: number): boolean | undefined => {
  const { before, behind } = around(passage, from, to);
  const written = passage.text.slice(from, to);
  const [left = '', right = ''] = [before.at(-1), behind[0]];
  if (latin.test(left) || latin.test(right)) return undefined;
  if (/\d/u.test(right)) return undefined;
  if (dated.test(behind) && !/[*＊]/u.test(written)) return true;
  if (/\d/u.test(left) || to - from < 2) return undefined;
  if (counted.test(behind) || contact.test(before)) return true;
  // Filters of portals put stars in the middle of words: 主动***息.
  if (/[*＊]/u.test(written)) return to - from > 2 && han.test(left) && han.test(right) ? false : undefined;
  if (/[_＿]/u.test(written)) return to - from > 2 && before + behind !== '' ? true : undefined;
  return passage.place === 'title';
};

const runsIn = (passage: Passage): Placeholder[] =>
  [...passage.text.matchAll(run)].flatMap(({ index, 0: written }) => {
    const certain = judged(passage, index, index + written.length);
    return certain === undefined ? [] : [{ passage, from: index, to: index + written.length, certain }];
  });

/** A figure left out before its unit: 公开政府信息  条，. */
const gap =
  /(?:信息|申请|公开|文件|共计|合计|总计|总数|新收|收到|受理|办结|答复|发布|制发|结转|开展|组织|召开|举办|培训|许可|处罚|强制|复议|诉讼|约)[ \t\u00a0\u3000]{1,20}(?:条|件|次|期|篇|份|个|场|起|宗|人次|万元|元|万条|万件)(?=[，。、；,;（(）)]|$)/gu;

/** 共主动公开条，其中: nothing at all before the unit. */
const missing: Sought = {
  words: ['公开条', '信息条', '发布条', '公开篇', '信息篇', '发布篇'],
  pattern: /(?:共|累计|全年)(?:主动)?(?:公开|发布)(?:各类)?(?:政府|政务)?(?:信息)?[条篇](?=[，。；])/gu,
};

/** 2026年  月  日, 12月  日, 〔2025〕  号. */
const date =
  /年[ \t\u00a0\u3000]{1,10}月[ \t\u00a0\u3000]{0,10}日|\d月[ \t\u00a0\u3000]{1,10}日(?=[，。；、）)至到前止起]|$)/gu;
const documentNumber = /〔[ \t\u00a0\u3000]{1,10}〕|〕[ \t\u00a0\u3000]{1,10}号/gu;

/** Notes of the blank form that should have been replaced. */
const instruction: Sought = {
  words: ['文字描述', '文字叙述', '填写', '此处', '名称', '全称'],
  pattern:
    /（(?:文字描述|文字叙述|请?填写[^（）]{0,20}|此处(?:填写|插入|添加)[^（）]{0,20}|(?:单位|机关|行政机关)(?:名称|全称))）|【(?:请?填写|此处|(?:单位|机关)(?:名称|全称))[^【】]{0,20}】/gu,
};

const isBlank = /[ \t\u00a0\u3000]/u;

const matchesIn = (passage: Passage, pattern: RegExp): Occurrence[] =>
  [...passage.text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ passage, from: index, to: index + length }));

/** Blanks where something should stand, or nothing at all. */
const gapsIn = (passage: Passage): Occurrence[] => {
  if (passage.kind === 'table') return [];
  const blanks = isBlank.test(passage.text) ? [gap, date, documentNumber] : [];
  const none = missing.words.some((word) => passage.text.includes(word)) ? [missing.pattern] : [];
  return [...blanks, ...none].flatMap((pattern) => matchesIn(passage, pattern));
};

const inPassage = (passage: Passage): Placeholder[] => {
  const certain = [...gapsIn(passage), ...plainMatchesOf([passage], instruction)];
  const found = [...runsIn(passage), ...certain.map((each) => ({ ...each, certain: true }))];
  return found.sort((one, other) => one.from - other.from);
};

/** Everything in a report that looks as if it had not been filled in, in reading order. */
export const placeholdersIn = (passages: readonly Passage[]): Placeholder[] => passages.flatMap(inPassage);
