import type { Example } from '../model.ts';

/** A small institution: a report with few figures. */
export const jiaoyi2025: Example = {
  agencyId: 'qingxi-jiaoyi',
  agency: '云岭市清溪区公共资源交易中心',
  year: 2025,
  format: 'txt',
  preamble: [
    '本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2025年1月1日起至2025年12月31日止。',
  ],
  overview: [
    '2025年，云岭市清溪区公共资源交易中心公开交易公告、中标候选人公示、中标结果和合同信息，共1274条。新收政府信息公开申请4件，全部办结，其中予以公开3件、无法提供1件。',
    '中心综合科负责政府信息的审查和发布，实行经办人初核、科室负责人复核、中心主任签发。更新公共资源交易信息公开平台栏目2个。全年组织学习培训2次，未发生责任追究情形。',
  ],
  problems: ['合同履行信息公开不够完整。已与行业主管部门建立信息推送机制，2026年起按季度公开合同履行情况。'],
  other: ['本年度未收取政府信息公开信息处理费，无其他需要报告的事项。'],
  signature: ['云岭市清溪区公共资源交易中心', '2026年1月12日'],
  figures: {
    disclosure: {},
    applications: { naturalPerson: { r3_1: 1 }, corp: { r3_1: 2, r3_4_1: 1 } },
    disputes: {},
  },
};
