import type { Example } from '../model.ts';

/** A small office's report. */
export const songtao2025: Example = {
  agencyId: 'qingxi-songtao',
  agency: '云岭市清溪区松涛街道办事处',
  year: 2025,
  format: 'docx',
  preamble: ['本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。'],
  overview: [
    '2025年，云岭市清溪区松涛街道办事处通过区政府网站公开政府信息97条，新收政府信息公开申请6件，全部办结，其中予以公开4件、无法提供2件。街道便民服务中心设政务公开专区，提供查阅和打印服务。全年未发生责任追究情形。',
    '街道党政办负责政府信息的审查和日常管理，每月检查区政府网站街道栏目。',
  ],
  problems: ['社区一级的公开内容还不够细。下一步将指导各社区完善居务公开目录，每季度检查一次。'],
  other: ['本年度未收取政府信息公开信息处理费，无其他需要报告的事项。'],
  signature: ['云岭市清溪区松涛街道办事处', '2026年1月19日'],
  figures: {
    disclosure: { 'penalty.decisions': 35 },
    applications: { naturalPerson: { r3_1: 3, r3_4_1: 2 }, corp: { r3_1: 1 } },
    disputes: { 'review.maintain': 1 },
  },
};

/** The same as a draft with three errors, as they are often made. It is returned. */
export const songtaoDraft2025: Example = {
  ...songtao2025,
  slips: {
    cells: {
      // 5 and 1 are not 7.
      't2.r1.total': '7',
      // One review, but none in the total.
      't3.review.total': '0',
      't1.coercion.decisions': '/',
    },
  },
};
