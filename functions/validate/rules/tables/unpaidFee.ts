import { type Passage, quoteOf } from '../../passages.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from './figure.ts';

const messages = {
  noFee:
    '{table}{cell}＝{count}，说明发出过收费通知；第六部分写明没有收取信息处理费。请核对该行数字；无误的，请在第六部分写明发出收费通知的件数和金额。',
  edition: '{form}没有单列逾期未缴纳费用一行，不作此项核对。',
  figures: '{table}{cell}没有可用的数字，改正后再核对。',
  noText: '{table}{cell}＝{count}，第六部分没有文字可以对照。',
};

const unpaid = 't2.r3_6_2.total';

/** 未收取……信息处理费, 没有……收费, 信息处理费：0元; spans are bounded, so that long texts cost no more. */
const noFee =
  /(?:未|没有|无|零)[^，。；\n]{0,20}(?:处理费|收费|费用)|(?:处理费|收费|费用)[^，。；\n\d]{0,20}(?:为零|零元|：无|为无|未收|没有|未发生|(?<![\d.])0(?:\.0{1,2})?元)/u;

/** A notice was sent: then nothing contradicts that nobody paid. */
const noticeSent = /收费通知[^，。；\n\d]{0,10}[1-9]|[1-9]\d{0,5}(?:件|份|次)收费通知/u;

const statementIn = (
  passages: readonly Passage[],
): { passage: Passage; span: readonly [number, number] } | undefined => {
  for (const passage of passages) {
    const found = noFee.exec(passage.text);
    if (found) return { passage, span: [found.index, found.index + found[0].length] };
  }
  return undefined;
};

const feeStatement = (context: Context): Fault[] => {
  const { form, report } = context;
  if (!(unpaid in report.cells)) return [notAssessable(fill(messages.edition, { form: form.name }))];
  const count = figureIn(context, unpaid);
  const known = { table: tableName(form, 't2'), cell: cellPlace(cellNamed(form, unpaid)), count: count ?? 0 };
  if (count === undefined) return [notAssessable(fill(messages.figures, known), [unpaid])];
  if (count === 0) return [];
  const passages = context.passages.filter(({ place, kind }) => place === 'other' && kind !== 'sectionHeading');
  if (passages.length === 0) return [notAssessable(fill(messages.noText, known), [unpaid])];
  const statement = statementIn(passages);
  if (!statement || passages.some(({ text }) => noticeSent.test(text))) return [];
  return [
    {
      status: 'unsure',
      cells: [unpaid],
      section: sectionOf(form, 't2'),
      quotes: [quoteOf(statement.passage, [statement.span])],
      message: fill(messages.noFee, known),
    },
  ];
};

export const unpaidFeeRules: readonly Rule[] = [
  {
    id: 'A16',
    severity: 'warning',
    title: '逾期未缴费的件数与第六部分的收费说明相符',
    basis: '格式第六部分报告收取信息处理费的情况；国办函〔2020〕109号',
    involves: '第三部分表格三（六）2行总计，第六部分文字',
    messages,
    check: feeStatement,
  },
];
