/** Title, agency and year as they stand on the first page. */
export interface Title {
  readonly title: string;
  readonly agency: string;
  readonly year: number | null;
  /** How many of the given lines come before the title, and how many it takes. */
  readonly from: number;
  readonly count: number;
}

/** The subject of the title in the wordings met: 政府信息公开工作年度报告, …年度工作报告, …工作报告, …年报. */
const subject =
  /(?:的)?(?:政府)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)(?:[（(][^（()）]{1,12}[)）])?$/u;
/** 年 is sometimes lost on the way; four digits of this or the last century are a year all the same. */
const year = /([0-9]{4}|[〇零○Oo一二三四五六七八九]{4})\s*年(?:度)?|(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])度?/u;
const longestTitle = 80;
const mostLines = 3;
const endsSentence = /[。；，：！？.;,:!?]$/u;

const chineseDigits = '〇一二三四五六七八九';

const yearNumber = (printed: string): number => {
  const digits = [...printed].map((sign) => {
    const digit = chineseDigits.indexOf(/[零○Oo]/u.test(sign) ? '〇' : sign);
    return digit < 0 ? sign : String(digit);
  });
  return Number(digits.join(''));
};

/** Joined lines of a title, without the spaces used to set it out. */
const joined = (lines: readonly string[]): string => lines.join('').replace(/\s+/gu, '');

const readTitle = (text: string): { agency: string; year: number | null } | undefined => {
  const plain = text.normalize('NFKC');
  const head = plain.replace(subject, '');
  if (head === plain) return undefined;
  const printed = year.exec(head);
  const agency = head
    .replace(year, '')
    .replace(/^关于|[年度的《〈<"“]+$|^[《〈<"“]+/gu, '')
    .trim();
  const number = printed ? yearNumber(printed[1] ?? printed[2]!) : null;
  return { agency, year: number !== null && number >= 1949 ? number : null };
};

const candidateAt = (lines: readonly string[], from: number, count: number): Title | undefined => {
  const window = lines.slice(from, from + count);
  if (window.slice(0, -1).some((line) => endsSentence.test(line))) return undefined;
  const title = joined(window);
  const read = title.length <= longestTitle ? readTitle(title) : undefined;
  return read && { title, ...read, from, count };
};

/** Taking more lines is right only as long as each adds what was still missing. */
const completeness = (title: Title): number => (title.agency === '' ? 0 : 1) + (title.year === null ? 0 : 1);

/**
 * Finds the title among the lines before section one: one to three lines that end with the subject of such a report. The
 * fewest lines that give agency and year are taken, the first such place on the page wins.
 */
export const findTitle = (lines: readonly string[]): Title | undefined => {
  let best: Title | undefined;
  for (let last = 0; last < lines.length; last++) {
    for (let count = 1; count <= Math.min(mostLines, last + 1); count++) {
      const candidate = candidateAt(lines, last - count + 1, count);
      if (candidate && (!best || completeness(candidate) > completeness(best))) best = candidate;
    }
    if (best && completeness(best) === 2) return best;
  }
  return best;
};
