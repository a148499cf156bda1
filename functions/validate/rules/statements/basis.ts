/** Where the rules of this group come from: the form orders no comparison of text and tables, assessments make it. */
export const comparison =
  '国办公开办函〔2021〕30号要求年度报告准确、完整；文字与表格相互核对是各地审核年度报告的实践。';

/** Sums and percentages inside one sentence. */
export const arithmetic = '国办公开办函〔2021〕30号要求年度报告准确、完整；复算文字中的合计和比例是审核实践。';

export const aboutTable2 = '总体情况等文字中的申请数量，第三部分表格“总计”列。';
