import type { Edition, TableId } from '../../../schemas/form/model.ts';

export type Language = 'zh' | 'en';

/** What the dictionary's page says around the data, in one language. */
export interface DictionaryWords {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly other: { readonly text: string; readonly path: string; readonly lang: string };
  readonly files: string;
  readonly contents: string;
  readonly editions: { readonly heading: string; readonly columns: readonly string[]; readonly note: string };
  readonly edition: Readonly<Record<Edition, string>>;
  readonly inForce: string;
  readonly noYear: string;
  readonly facts: { readonly heading: string; readonly note: string };
  readonly tables: Readonly<Record<TableId, string>>;
  readonly tableNote: Readonly<Record<TableId, string>>;
  readonly columns: readonly string[];
  readonly sums: { readonly heading: string; readonly note: string; readonly columns: readonly string[] };
  /** Between the names of a list. */
  readonly comma: string;
}

const chinese: DictionaryWords = {
  path: '/data/dictionary/',
  title: '数据字典',
  description: '政府信息公开工作年度报告三张统计表中每个单元格的名称、行列标题、计量单位、所属格式版本和勾稽关系。',
  lead: '年度报告三张统计表中的每个单元格都有固定的名称，各数据文件通用。名称由表、行、列三部分组成，如t2.r3_1.corp即第三部分表格“予以公开”一行、“商业企业”一列。',
  other: { text: 'English', path: '/data/dictionary/en/', lang: 'en' },
  files: '本字典的数据文件',
  contents: '本页目录',
  editions: {
    heading: '格式的版本',
    columns: ['版本', '依据', '适用的报告年度', '单元格'],
    note: '报告所用格式按表头文字识别，不按年度推定；名称相同的单元格，在各版本中含义相同。',
  },
  edition: { '2021': '2021年版', '2019': '2019年版', '2021-2019': '混用格式' },
  inForce: '年起',
  noYear: '不适用于任何年度；有的报告将两版表格混用，照原样收录',
  facts: { heading: '年度数据文件的前八列', note: '其后每列为一个单元格，列名即单元格名称。' },
  tables: {
    t1: '第二部分 主动公开政府信息情况',
    t2: '第三部分 收到和处理政府信息公开申请情况',
    t3: '第四部分 政府信息公开行政复议、行政诉讼情况',
  },
  tableNote: {
    t1: '名称以t1开头的为2021年版，以t1x开头的为2019年版，两版统计口径不同，不宜直接比较。连同单位填写的（如“251000元”）不作数字收录，原文写法见该报告的report.json。',
    t2: '各列均在“申请人情况”之下。',
    t3: '表格只有一行，按列分为三组。行政诉讼没有合计。',
  },
  columns: ['单元格名称', '列', '单位', '勾稽'],
  sums: {
    heading: '勾稽关系',
    note: '等式两边各单元格之和应当相等；*代表每一列或者每一行。个别已公布的报告可能不符合勾稽关系，数据照原样收录。',
    columns: ['编号', '关系', '格式版本'],
  },
  comma: '、',
};

const english: DictionaryWords = {
  path: '/data/dictionary/en/',
  title: 'Data dictionary',
  description:
    'Name, labels, unit, editions and sums of every cell in the three tables of the annual reports on government information disclosure.',
  lead: 'Every cell in the three tables of an annual report has a fixed name that is the same in all data files. It is made of table, row and column: t2.r3_1.corp is the table of section three, row "Disclosed", column "Commercial enterprises". The labels are given in English for convenience; the Chinese form prevails.',
  other: { text: '中文', path: '/data/dictionary/', lang: 'zh-CN' },
  files: 'This dictionary as data',
  contents: 'On this page',
  editions: {
    heading: 'Editions of the form',
    columns: ['Edition', 'Prescribed by', 'Reporting years', 'Cells'],
    note: 'The edition of a report is told by the words of its table headers, not by its year. A cell of the same name means the same in every edition.',
  },
  edition: { '2021': '2021', '2019': '2019', '2021-2019': 'mixed' },
  inForce: ' onwards',
  noYear: 'none; some reports mix the tables of two editions and are recorded as they are',
  facts: {
    heading: 'The first eight columns of the yearly files',
    note: 'Each further column is one cell; its name is that of the cell.',
  },
  tables: {
    t1: 'Section two: Proactive disclosure of government information',
    t2: 'Section three: Applications for disclosure of government information received and handled',
    t3: 'Section four: Administrative reconsideration and administrative litigation',
  },
  tableNote: {
    t1: 'Names beginning with t1 belong to the form of 2021, names beginning with t1x to the trial form of 2019. The two count different things and should not be compared directly. What was written together with its unit, such as "251000元", is not taken as a number; it stands as written in the report.json of its report.',
    t2: 'All columns stand under "Applicants".',
    t3: 'The table has one row and three groups of columns. There is no total of all litigation.',
  },
  columns: ['Name of the cell', 'Column', 'Unit', 'Sums'],
  sums: {
    heading: 'Sums',
    note: 'The cells on both sides should add up to the same; * stands for every column or every row. Single published reports may break a sum; their figures are given as published.',
    columns: ['No.', 'Sum', 'Editions'],
  },
  comma: ', ',
};

export const wordsIn: Readonly<Record<Language, DictionaryWords>> = { zh: chinese, en: english };
