import type { Column, Form, Table } from './model.ts';
import { footing, resultsWith, sections, table2, table3 } from './parts.ts';

const documents: readonly Column[] = [
  { key: 'issued', label: '本年制发件数', unit: '件' },
  { key: 'repealed', label: '本年废止件数', unit: '件' },
  { key: 'valid', label: '现行有效件数', unit: '件' },
];
const decisions: readonly Column[] = [{ key: 'decisions', label: '本年处理决定数量', unit: '件' }];

/** Table 1 with documents issued, decisions made and fees in money. */
export const table1: Table = {
  id: 't1',
  prefix: 't1',
  caption: '主动公开政府信息情况',
  blocks: [
    {
      heading: '第二十条第（一）项',
      columns: documents,
      rows: [
        { key: 'rule', label: '规章' },
        { key: 'normdoc', label: '行政规范性文件', synonyms: ['规范性文件'] },
      ],
    },
    { heading: '第二十条第（五）项', columns: decisions, rows: [{ key: 'licence', label: '行政许可' }] },
    {
      heading: '第二十条第（六）项',
      columns: decisions,
      rows: [
        { key: 'penalty', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    {
      heading: '第二十条第（八）项',
      columns: [
        {
          key: 'amountWan',
          label: '本年收费金额（单位：万元）',
          synonyms: ['本年收费金额'],
          unit: '万元',
          decimals: 4,
        },
      ],
      rows: [{ key: 'fee', label: '行政事业性收费' }],
    },
  ],
};

/** The form in force since the reports for 2021: 10 + 175 + 15 = 200 cells. */
export const edition2021: Form = {
  edition: '2021',
  name: '2021年版格式',
  notice: '国办公开办函〔2021〕30号',
  years: { first: 2021 },
  sections,
  tables: [
    table1,
    table2({
      label: '（六）其他处理',
      rows: [
        { key: 'r3_6_1', label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请' },
        { key: 'r3_6_2', label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请' },
        { key: 'r3_6_3', label: '3.其他' },
      ],
    }),
    table3,
  ],
  footing: footing(resultsWith('r3_6_1', 'r3_6_2', 'r3_6_3')),
  headerWords: ['本年制发件数', '本年废止件数', '现行有效件数', '本年收费金额'],
  rowWords: ['申请人无正当理由逾期不补正', '申请人逾期未按收费通知要求缴纳费用'],
};
