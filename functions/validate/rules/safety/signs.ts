import { type Passage, quoteOf } from '../../passages.ts';
import { placeName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  spaces: '数字中间有空格，共{count}处，如{place}“{example}”。请删去空格，并核对数字是否完整。',
  control: '文字中有看不见的控制字符或者乱码，共{count}处，如{place}“{example}”中的{code}。请删去或者重新录入。',
  digits: '全角数字与半角数字混用，全角的有{count}处，如{place}“{example}”。请统一为半角。',
  marks: '汉字之间用了半角标点，共{count}处，如{place}“{example}”。请改为全角。',
};

/** One kind of untidy sign: a pattern for it, and how much it matters. */
interface Kind {
  readonly message: string;
  readonly pattern: RegExp;
  /** Found in every text that has such a sign, and much faster. */
  readonly hint?: RegExp;
  /** What is only a matter of looks is for information. */
  readonly severity?: 'info';
}

/** Digits, a space, digits and a unit: 1 38条. Rows of figures and times of day have no unit behind two of them. */
const spaces: Kind = {
  message: messages.spaces,
  pattern: /(?<![\d.:：\-—][ \u00a0\u3000]?)(?<!\d)\d+[ \u00a0\u3000\t]+\d+(?=[条件次篇期份个人元万亿%％])/gu,
};

/** Control, formatting and private characters, and the sign for bytes that could not be read; none is an ordinary sign. */
const control: Kind = {
  message: messages.control,
  hint: /[^\n\r\t -~\u00b7\u2014-\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/u,
  pattern: /[[\p{Cc}\p{Cf}\p{Co}\ufffd]--[\n\r\t]]/gv,
};

const digits: Kind = { message: messages.digits, pattern: /[０-９]+/gu, severity: 'info' };

const marks: Kind = {
  message: messages.marks,
  pattern: /[,;:?!](?<=\p{Script=Han}[,;:?!])(?=\p{Script=Han})/gu,
  severity: 'info',
};

const mostExamples = 3;

const codeOf = (sign: string): string => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

const untidy = ({ form, passages }: Context, { message, pattern, hint = pattern, severity }: Kind): Fault[] => {
  const found = passages.flatMap((passage) =>
    (passage.text.search(hint) < 0 ? [] : [...passage.text.matchAll(pattern)]).map(({ index, 0: written }) => ({
      passage,
      from: index,
      written,
    })),
  );
  const [first] = found;
  if (!first) return [];
  const { passage, from, written } = first;
  const example = passage.text
    .slice(Math.max(0, from - 4), from + Math.min(written.length, 20) + 4)
    .replace(/[\s\p{C}]/gu, (sign) => (/\s/u.test(sign) ? ' ' : '□'));
  const known = { count: found.length, place: placeName(form, passage.place), example, code: codeOf(written) };
  const quote = (each: { passage: Passage; from: number; written: string }) =>
    quoteOf(each.passage, [[each.from, each.from + each.written.length]]);
  const quotes = found.slice(0, mostExamples).map(quote);
  return [{ section: passage.place, ...(severity && { severity }), quotes, message: fill(message, known) }];
};

const signs = (context: Context): Fault[] => {
  const isMixed = context.passages.some(({ text }) => /[0-9]/u.test(text));
  return [spaces, control, ...(isMixed ? [digits] : []), marks].flatMap((kind) => untidy(context, kind));
};

export const signRules: readonly Rule[] = [
  {
    id: 'F05',
    severity: 'warning',
    title: '没有数字中的空格、控制字符和全角半角混用',
    basis: '实践：复制、转换文件时留下的空格、控制字符和混用的全角半角；混用只作说明',
    involves: '标题、全文文字和表格旁的文字',
    messages,
    check: signs,
  },
];
