import type { Example } from '../model.ts';

const agency = { agencyId: 'qingxi-shichang', agency: '云岭市清溪区市场监督管理局', format: 'html' } as const;

export const shichang2025: Example = {
  ...agency,
  year: 2025,
  preamble: [
    '本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2025年1月1日起至2025年12月31日止，电子版可在区政府网站“政府信息公开年报”栏目下载。',
  ],
  overview: [
    '2025年，云岭市清溪区市场监督管理局主动公开政府信息512条，其中食品安全监督抽检结果24期、行政处罚信息418条。新收政府信息公开申请58件，上年结转2件；办结56件，结转下年度继续办理4件。',
    '政府信息管理方面，完成公开目录年度更新，对超过公示期的行政处罚信息依规撤下。平台建设方面，在“企业服务”专题增设办照、年报、信用修复三个入口。监督保障方面，将公开工作列入科室年度考核，开展培训4次；主动接受社会评议，全年未发生责任追究情形。',
  ],
  problems: [
    '一是投诉举报类申请较多，答复中对咨询与公开申请的区分说明不够；二是抽检信息的检索不够方便。',
    '已编印答复文书参考样式，统一说明口径；抽检结果已按食品类别、区域提供检索。',
  ],
  other: ['全年发出收费通知0件，未收取政府信息公开信息处理费。无其他需要报告的事项。'],
  signature: ['云岭市清溪区市场监督管理局', '2026年1月20日'],
  figures: {
    disclosure: {
      'normdoc.issued': 1,
      'normdoc.valid': 6,
      'licence.decisions': 5320,
      'penalty.decisions': 418,
      'coercion.decisions': 27,
      'fee.amountWan': 12.36,
    },
    applications: {
      naturalPerson: {
        r2: 2,
        r3_1: 21,
        r3_2: 6,
        r3_3_4: 2,
        r3_3_7: 3,
        r3_4_1: 5,
        r3_5_1: 4,
        r3_6_1: 1,
        r3_6_3: 2,
        r4: 3,
      },
      corp: { r3_1: 7, r3_2: 1, r3_4_1: 2, r4: 1 },
      legalService: { r3_1: 2 },
    },
    disputes: {
      'review.maintain': 3,
      'review.correct': 1,
      'review.pending': 1,
      'direct.maintain': 1,
      'after.maintain': 1,
    },
  },
};

export const shichang2024: Example = {
  ...agency,
  year: 2024,
  preamble: ['本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。'],
  overview: [
    '2024年，云岭市清溪区市场监督管理局主动公开政府信息473条，新收政府信息公开申请38件，上年结转1件；办结37件，结转下年度继续办理2件。持续规范行政处罚信息公示，开展培训3次，全年未发生责任追究情形。',
  ],
  problems: ['公开信息的分类不够清晰。2025年将重新梳理栏目，提高检索效率。'],
  other: ['本年度未收取政府信息公开信息处理费。'],
  signature: ['云岭市清溪区市场监督管理局', '2025年1月21日'],
  figures: {
    disclosure: {
      'normdoc.valid': 5,
      'licence.decisions': 4987,
      'penalty.decisions': 391,
      'coercion.decisions': 19,
      'fee.amountWan': 11.08,
    },
    applications: {
      naturalPerson: { r2: 1, r3_1: 18, r3_2: 4, r3_4_1: 6, r3_5_1: 3, r4: 2 },
      corp: { r3_1: 5, r3_4_1: 1 },
    },
    disputes: { 'review.maintain': 2, 'direct.maintain': 1 },
  },
};
