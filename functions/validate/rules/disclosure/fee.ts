import { formOf } from '../../../../schemas/form/index.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';
import { figureIn } from '../tables/figure.ts';
import { lacksLastYear } from '../yearToYear/comparable.ts';

const fee = 't1.fee.amountWan';
const yuanInWan = 10_000;

export const lacksFee = ({ form, report }: Context): string | undefined =>
  fee in report.cells ? undefined : `${form.name}第二部分表格填收费项目数，不填收费金额`;

/** The cell of the fee in words, for messages. */
export const feePlace = ({ form }: Context) => ({
  table: tableName(form, 't1'),
  cell: cellPlace(cellNamed(form, fee)),
});

const messages = {
  yuan: '{table}{cell}：现为“{raw}”，以元为单位；这一格以万元为单位，请填{value}。',
  yuanUnread: '{table}{cell}：现为“{raw}”，以元为单位；这一格以万元为单位，请换算成万元，只填数字。',
  perhapsYuan:
    '{table}{cell}＝{value}万元，是上一年度{before}万元的{times}倍，像是按元填写。这一格以万元为单位，按元填写的折合{converted}万元，请核对。',
  more: '{table}{cell}＝{value}万元，是上一年度{before}万元的{times}倍。请核对数字和单位（万元）。',
  unknown: '{table}{cell}没有可用的数字，改正后再核对。',
  notCompared: '{table}{cell}未与上一年度比较：{reason}。',
};

/** 251000元 → 251000; undefined when it says no amount of yuan, or one that is not plain. */
const yuanIn = (raw: string): number | undefined => {
  const [, digits] = /^(\d[\d,]*(?:\.\d+)?)\s*元$/u.exec(raw.normalize('NFKC').trim()) ?? [];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
};

/** In the four decimals the form allows; undefined when it takes more. */
const wanOf = (yuan: number): number | undefined => (Number.isInteger(yuan) ? yuan / yuanInWan : undefined);

const feeUnit = (context: Context): Fault[] => {
  const { raw } = context.report.cells[fee]!;
  const place = { section: sectionOf(context.form, 't1'), cells: [fee] };
  const plain = raw.normalize('NFKC');
  if (plain.includes('元') && !plain.includes('万元')) {
    const yuan = yuanIn(raw);
    const value = yuan === undefined ? undefined : wanOf(yuan);
    const known = { ...feePlace(context), raw: shown(raw) };
    if (value === undefined) return [{ ...place, message: fill(messages.yuanUnread, known) }];
    return [{ ...place, suggestion: { cell: fee, value }, message: fill(messages.yuan, { ...known, value }) }];
  }
  return againstLastYear(context).map((fault) => ({ ...place, ...fault }));
};

const againstLastYear = (context: Context): Fault[] => {
  const value = figureIn(context, fee);
  if (value === undefined) return [notAssessable(fill(messages.unknown, feePlace(context)))];
  if (value === 0) return [];
  const before = feeOfLastYear(context);
  if (typeof before === 'string') {
    return [notAssessable(fill(messages.notCompared, { ...feePlace(context), reason: before }))];
  }
  const { feeFactor } = context.settings.thresholds;
  const times = value / before;
  if (times <= feeFactor) return [];
  const converted = Number((value / yuanInWan).toFixed(4));
  // Taken as yuan it is about as much as last year.
  const perhapsYuan = times / yuanInWan <= feeFactor && times / yuanInWan >= 1 / feeFactor;
  const known = { ...feePlace(context), value, before, times: Math.round(times), converted };
  const message = fill(perhapsYuan ? messages.perhapsYuan : messages.more, known);
  return [{ severity: 'warning', status: 'unsure', left: value, right: before, message }];
};

/** Last year's fee, more than 0, or why there is none to compare with. */
const feeOfLastYear = (context: Context): number | string => {
  const { lastYear } = context;
  const lacking = lacksLastYear(context);
  if (lacking !== undefined || !lastYear) return lacking ?? '';
  const form = formOf(lastYear.edition);
  if (!(fee in lastYear.cells)) return `上一年度报告用的是${form.name}，填的是收费项目数`;
  const before = figureIn({ form, report: lastYear }, fee);
  if (before === undefined) return '上一年度报告该格没有可用的数字';
  return before === 0 ? '上一年度为0' : before;
};

export const feeRules: readonly Rule[] = [
  {
    id: 'B05',
    severity: 'error',
    title: '收费金额以万元为单位',
    basis: '格式第二部分表格印明单位为万元；与上一年度相差悬殊的仅作提醒，倍数由主管部门设定',
    involves: '第二部分表格行政事业性收费本年收费金额，上一年度同项',
    messages,
    lacks: lacksFee,
    check: feeUnit,
  },
];
