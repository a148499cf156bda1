import type { Column, Form, Table } from './model.ts';
import { footing, resultsWith, sections, table2, table3 } from './parts.ts';

const documents: readonly Column[] = [
  { key: 'made', label: '本年新制作数量', unit: '件' },
  { key: 'newlyPublic', label: '本年新公开数量', unit: '件' },
  { key: 'totalPublic', label: '对外公开总数量', unit: '件' },
];
const items: readonly Column[] = [
  { key: 'prevItems', label: '上一年项目数量', unit: '项' },
  { key: 'delta', label: '本年增/减', unit: '项', signed: true },
];
const itemsAndDecisions: readonly Column[] = [...items, { key: 'decisions', label: '处理决定数量', unit: '件' }];

const table1: Table = {
  id: 't1',
  prefix: 't1x',
  caption: '主动公开政府信息情况',
  blocks: [
    {
      heading: '第二十条第（一）项',
      columns: documents,
      rows: [
        { key: 'rule', label: '规章' },
        { key: 'normdoc', label: '规范性文件' },
      ],
    },
    {
      heading: '第二十条第（五）项',
      columns: itemsAndDecisions,
      rows: [
        { key: 'licence', label: '行政许可' },
        { key: 'otherService', label: '其他对外管理服务事项' },
      ],
    },
    {
      heading: '第二十条第（六）项',
      columns: itemsAndDecisions,
      rows: [
        { key: 'penalty', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    // The number of fee items, not money; the 2021 edition asks for money here.
    { heading: '第二十条第（八）项', columns: items, rows: [{ key: 'fee', label: '行政事业性收费' }] },
    {
      heading: '第二十条第（九）项',
      columns: [
        { key: 'items', label: '采购项目数量', unit: '项' },
        { key: 'amount', label: '采购总金额', unit: '元', decimals: 4 },
      ],
      rows: [{ key: 'procurement', label: '政府集中采购' }],
    },
  ],
};

/** Table 2 with a single row for （六）其他处理. */
export const table2of2019: Table = table2({ key: 'r3_6', label: '（六）其他处理' });

/** The trial form of the reports for 2019 and 2020: 22 + 161 + 15 = 198 cells. */
export const edition2019: Form = {
  edition: '2019',
  name: '2019年版格式',
  notice: '国办公开办函〔2019〕60号',
  years: { first: 2019, last: 2020 },
  sections,
  tables: [table1, table2of2019, table3],
  footing: footing(resultsWith('r3_6')),
  headerWords: ['本年新制作数量', '本年新公开数量', '对外公开总数量', '政府集中采购'],
  rowWords: ['其他处理'],
};
