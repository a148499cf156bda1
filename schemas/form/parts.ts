import type { Column, Footing, Row, Section, Table } from './model.ts';

/** What the editions share: sections, the columns of table 2, table 3 and the sums. */

export const sections: readonly Section[] = [
  { key: 'overview', numeral: '一', title: '总体情况', synonyms: ['总体情况概述', '概述'] },
  {
    key: 'disclosure',
    numeral: '二',
    title: '主动公开政府信息情况',
    synonyms: ['主动公开政府政府情况', '主动公开情况', '主动公开政府信息的情况'],
    table: 't1',
  },
  {
    key: 'applications',
    numeral: '三',
    title: '收到和处理政府信息公开申请情况',
    synonyms: ['收到和处理政府信息公开申请的情况', '依申请公开政府信息情况', '收到和处理政府信息公开情况'],
    table: 't2',
  },
  {
    key: 'disputes',
    numeral: '四',
    title: '政府信息公开行政复议、行政诉讼情况',
    synonyms: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '政府信息公开行政复议、行政诉讼的情况',
      '因政府信息公开工作被申请行政复议、提起行政诉讼的情况',
    ],
    table: 't3',
  },
  {
    key: 'problems',
    numeral: '五',
    title: '存在的主要问题及改进情况',
    synonyms: [
      '存在问题及改进情况',
      '政府信息公开工作存在的主要问题及改进情况',
      '存在的主要问题和改进情况',
      '存在的问题及改进情况',
      '政府信息公开工作存在的主要问题和改进情况',
    ],
  },
  {
    key: 'other',
    numeral: '六',
    title: '其他需要报告的事项',
    synonyms: ['其他需要报告事项', '需要报告的其他事项', '其他事项'],
  },
];

/** Columns of table 2. 总计 is the sum of the six kinds of applicants (F3). */
export const applicantColumns: readonly Column[] = [
  {
    label: '申请人情况',
    columns: [
      { key: 'naturalPerson', label: '自然人', unit: '件' },
      {
        label: '法人或其他组织',
        columns: [
          { key: 'corp', label: '商业企业', unit: '件' },
          { key: 'research', label: '科研机构', unit: '件' },
          { key: 'welfare', label: '社会公益组织', unit: '件' },
          { key: 'legalService', label: '法律服务机构', unit: '件' },
          { key: 'other', label: '其他', unit: '件' },
        ],
      },
      { key: 'total', label: '总计', unit: '件' },
    ],
  },
];

export const table2Corner = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** Rows of table 2 up to （五）, the same in both editions. There are no subtotal rows for （三）–（六）. */
const resultsBeforeOther: readonly Row[] = [
  { key: 'r3_1', label: '（一）予以公开' },
  { key: 'r3_2', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', synonyms: ['（二）部分公开'] },
  {
    label: '（三）不予公开',
    rows: [
      { key: 'r3_3_1', label: '1.属于国家秘密' },
      { key: 'r3_3_2', label: '2.其他法律行政法规禁止公开' },
      { key: 'r3_3_3', label: '3.危及“三安全一稳定”' },
      { key: 'r3_3_4', label: '4.保护第三方合法权益' },
      { key: 'r3_3_5', label: '5.属于三类内部事务信息' },
      { key: 'r3_3_6', label: '6.属于四类过程性信息' },
      { key: 'r3_3_7', label: '7.属于行政执法案卷' },
      { key: 'r3_3_8', label: '8.属于行政查询事项' },
    ],
  },
  {
    label: '（四）无法提供',
    rows: [
      { key: 'r3_4_1', label: '1.本机关不掌握相关政府信息' },
      { key: 'r3_4_2', label: '2.没有现成信息需要另行制作' },
      { key: 'r3_4_3', label: '3.补正后申请内容仍不明确' },
    ],
  },
  {
    label: '（五）不予处理',
    rows: [
      { key: 'r3_5_1', label: '1.信访举报投诉类申请' },
      { key: 'r3_5_2', label: '2.重复申请' },
      { key: 'r3_5_3', label: '3.要求提供公开出版物' },
      { key: 'r3_5_4', label: '4.无正当理由大量反复申请' },
      { key: 'r3_5_5', label: '5.要求行政机关确认或重新出具已获取信息' },
    ],
  },
];

/** Table 2 with the edition's own row or rows for （六）其他处理. */
export const table2 = (otherHandling: Row): Table => ({
  id: 't2',
  prefix: 't2',
  caption: '收到和处理政府信息公开申请情况',
  blocks: [
    {
      corner: table2Corner,
      columns: applicantColumns,
      rows: [
        { key: 'r1', label: '一、本年新收政府信息公开申请数量' },
        { key: 'r2', label: '二、上年结转政府信息公开申请数量' },
        {
          label: '三、本年度办理结果',
          rows: [...resultsBeforeOther, otherHandling, { key: 'r3_7', label: '（七）总计' }],
        },
        { key: 'r4', label: '四、结转下年度继续办理' },
      ],
    },
  ],
});

const outcomes = (group: string): Column[] => [
  { key: `${group}.maintain`, label: '结果维持', unit: '件' },
  { key: `${group}.correct`, label: '结果纠正', unit: '件' },
  { key: `${group}.other`, label: '其他结果', unit: '件' },
  { key: `${group}.pending`, label: '尚未审结', unit: '件' },
  { key: `${group}.total`, label: '总计', unit: '件' },
];

/** Table 3: one row of 15 figures; there is no grand total of lawsuits. */
export const table3: Table = {
  id: 't3',
  prefix: 't3',
  caption: '政府信息公开行政复议、行政诉讼情况',
  blocks: [
    {
      columns: [
        { label: '行政复议', columns: outcomes('review') },
        {
          label: '行政诉讼',
          columns: [
            { label: '未经复议直接起诉', columns: outcomes('direct') },
            { label: '复议后起诉', columns: outcomes('after') },
          ],
        },
      ],
      rows: [{ key: '', label: '' }],
    },
  ],
};

const applicants = ['naturalPerson', 'corp', 'research', 'welfare', 'legalService', 'other'];

/** F1–F4 of the form; `results` are the keys of the leaf rows under 三、本年度办理结果. */
export const footing = (results: readonly string[]): readonly Footing[] => [
  {
    rule: 'A01',
    table: 't2',
    along: 'column',
    left: ['r1', 'r2'],
    right: ['r3_7', 'r4'],
    leftName: '一＋二',
    rightName: '三（七）＋四',
  },
  {
    rule: 'A02',
    table: 't2',
    along: 'column',
    left: ['r3_7'],
    right: results,
    leftName: '三（七）总计',
    rightName: '三（一）至（六）各项之和',
  },
  {
    rule: 'A03',
    table: 't2',
    along: 'row',
    left: ['total'],
    right: applicants,
    leftName: '总计',
    rightName: '六类申请人之和',
  },
  {
    rule: 'A04',
    table: 't3',
    along: 'row',
    left: ['total'],
    right: ['maintain', 'correct', 'other', 'pending'],
    leftName: '总计',
    rightName: '四项结果之和',
  },
];

export const resultsWith = (...other: string[]): string[] => [
  'r3_1',
  'r3_2',
  ...['1', '2', '3', '4', '5', '6', '7', '8'].map((n) => `r3_3_${n}`),
  ...['1', '2', '3'].map((n) => `r3_4_${n}`),
  ...['1', '2', '3', '4', '5'].map((n) => `r3_5_${n}`),
  ...other,
];
