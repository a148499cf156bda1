import type { SearchText } from '../../../functions/column/search/format.ts';

/** The text of an invented bureau's report for 2025, with what a test says instead. */
export const textOf = (more: Partial<SearchText> = {}): SearchText => {
  const { agencyName = '云岭市清溪区教育局', year = 2025 } = more;
  return {
    agencyId: 'qingxi-jiaoyu',
    year,
    version: 1,
    agencyName,
    title: `${agencyName}${year}年政府信息公开工作年度报告`,
    publishedAt: `${year + 1}-01-20T03:04:05.000Z`,
    text: '（一）主动公开\n围绕招生入学、校园安全等群众关心的事项，主动公开政府信息186条。',
    ...more,
  };
};
