/** What a report must speak of, and the words by which real reports do. Any of them counts: silence must be certain. */
export interface Aspect {
  readonly name: string;
  readonly words: readonly string[];
}

/** The five aspects of section 一. */
export const aspects: readonly Aspect[] = [
  {
    name: '主动公开',
    words: [
      '主动公开',
      '公开政府信息',
      '公开信息',
      '公开各类',
      '发布信息',
      '发布政府信息',
      '发布各类',
      '主动发布',
      '政策解读',
      '公告',
      '公示',
      '发布',
    ],
  },
  {
    name: '依申请公开',
    words: ['依申请', '公开申请', '申请公开', '信息申请', '申请人'],
  },
  {
    name: '政府信息管理',
    words: [
      ...['信息管理', '规范性文件', '审查', '审核', '三审', '保密', '公开属性', '动态调整', '动态管理', '清理', '目录'],
      ...['发布机制', '管理制度', '管理机制', '管理办法', '工作制度', '审批程序', '发布程序', '台账'],
    ],
  },
  {
    name: '政府信息公开平台建设',
    words: [
      ...['平台', '网站', '门户', '专栏', '专区', '栏目', '新媒体', '公众号', '微信', '微博', '客户端', '公开栏'],
      ...['公示栏', '政府公报', '查阅点', '查阅场所'],
    ],
  },
  {
    name: '监督保障',
    words: [
      ...['监督', '保障', '考核', '评议', '培训', '追究', '追责', '问责', '组织领导', '领导小组', '专职', '专人'],
      ...['督促', '督查', '检查', '通报', '责任'],
    ],
  },
];

/** What 条例 art. 50(4) asks of governments beside. */
export const governmentAspects: readonly Aspect[] = [
  { name: '工作考核', words: ['考核', '考评', '绩效', '考察', '评估', '测评', '考绩'] },
  {
    name: '社会评议',
    words: [
      '评议',
      '满意度',
      '满意率',
      '民意调查',
      '民意测评',
      '群众评价',
      '群众意见',
      '公众意见',
      '公众评价',
      '社会评价',
      '第三方评估',
    ],
  },
  {
    name: '责任追究结果',
    words: ['追究', '追责', '问责', '究责', '责任事故', '责任人员', '处分', '违规违纪', '违纪违规', '通报批评'],
  },
];

/** Phrases of sentences that only introduce a report: its basis, period, parts, and where to get it. */
export const introductions: readonly string[] = [
  ...['本报告', '本年度报告', '本年报', '编制如下', '统计期限', '统计时限', '所列数据', '有疑问', '任何疑问', '电子版'],
  ...[
    '部分组成',
    '六个部分',
    '六部分',
    '现公布',
    '现予公布',
    '现向社会公布',
    '联系电话',
    '邮编',
    '通讯地址',
    '电子邮箱',
  ],
];
