import { leafColumns } from './derive.ts';
import { type Column, type Form, isColumnGroup, isRowGroup, type Row } from './model.ts';

/**
 * English for every label of the statutory form, for the data dictionary. The official language of the form is Chinese and
 * no official translation was found: these follow the wording usual for the regulations of 2019 in English. What stands in
 * brackets explains a short name by the article of the regulations it points to.
 *
 * Labels that read the same in several places mean the same; an edition with new labels brings their English here.
 */
const english: Readonly<Record<string, string>> = {
  // Editions and the notices that prescribe them.
  '2021年版格式': 'Form of 2021',
  '2019年版格式': 'Trial form of 2019',
  '2021年版与2019年版混用的格式': 'Mixture of the forms of 2021 and 2019',
  '国办公开办函〔2021〕30号': 'Notice Guoban Gongkaiban Han [2021] No.\u00a030',
  '国办公开办函〔2019〕60号': 'Notice Guoban Gongkaiban Han [2019] No.\u00a060',

  // Sections, and the captions of tables, which are titles of sections.
  总体情况: 'General situation',
  主动公开政府信息情况: 'Proactive disclosure of government information',
  收到和处理政府信息公开申请情况: 'Applications for disclosure of government information received and handled',
  '政府信息公开行政复议、行政诉讼情况':
    'Administrative reconsideration and administrative litigation on disclosure of government information',
  存在的主要问题及改进情况: 'Main problems and how they are being remedied',
  其他需要报告的事项: 'Other matters to be reported',

  // Units.
  件: 'count',
  项: 'items',
  万元: '10,000 yuan',
  元: 'yuan',

  // Table 1: headings of blocks.
  '第二十条第（一）项': 'Article 20, item (1)',
  '第二十条第（五）项': 'Article 20, item (5)',
  '第二十条第（六）项': 'Article 20, item (6)',
  '第二十条第（八）项': 'Article 20, item (8)',
  '第二十条第（九）项': 'Article 20, item (9)',

  // Table 1: rows.
  规章: 'Administrative rules',
  行政规范性文件: 'Administrative normative documents',
  规范性文件: 'Normative documents',
  行政许可: 'Administrative licensing',
  其他对外管理服务事项: 'Other matters of administration and service to the public',
  行政处罚: 'Administrative penalties',
  行政强制: 'Administrative compulsion',
  行政事业性收费: 'Administrative and institutional fees',
  政府集中采购: 'Centralised government procurement',

  // Table 1: columns.
  本年制发件数: 'Issued in the year',
  本年废止件数: 'Repealed in the year',
  现行有效件数: 'In force at the end of the year',
  本年处理决定数量: 'Decisions made in the year',
  '本年收费金额（单位：万元）': 'Amount collected in the year (unit: 10,000 yuan)',
  本年新制作数量: 'Newly made in the year',
  本年新公开数量: 'Newly disclosed in the year',
  对外公开总数量: 'Total disclosed to the public',
  上一年项目数量: 'Items in the previous year',
  '本年增/减': 'Increase or decrease in the year',
  处理决定数量: 'Decisions made',
  采购项目数量: 'Procurement items',
  采购总金额: 'Total amount of procurement',

  // Table 2: corner and columns.
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）':
    '(In each column, items 1 and 2 together equal items 3 and 4 together)',
  申请人情况: 'Applicants',
  自然人: 'Natural persons',
  法人或其他组织: 'Legal persons or other organisations',
  商业企业: 'Commercial enterprises',
  科研机构: 'Research institutions',
  社会公益组织: 'Public welfare organisations',
  法律服务机构: 'Legal service institutions',
  其他: 'Other',
  总计: 'Total',

  // Table 2: rows.
  '一、本年新收政府信息公开申请数量': '1. Applications newly received in the year',
  '二、上年结转政府信息公开申请数量': '2. Applications carried over from the previous year',
  '三、本年度办理结果': '3. Outcomes of handling in the year',
  '（一）予以公开': '(1) Disclosed',
  '（二）部分公开（区分处理的，只计这一情形，不计其他情形）':
    '(2) Partly disclosed (where parts were treated differently: counted here only, under no other outcome)',
  '（三）不予公开': '(3) Disclosure refused',
  '1.属于国家秘密': '1. State secrets',
  '2.其他法律行政法规禁止公开': '2. Disclosure prohibited by other laws or administrative regulations',
  '3.危及“三安全一稳定”':
    '3. Endangering "three securities and one stability" (national, public and economic security, and social stability)',
  '4.保护第三方合法权益': '4. Protection of the lawful rights and interests of third parties',
  '5.属于三类内部事务信息':
    '5. Three kinds of internal affairs (personnel management, logistics management, internal work procedures)',
  '6.属于四类过程性信息':
    '6. Four kinds of process information (records of discussion, drafts, letters of consultation, requests for instructions)',
  '7.属于行政执法案卷': '7. Case files of administrative law enforcement',
  '8.属于行政查询事项': '8. Matters of administrative inquiry',
  '（四）无法提供': '(4) Unable to provide',
  '1.本机关不掌握相关政府信息': '1. Information not held by the agency',
  '2.没有现成信息需要另行制作': '2. No existing information; it would have to be made specially',
  '3.补正后申请内容仍不明确': '3. Application still unclear after supplement and correction',
  '（五）不予处理': '(5) Not processed',
  '1.信访举报投诉类申请': '1. Applications that are petitions, reports of wrongdoing or complaints',
  '2.重复申请': '2. Repeated applications',
  '3.要求提供公开出版物': '3. Requests for openly available publications',
  '4.无正当理由大量反复申请': '4. Applications in large numbers, again and again, without justified reason',
  '5.要求行政机关确认或重新出具已获取信息':
    '5. Requests that the agency confirm or issue anew information already obtained',
  '（六）其他处理': '(6) Otherwise handled',
  '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请':
    '1. No longer processed: the applicant did not supplement or correct the application in time, without justified reason',
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请':
    '2. No longer processed: the applicant did not pay the fee in time as notified',
  '3.其他': '3. Other',
  '（七）总计': '(7) Total',
  '四、结转下年度继续办理': '4. Carried over to the next year',

  // Table 3.
  行政复议: 'Administrative reconsideration',
  行政诉讼: 'Administrative litigation',
  未经复议直接起诉: 'Suits brought directly, without reconsideration',
  复议后起诉: 'Suits brought after reconsideration',
  结果维持: 'Upheld',
  结果纠正: 'Corrected',
  其他结果: 'Other results',
  尚未审结: 'Pending',
};

/** English of a label of the form. Throws for a label no English is known for: `withoutEnglish` names those of a form. */
export const englishOf = (label: string): string => {
  const found = english[label];
  if (found === undefined) throw new Error(`The form’s label ${label} has no English in schemas/form/english.ts`);
  return found;
};

const rowLabels = (row: Row): string[] => [row.label, ...(isRowGroup(row) ? row.rows.flatMap(rowLabels) : [])];
const columnLabels = (column: Column): string[] => [
  column.label,
  ...(isColumnGroup(column) ? column.columns.flatMap(columnLabels) : []),
];

/** Every text of a form that a reader sees, once each. */
const labelsOfForm = ({ name, notice, sections, tables }: Form): string[] => {
  const blocks = tables.flatMap((table) => table.blocks);
  const all = [
    name,
    notice,
    ...sections.map(({ title }) => title),
    ...tables.map(({ caption }) => caption),
    ...blocks.flatMap(({ heading = '', corner = '', columns, rows }) => [
      heading,
      corner,
      ...columns.flatMap(columnLabels),
      ...leafColumns(columns).map(({ leaf }) => leaf.unit),
      ...rows.flatMap(rowLabels),
    ]),
  ];
  return [...new Set(all)].filter((label) => label !== '');
};

/** Labels of a form that have no English yet. */
export const withoutEnglish = (form: Form): string[] => labelsOfForm(form).filter((label) => !(label in english));

/** English that belongs to no label of these forms any more. */
export const englishWithoutLabel = (forms: readonly Form[]): string[] => {
  const labels = new Set(forms.flatMap(labelsOfForm));
  return Object.keys(english).filter((label) => !labels.has(label));
};
