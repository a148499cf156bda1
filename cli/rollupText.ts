import { toneOf, toneWords } from '../functions/feedback/numbered.ts';
import type { DraftCheck } from '../functions/rollup/draft.ts';
import { filedIn } from '../functions/rollup/rollUp.ts';
import { lackingWords, roleWords, titleOfRollUp } from '../functions/rollup/words.ts';
import type { RollUp } from '../schemas/rollUp.ts';

/** Cells that say most, with what they are. */
const telling: Readonly<Record<string, string>> = {
  't2.r1.total': '本年新收申请',
  't2.r2.total': '上年结转申请',
  't2.r3_7.total': '办理结果总计',
  't2.r4.total': '结转下年度',
  't1.licence.decisions': '行政许可',
  't1.penalty.decisions': '行政处罚',
  't1.fee.amountWan': '行政事业性收费（万元）',
  't3.review.total': '行政复议',
};

/** The sum in lines for a terminal: the scope, what is missing, the figures that tell most. */
export const rollUpLines = (rolled: RollUp): string[] => [
  titleOfRollUp(rolled),
  `汇总范围${rolled.members.length}个单位，已公布${filedIn(rolled).length}个：`,
  ...rolled.members.map(
    ({ name, role, source, unplaced }) =>
      `  ${source ? '✓' : '✗'} ${name}（${roleWords[role]}）${source ? '' : ' 未公布'}${unplaced.length > 0 ? `，有${unplaced.length}格不能汇总` : ''}`,
  ),
  ...Object.entries(telling).flatMap(([cell, words]) => {
    const found = rolled.cells[cell];
    return found ? [`${words}：${found.sum}`] : [];
  }),
  ...(lackingWords(rolled) === undefined ? [] : [`数字不全：${lackingWords(rolled)}。`]),
];

/** What comes of the comparison, in lines. */
export const draftLines = ({ findings, assessments }: DraftCheck): string[] => [
  '与政府报告草稿比对：',
  ...findings.map((finding) => {
    const words = finding.status === 'notAssessable' ? '未核对' : toneWords[toneOf(finding)];
    return `  ${words} ${finding.rule} ${finding.message}`;
  }),
  ...assessments
    .filter(({ status }) => status === 'pass')
    .flatMap(({ rule, evidence }) => evidence.map(({ message }) => `  相符 ${rule} ${message}`)),
];
