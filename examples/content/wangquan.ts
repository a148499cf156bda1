import type { Example } from '../model.ts';

/** For showing: nothing wrong with the figures, but wordings an approver should look at. It goes on with warnings. */
export const wangquan2025: Example = {
  agencyId: 'qingxi-wangquan',
  agency: '云岭市清溪区望泉镇人民政府',
  year: 2025,
  format: 'txt',
  preamble: ['本报告所列数据的统计期限自2025年1月1日起至2025年12月30日止。'],
  overview: [
    '2025年，云岭市清溪区望泉镇人民政府公开政府信息143条，重点公开乡村建设项目、惠农补贴发放和农村宅基地审批信息。新收政府信息公开申请5件，办结4件，其中予以公开2件、部分公开1件、不予处理1件；结转下年度继续办理1件。',
    '镇党政办负责信息审查和区政府网站本镇栏目的维护，落实“先审查、后公开”。全年接受工作考核1次，听取群众意见座谈会2次，未发生责任追究情形。',
  ],
  problems: ['惠农补贴信息公开的时间不够固定。已明确每季度首月10日前公开上一季度发放情况。'],
  other: ['本年度未收取政府信息公开信息处理费，无其他需要报告的事项。'],
  signature: ['望泉镇人民政府', '2026年1月15日'],
  figures: {
    disclosure: { 'licence.decisions': 62, 'penalty.decisions': 4 },
    applications: { naturalPerson: { r3_1: 2, r3_2: 1, r3_5_1: 1, r4: 1 } },
    disputes: {},
  },
  slips: { titles: { problems: '存在问题及改进情况' } },
};
