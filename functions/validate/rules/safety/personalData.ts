import type { Quote } from '../../../../schemas/finding.ts';
import type { Passage } from '../../passages.ts';
import { cellNamed, cellPlace, placeName, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { masked, type PersonalNumber, personalNumbersIn } from './personalNumbers.ts';

const messages = {
  identity: '{place}有身份证号码（{masked}）。年度报告不得含有个人信息，请删除后重新报送。',
  identityDoubtful: '{place}有形似身份证号码的数字（{masked}，校验码不符）。请核对，属于个人信息的请删除。',
  mobile: '{place}有手机号码（{masked}）。请删除，或者改为办公电话后重新报送。',
  card: '{place}有银行卡号（{masked}）。请删除后重新报送。',
  cardDoubtful: '{place}有形似银行卡号的数字（{masked}）。请核对，属于个人信息的请删除。',
  applicant: '{place}似乎写有申请人的姓名（{masked}）。请核对，并隐去姓名。',
};

const doubtful: readonly PersonalNumber['kind'][] = ['identityDoubtful', 'cardDoubtful'];

const faultOf = ({ kind, digits }: PersonalNumber, place: string): Pick<Fault, 'message' | 'status' | 'severity'> => {
  const message = fill(messages[kind], { place, masked: masked(digits) });
  return doubtful.includes(kind) ? { status: 'unsure', severity: 'warning', message } : { message };
};

/** Characters before the number that help its writer to find it. */
const lead = 6;

/**
 * Quotes are stored privately and shown to the sender, who must find the place. They hold the number and a few signs
 * before it, not the sentence, which may name the person; everything that is sent by mail has the number masked.
 */
const numberQuote = ({ place, text }: Passage, from: number, to: number): Quote => {
  const begin = Math.max(0, from - lead);
  return { place, text: text.slice(begin, to), marks: [[from - begin, to - begin]] };
};

const numbersInText = ({ form, passages }: Context): Fault[] =>
  passages.flatMap((passage) =>
    personalNumbersIn(passage.text).map((number) => ({
      ...faultOf(number, placeName(form, passage.place)),
      section: passage.place,
      quotes: [numberQuote(passage, number.from, number.to)],
    })),
  );

const numbersInCells = ({ form, report }: Context): Fault[] =>
  Object.entries(report.cells).flatMap(([name, { raw }]) =>
    raw.length < 11
      ? []
      : personalNumbersIn(raw).map((number) => {
          const cell = cellNamed(form, name);
          const place = `${tableName(form, cell.table)}${cellPlace(cell)}`;
          return { ...faultOf(number, place), section: sectionOf(form, cell.table), cells: [name] };
        }),
  );

/** 申请人：某某某 as in a form; what an applicant is (自然人, 公司) is no name. */
const applicant = /申请人(?:姓名)?[：:][ \u3000]{0,4}(\p{Script=Han}{2,3})(?=[，。、；,;（( \u3000\n]|$)/gu;
const noName = /^(?:自然人|公民|法人|组织|企业|公司|群众|居民|村民|个人|其他|某.*|.某某?|.×+)$/u;

const applicantNames = ({ form, passages }: Context): Fault[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(applicant)]
      .filter(([, name = '']) => !noName.test(name))
      .map(({ index, 0: written, 1: name = '' }) => ({
        status: 'unsure' as const,
        severity: 'warning' as const,
        section: passage.place,
        quotes: [numberQuote(passage, index + written.length - name.length, index + written.length)],
        message: fill(messages.applicant, {
          place: placeName(form, passage.place),
          masked: `${name.slice(0, 1)}${'*'.repeat(name.length - 1)}`,
        }),
      })),
  );

const mostFindings = 20;

export const personalDataRules: readonly Rule[] = [
  {
    id: 'F01',
    severity: 'error',
    title: '没有身份证号码、手机号码、银行卡号和申请人姓名',
    basis:
      '实践：年度报告不得含有申请人等的个人信息；身份证号码按GB 11643校验，银行卡号按校验位辨认；办公电话、电子邮箱可以写明',
    involves: '标题、全文文字、表格旁的文字和单元格内的原文',
    messages,
    secondPerson: true,
    check: (context) =>
      [numbersInText, numbersInCells, applicantNames].flatMap((check) => check(context)).slice(0, mostFindings),
  },
];
