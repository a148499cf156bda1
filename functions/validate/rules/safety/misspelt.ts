/**
 * Wrong and doubled characters of such reports, each of which is wrong wherever it stands. 人民政府政府信息公开工作 and
 * 2025年年度报告 are right, so 政府政府 and 年年度 are not here.
 */
export const misspelt: readonly { readonly wrong: string; readonly right: string }[] = [
  { wrong: '过程性性', right: '过程性' },
  { wrong: '公开政府政府', right: '公开政府信息' },
  { wrong: '政府信息信息', right: '政府信息' },
  { wrong: '政府信息息', right: '政府信息' },
  { wrong: '信息公开公开', right: '信息公开' },
  { wrong: '主动公公开', right: '主动公开' },
  { wrong: '公开开', right: '公开' },
  { wrong: '依申请申请', right: '依申请' },
  { wrong: '预决赛', right: '预决算' },
  { wrong: '部门决赛', right: '部门决算' },
  { wrong: '财政决赛', right: '财政决算' },
  { wrong: '决赛公开', right: '决算公开' },
  { wrong: '决赛信息', right: '决算信息' },
  { wrong: '政府信心公开', right: '政府信息公开' },
  { wrong: '政府信息工开', right: '政府信息公开' },
  { wrong: '信息公开条列', right: '信息公开条例' },
  { wrong: '不于公开', right: '不予公开' },
  { wrong: '予于公开', right: '予以公开' },
  { wrong: '行政复仪', right: '行政复议' },
  { wrong: '行政诉颂', right: '行政诉讼' },
  { wrong: '行政诉松', right: '行政诉讼' },
  { wrong: '保密审察', right: '保密审查' },
  { wrong: '上年接转', right: '上年结转' },
  { wrong: '结转下年底', right: '结转下年度' },
  { wrong: '自热人', right: '自然人' },
  { wrong: '法人或其它组织', right: '法人或其他组织' },
  { wrong: '规范性文见', right: '规范性文件' },
  { wrong: '年度报吿', right: '年度报告' },
];
