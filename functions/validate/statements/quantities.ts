import { type CellDefinition, cellsOf } from '../../../schemas/form/derive.ts';
import type { Form } from '../../../schemas/form/model.ts';

/** What a figure of the text may stand for. */
export const quantityNames = {
  received: '收到的申请数量',
  receivedNew: '新收申请数量',
  handled: '办理的申请数量',
  carriedIn: '上年结转数量',
  carriedOut: '结转下年度数量',
  answered: '办结（答复）数量',
  granted: '予以公开数量',
  partly: '部分公开数量',
  grantedOrPartly: '予以公开和部分公开数量',
  denied: '不予公开数量',
  unable: '无法提供数量',
  notProcessed: '不予处理数量',
  otherHandling: '其他处理数量',
  reviewTotal: '行政复议总数',
  reviewMaintained: '行政复议结果维持数量',
  reviewCorrected: '行政复议结果纠正数量',
  reviewOther: '行政复议其他结果数量',
  reviewPending: '行政复议尚未审结数量',
  litigationTotal: '行政诉讼总数',
  litigationMaintained: '行政诉讼结果维持数量',
  litigationCorrected: '行政诉讼结果纠正数量',
  litigationOther: '行政诉讼其他结果数量',
  litigationPending: '行政诉讼尚未审结数量',
  directTotal: '未经复议直接起诉数量',
  afterTotal: '复议后起诉数量',
  disputesTotal: '行政复议和行政诉讼总数',
  normdocIssued: '行政规范性文件制发数量',
  normdocRepealed: '行政规范性文件废止数量',
  normdocValid: '行政规范性文件现行有效数量',
  published: '主动公开政府信息数量',
  feeYuan: '信息处理费金额',
  feeCases: '收取信息处理费的件数',
} as const;

export type Quantity = keyof typeof quantityNames;

/** One way to understand a quantity: these cells, added up. `name` reads in a message, e.g. 新收＋上年结转. */
export interface Meant {
  readonly name: string;
  readonly cells: readonly string[];
}

type Pick = (cell: CellDefinition) => boolean;

/** The total column of rows of table 2, by row key. `r3_3` takes all rows under （三）. */
const rows =
  (...keys: readonly string[]): Pick =>
  ({ table, row, column }) =>
    table === 't2' &&
    column.leaf.key === 'total' &&
    keys.some((key) => row.leaf.key === key || row.leaf.key.startsWith(`${key}_`));

const disputes =
  (member: string, ...groups: readonly string[]): Pick =>
  ({ table, column }) =>
    table === 't3' && groups.some((group) => column.leaf.key === `${group}.${member}`);

/** The trial form counts documents made and made public, which is another count. */
const documents =
  (member: string): Pick =>
  ({ table, row, column }) =>
    table === 't1' && row.leaf.key === 'normdoc' && column.leaf.key === member;

/** 3月收到 and the like need no entry: what is not here has no cell in the form. */
const meanings: Readonly<Partial<Record<Quantity, readonly (readonly [name: string, pick: Pick])[]>>> = {
  received: [
    ['本年新收', rows('r1')],
    ['本年新收与上年结转合计', rows('r1', 'r2')],
  ],
  receivedNew: [['本年新收', rows('r1')]],
  handled: [
    ['本年新收', rows('r1')],
    ['本年新收与上年结转合计', rows('r1', 'r2')],
    ['办理结果总计', rows('r3_7')],
  ],
  carriedIn: [['上年结转', rows('r2')]],
  carriedOut: [['结转下年度继续办理', rows('r4')]],
  answered: [['办理结果总计', rows('r3_7')]],
  granted: [['予以公开', rows('r3_1')]],
  partly: [['部分公开', rows('r3_2')]],
  grantedOrPartly: [['予以公开与部分公开合计', rows('r3_1', 'r3_2')]],
  denied: [['不予公开各行合计', rows('r3_3')]],
  unable: [['无法提供各行合计', rows('r3_4')]],
  notProcessed: [['不予处理各行合计', rows('r3_5')]],
  otherHandling: [['其他处理各行合计', rows('r3_6')]],
  reviewTotal: [['行政复议总计', disputes('total', 'review')]],
  reviewMaintained: [['行政复议结果维持', disputes('maintain', 'review')]],
  reviewCorrected: [['行政复议结果纠正', disputes('correct', 'review')]],
  reviewOther: [['行政复议其他结果', disputes('other', 'review')]],
  reviewPending: [['行政复议尚未审结', disputes('pending', 'review')]],
  litigationTotal: [['行政诉讼两类总计之和', disputes('total', 'direct', 'after')]],
  litigationMaintained: [['行政诉讼两类结果维持之和', disputes('maintain', 'direct', 'after')]],
  litigationCorrected: [['行政诉讼两类结果纠正之和', disputes('correct', 'direct', 'after')]],
  litigationOther: [['行政诉讼两类其他结果之和', disputes('other', 'direct', 'after')]],
  litigationPending: [['行政诉讼两类尚未审结之和', disputes('pending', 'direct', 'after')]],
  directTotal: [['未经复议直接起诉总计', disputes('total', 'direct')]],
  afterTotal: [['复议后起诉总计', disputes('total', 'after')]],
  disputesTotal: [['行政复议与行政诉讼总计之和', disputes('total', 'review', 'direct', 'after')]],
  normdocIssued: [['本年制发', documents('issued')]],
  normdocRepealed: [['本年废止', documents('repealed')]],
  normdocValid: [['现行有效', documents('valid')]],
};

const byForm = new WeakMap<Form, ReadonlyMap<Quantity, Meant[]>>();

const meantOn = (form: Form): ReadonlyMap<Quantity, Meant[]> => {
  const cells = cellsOf(form);
  const all = (Object.keys(meanings) as Quantity[]).map((quantity): [Quantity, Meant[]] => {
    const meant = (meanings[quantity] ?? []).map(([name, pick]) => ({
      name,
      cells: cells.filter(pick).map((cell) => cell.name),
    }));
    return [quantity, meant.filter((each) => each.cells.length > 0)];
  });
  return new Map(all);
};

/** Every way to understand a quantity on this form; none when the form does not count it. Worked out once for each form. */
export const meantBy = (form: Form, quantity: Quantity): readonly Meant[] => {
  const known = byForm.get(form) ?? meantOn(form);
  byForm.set(form, known);
  return known.get(quantity) ?? [];
};
