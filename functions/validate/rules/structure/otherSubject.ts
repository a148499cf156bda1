import type { Quote } from '../../../../schemas/finding.ts';
import type { Agency } from '../../../../schemas/register.ts';
import { type Passage, quoteOf } from '../../passages.ts';
import { type PlainSentence, plainSentencesOf } from '../../plainSentences.ts';
import { plainName } from '../../text.ts';

/** Another body whose work a text describes, and the sentence that does. */
interface OtherSubject {
  readonly name: string;
  readonly quote: Quote;
}

/** 2025年，  本年度  before the subject of a sentence. */
const time = /^(?:(?:19|20)\d\d年度?|本年度?|全年|今年|一年来)(?:来|以来)?[，,]?/u;

/** What a body does in such a report, right behind its name. */
const does = [
  ...['主动公开', '公开政府信息', '公开信息', '发布', '新收', '收到', '受理', '制发', '编制', '政府信息公开工作'],
  ...[
    '认真',
    '严格',
    '深入',
    '高度重视',
    '积极',
    '坚持',
    '围绕',
    '按照',
    '根据',
    '依据',
    '依照',
    '全面',
    '持续',
    '切实',
  ],
  ...['不断', '始终', '以', '在', '紧紧', '进一步', '共', '通过', '扎实', '聚焦', '立足', '贯彻', '将'],
];

/** The end of the own name that other wordings share: 县水务局, 泉镇人民政府. */
const tailOf = (name: string): string => name.slice(name.endsWith('人民政府') ? -6 : -4);

/** The longest known name a sentence begins with. */
const nameAt = (text: string, names: ReadonlyMap<string, Agency>, lengths: readonly number[]): string | undefined => {
  const length = lengths.find((each) => names.has(text.slice(0, each)));
  return length === undefined ? undefined : text.slice(0, length);
};

const subjectOf = (
  sentence: PlainSentence,
  names: ReadonlyMap<string, Agency>,
  lengths: readonly number[],
): { readonly name: string; readonly from: number } | undefined => {
  const from = time.exec(sentence.text)?.[0].length ?? 0;
  const name = nameAt(sentence.text.slice(from, from + (lengths[0] ?? 0)), names, lengths);
  if (name === undefined) return undefined;
  const behind = sentence.text.slice(from + name.length, from + name.length + 10).replace(/^[，,]/u, '');
  return does.some((word) => behind.startsWith(word)) || time.test(behind) ? { name, from } : undefined;
};

/**
 * The body a text is about when it is another one of the register: it acts at the beginning of a sentence, and the sender
 * is not named at all. Bodies whose figures the sender counts are its own subject.
 */
export const otherSubject = (
  passages: readonly Passage[],
  titled: string,
  agency: Agency,
  agencies: readonly Agency[],
): OtherSubject | undefined => {
  const namesOf = ({ name, formerNames }: Agency) => [name, ...formerNames].map(plainName);
  const names = new Map(agencies.flatMap((each) => namesOf(each).map((name) => [name, each] as const)));
  for (const name of [...namesOf(agency), plainName(titled)]) names.set(name, agency);
  const lengths = [...new Set([...names.keys()].map(({ length }) => length))].sort((one, other) => other - one);
  const texts = passages.filter(({ place, kind }) => isText(place) && kind !== 'sectionHeading');
  for (const sentence of texts.flatMap(plainSentencesOf)) {
    const subject = subjectOf(sentence, names, lengths);
    const other = subject && names.get(subject.name);
    if (!subject || !other) continue;
    if (other.id === agency.id) return undefined;
    if (other.parent === agency.id) continue;
    const rest = plainName(texts.map(({ text }) => text).join('\n')).replaceAll(subject.name, '');
    if (namesOf(agency).some((name) => rest.includes(tailOf(name)))) return undefined;
    const span = sentence.spanOf(subject.from, subject.from + subject.name.length);
    return { name: other.name, quote: quoteOf(sentence.passage, [span]) };
  }
  return undefined;
};

const isText = (place: Passage['place']): boolean => place === 'preamble' || place === 'overview';
