import { findingOf, validationOf } from '../builders/finding.ts';
import { consistentReport, paragraph } from '../builders/report.ts';

/** A report of an invented bureau with something of every kind to find, and what a check found in it. */
const claim = '全年新收政府信息公开申请17件，答复15件，结转下年度2件。';
const contrary = '全年共收到申请20件。';
const hidden = '公开\u200b属性由各科室在拟文时确定。';

export const troubledReport = consistentReport({
  title: '青溪县水务局2024年政府信息公开工作年度报告',
  preamble: ['根据《中华人民共和国政府信息公开条例》编制，统计期限为2025年1月1日至12月30日。'],
  overview: [
    { type: 'heading', level: 1, text: '（一）主动公开' },
    '全年主动公开政府信息312条，政务新媒体发布信息XX条。',
    { type: 'heading', level: 1, text: '（二）依申请公开' },
    `${claim}均在法定期限内办结。`,
    {
      type: 'table',
      rows: [
        [
          { text: '渠道', columnSpan: 1, rowSpan: 1 },
          { text: '条数', columnSpan: 1, rowSpan: 1 },
        ],
        [
          { text: '门户网站', columnSpan: 1, rowSpan: 1 },
          { text: 'XX', columnSpan: 1, rowSpan: 1 },
        ],
      ],
    },
    {
      type: 'picture',
      sha256: 'ab'.repeat(32),
      mediaType: 'image/png',
      width: 640,
      height: 240,
      alternative: '政务公开专区示意图',
    },
  ],
  problems: [paragraph(hidden), contrary],
  other: [
    { type: 'list', ordered: false, items: ['无', '本年度未收取信息处理费。'] },
    { type: 'signature', text: '青溪县水务局\n2026年1月20日' },
  ],
  cells: { 't2.r1.total': 12, 't1.normdoc.valid': '/' },
});

export const troubledFindings = [
  findingOf({
    rule: 'A03',
    section: 'applications',
    cells: ['t2.r1.total', 't2.r1.naturalPerson', 't2.r1.commercial', 't2.r1.research'],
    message:
      '第三部分表格“一、本年新收政府信息公开申请数量”行：总计＝12，六类申请人之和＝10，差2。两者应当相等，请核对。',
    left: 12,
    right: 10,
    difference: 2,
    consequences: ['“总计”列：一＋二＝14，三（七）＋四＝12，差2'],
    suggestion: { cell: 't2.r1.total', value: 10 },
  }),
  findingOf({
    rule: 'D01',
    severity: 'warning',
    section: 'overview',
    cells: ['t2.r1.total'],
    message: '正文写新收申请17件，第三部分表格“新收”总计为12件。请核对正文与表格，改为一致。',
    quotes: [{ place: 'overview', text: claim, marks: [[12, 14]] }],
  }),
  findingOf({
    rule: 'D14',
    severity: 'warning',
    section: 'overview',
    message: '同一数量前后写法不同：一处为17件，一处为20件。请核对后改为一致。',
    quotes: [
      { place: 'overview', text: claim, marks: [[12, 14]] },
      { place: 'problems', text: contrary, marks: [[7, 9]] },
    ],
  }),
  findingOf({
    rule: 'E16',
    section: 'overview',
    message: '有2处“XX”没有填写，请补上数字。',
    quotes: [
      { place: 'overview', text: '全年主动公开政府信息312条，政务新媒体发布信息XX条。', marks: [[24, 26]] },
      { place: 'overview', text: 'XX', marks: [[0, 2]] },
    ],
  }),
  findingOf({
    rule: 'E13',
    section: 'title',
    message: '标题写2024年，正文的统计期限为2025年，应为同一年度。请改正标题。',
    quotes: [{ place: 'title', text: '青溪县水务局2024年政府信息公开工作年度报告', marks: [[6, 11]] }],
  }),
  findingOf({
    rule: 'E14',
    severity: 'warning',
    section: 'preamble',
    message: '统计期限止于12月30日，应为12月31日。',
    quotes: [{ place: 'preamble', text: '统计期限为2025年1月1日至12月30日。', marks: [[15, 21]] }],
  }),
  findingOf({
    rule: 'E02',
    severity: 'warning',
    section: 'problems',
    message: '第五部分标题写作“五、存在问题及改进情况”，格式规定为“五、存在的主要问题及改进情况”。',
    quotes: [{ place: 'problems', text: '五、存在问题及改进情况', marks: [] }],
  }),
  findingOf({
    rule: 'F05',
    severity: 'info',
    section: 'problems',
    message: '文字中夹有看不见的字符，发布时已去掉。',
    quotes: [{ place: 'problems', text: hidden, marks: [[2, 3]] }],
  }),
  findingOf({
    rule: 'A08',
    section: 'disclosure',
    cells: ['t1.normdoc.valid'],
    message: '“行政规范性文件”行“现行有效件数”列填了“/”，没有的应填0。',
    suggestion: { cell: 't1.normdoc.valid', value: 0 },
    override: {
      rule: 'A08',
      messages: ['“行政规范性文件”行“现行有效件数”列填了“/”，没有的应填0。'],
      reason: '沿用历年写法，已电话核实。',
      by: '县政府办公室政务公开科科长',
      confirmedBy: '县政府办公室副主任',
      at: '2026-01-24T02:00:00.000Z',
    },
  }),
  findingOf({ rule: 'E01', severity: 'warning', message: '共有7个部分，格式规定为6个部分。请合并为6个部分。' }),
  findingOf({
    rule: 'C01',
    severity: 'info',
    status: 'notAssessable',
    message: '未核对“上年结转总计与上一年度报告一致”：没有上一年度已发布的报告。',
  }),
];

export const troubled = validationOf({
  findings: troubledFindings,
  assessments: [
    { rule: 'A01', title: '各列一＋二＝三（七）＋四', status: 'pass', evidence: [] },
    {
      rule: 'D08',
      title: '文字中的行政复议、行政诉讼数量与表格一致',
      status: 'pass',
      evidence: [
        {
          message: '正文写“未发生行政复议”，与第四部分表格行政复议总计0一致。',
          cells: ['t3.review.total'],
          quotes: [],
        },
      ],
    },
    { rule: 'A03', status: 'fail', evidence: [] },
    { rule: 'D01', status: 'fail', evidence: [] },
    { rule: 'C01', title: '上年结转总计与上一年度报告一致', status: 'notAssessable', evidence: [] },
  ],
});
