import { type Occurrence, occurrencesOf, plainMatchesOf, quoteAt, type Sought, wordsAt } from '../../occurrences.ts';
import { placeName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  mark: '{place}有密级或者内部资料标志“{mark}”。涉密和内部文件不得公开：请核对是否传错了文件；确可公开的，请完成保密审查并删去标志后重新报送。',
  own: '{place}有主管部门列为不得公开的标志“{mark}”。请核对是否传错了文件；确可公开的，请完成保密审查并删去标志后重新报送。',
};

/**
 * Marks as they are set on documents, in text without spaces. The bare words are normal in a sentence (属于国家秘密,
 * 保密审查, 机密级计算机): they are marks only with the star, and below where they stand alone.
 */
const anywhere: readonly Sought[] = [
  { words: ['★', '☆'], pattern: /(?:绝密|机密|秘密)级?[★☆](?:长期|[0-9]{1,2}(?:年|个月))?/gu },
  {
    words: ['内部'],
    pattern: /内部(?:资料|文件|材料)[，、·：—]{0,2}(?:请?注意保存|请?勿外传|严禁外传|不准翻印)/gu,
  },
];

const secret = ['绝密', '机密', '秘密'];
const internal = ['内部资料', '内部文件', '内部使用'];

/** Marks that are a line of their own, or in brackets at its beginning or end. Cells of a table are short by nature. */
const onLines: readonly Sought[] = [
  {
    words: [...secret, ...internal, '注意保存', '严禁外传'],
    pattern: /(?<=^|\n)(?:绝密|机密|秘密|工作秘密|内部资料|内部文件|内部使用|注意保存|严禁外传)(?=$|\n)/gu,
  },
  { words: secret, pattern: /(?<=^|\n)(?:绝密|机密|秘密)级?(?:长期|[0-9]{1,2}(?:年|个月))(?=$|\n)/gu },
  {
    words: [...secret, ...internal],
    pattern:
      /(?<=^|\n)[（【[](?:绝密|机密|秘密|内部资料|内部文件|内部使用)[）】\]]|[（【[](?:内部资料|内部文件|内部使用)[）】\]](?=$|\n)/gu,
  },
];

const mostExamples = 5;

const faultFor = (template: string, found: readonly Occurrence[], form: Context['form']): Fault => {
  const section = found[0]!.passage.place;
  return {
    section,
    quotes: found.slice(0, mostExamples).map(quoteAt),
    message: fill(template, { place: placeName(form, section), mark: wordsAt(found[0]!).trim() }),
  };
};

const secrecyMarks = ({ form, passages, settings }: Context): Fault[] => {
  const lines = passages.filter(({ kind }) => kind !== 'table');
  const always = [
    ...anywhere.map((sought) => plainMatchesOf(passages, sought)),
    ...onLines.map((sought) => plainMatchesOf(lines, sought)),
  ];
  const own = settings.words.secrecy.map((word) => occurrencesOf(passages, word));
  return [
    ...always.filter((found) => found.length > 0).map((found) => faultFor(messages.mark, found, form)),
    ...own.filter((found) => found.length > 0).map((found) => faultFor(messages.own, found, form)),
  ];
};

export const secrecyMarkRules: readonly Rule[] = [
  {
    id: 'F02',
    severity: 'error',
    title: '没有密级和内部资料标志',
    basis: '实践：国家秘密、工作秘密和内部资料不得公开，公开前先作保密审查；“属于国家秘密”“保密审查”等用语不在此列',
    involves: '标题、全文文字和表格旁的文字',
    messages,
    secondPerson: true,
    check: secrecyMarks,
  },
];
