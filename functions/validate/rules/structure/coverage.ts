import type { Quote } from '../../../../schemas/finding.ts';
import { firstOf, quoteAt } from '../../occurrences.ts';
import type { Passage } from '../../passages.ts';
import { plainSentencesOf } from '../../plainSentences.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { type Aspect, aspects, governmentAspects, introductions } from './aspects.ts';

const overviewMessages = {
  missing:
    '第一部分没有写到{missing}。这一部分应写明主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面；没有相关工作的也请写明。',
  introduction:
    '第一部分只有编制依据、统计期限等引言，没有总体情况。请写明主动公开、依申请公开等五个方面的工作后重新报送。',
  empty: '第一部分没有文字。请写明主动公开、依申请公开等五个方面的工作后重新报送。',
  picture: '第一部分有图片，图片中的文字没有核对；其余文字没有写到{missing}。请核对，图片中的文字请改为正文。',
  found: '第一部分写到了{found}。',
};

const governmentMessages = {
  missing: '全文没有写到{missing}。各级人民政府的年度报告应写明工作考核、社会评议和责任追究结果；没有发生的也请写明。',
  picture: '报告中有图片，图片中的文字没有核对；其余文字没有写到{missing}，请核对。',
  found: '写明了{found}。',
};

interface Coverage {
  readonly missing: string;
  readonly found: string;
  readonly quotes: Quote[];
}

const coverageOf = (passages: readonly Passage[], wanted: readonly Aspect[]): Coverage => {
  const looked = wanted.map(({ name, words }) => ({ name, place: firstOf(passages, words) }));
  const names = (isFound: boolean) =>
    looked
      .filter(({ place }) => (place !== undefined) === isFound)
      .map(({ name }) => name)
      .join('、');
  const quotes = looked.flatMap(({ place }) => (place ? [quoteAt(place)] : []));
  return { missing: names(false), found: names(true), quotes };
};

/** A figure with what it counts tells of work done. */
const counts = /\d(?:余|多|万)?[条件次期篇份个场人]/u;

/** Only when every sentence can be nothing else: such a report is returned. */
const isIntroduction = (passages: readonly Passage[]): boolean =>
  passages
    .flatMap(plainSentencesOf)
    .every(
      ({ text }) =>
        !/\p{Script=Han}{4}/u.test(text) || (introductions.some((word) => text.includes(word)) && !counts.test(text)),
    );

const narrative = ({ passages }: Context, ...places: Passage['place'][]): Passage[] =>
  passages.filter(({ place, kind }) => places.includes(place) && kind !== 'sectionHeading');

const fiveAspects = (context: Context): Fault[] => {
  const section = 'overview' as const;
  const passages = narrative(context, section);
  const hasPicture = context.report.sections.overview.some(({ type }) => type === 'picture');
  if (passages.length === 0 && !hasPicture) return [{ section, severity: 'error', message: overviewMessages.empty }];
  const { missing, found, quotes } = coverageOf(passages, aspects);
  if (missing === '') return [{ status: 'pass', section, quotes, message: fill(overviewMessages.found, { found }) }];
  if (hasPicture) return [{ status: 'unsure', section, message: fill(overviewMessages.picture, { missing }) }];
  return isIntroduction(passages)
    ? [{ section, severity: 'error', message: overviewMessages.introduction }]
    : [{ section, message: fill(overviewMessages.missing, { missing }) }];
};

/** By the register; the name alone says it of towns, and of reports whose sender is not known. */
const isGovernment = ({ agency, report }: Context): boolean =>
  agency?.kind === 'government' || (agency?.name ?? report.agency).endsWith('人民政府');

const governmentsOwn = (context: Context): Fault[] => {
  if (!isGovernment(context)) return [];
  const section = 'overview' as const;
  const { missing, found, quotes } = coverageOf(
    narrative(context, 'preamble', 'overview', 'problems', 'other'),
    governmentAspects,
  );
  if (missing === '') {
    return [{ status: 'pass', section, quotes, message: fill(governmentMessages.found, { found }) }];
  }
  const { overview, problems, other } = context.report.sections;
  if ([...overview, ...problems, ...other].some(({ type }) => type === 'picture')) {
    return [{ status: 'unsure', severity: 'warning', section, message: fill(governmentMessages.picture, { missing }) }];
  }
  const severity = context.agency?.kind === 'government' ? ('error' as const) : ('warning' as const);
  return [{ section, severity, message: fill(governmentMessages.missing, { missing }) }];
};

export const coverageRules: readonly Rule[] = [
  {
    id: 'E07',
    severity: 'warning',
    title: '第一部分写到五个方面',
    basis: '《政府信息公开条例》第五十条；年度报告格式第一部分',
    involves: '第一部分文字；只有引言或者没有文字的按错误处理',
    messages: overviewMessages,
    check: fiveAspects,
  },
  {
    id: 'E08',
    severity: 'error',
    title: '人民政府写明工作考核、社会评议和责任追究结果',
    basis: '《政府信息公开条例》第五十条第（四）项、第四十六条',
    involves: '全文文字；名录中的人民政府按错误处理，其他名称为人民政府的按提醒处理，部门不作此项要求',
    messages: governmentMessages,
    lacks: ({ agency, report }) => (agency || report.agency !== '' ? undefined : '标题中没有认出机关名称'),
    check: governmentsOwn,
  },
];
