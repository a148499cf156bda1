import type { InspectedKind, InspectionFinding } from '../../schemas/inspection.ts';

/** What is looked at, as an office calls it. */
export const kindWords: Readonly<Record<InspectedKind, string>> = {
  bytes: '已公布文件',
  parity: '各格式数据',
  archive: '撤回存档',
  catalogue: '发布记录',
  list: '目录',
  page: '网页',
  stray: '未发布文件',
  link: '链接',
  search: '检索',
  data: '年度数据',
  sitemap: '网站地图',
};

const problemWords: Readonly<Record<InspectionFinding['problem'], string>> = {
  missing: '缺失',
  different: '内容不符',
  outdated: '未及时更新',
  surplus: '不应存在',
  failed: '无法读取',
};

/** Where a word of its own says more than the two put together. */
const ownWords: Readonly<Record<string, string>> = {
  'bytes different': '已公布文件与审批时的不一致',
  'parity different': '各格式的数据不一致',
  'stray surplus': '未发布的文件可以公开读取',
  'link missing': '链接失效',
};

/** What is wrong, in a few words. */
export const findingWords = ({ kind, problem }: Pick<InspectionFinding, 'kind' | 'problem'>): string =>
  ownWords[`${kind} ${problem}`] ?? `${kindWords[kind]}${problemWords[problem]}`;

/** How many of each, the most frequent first. */
export const countedWords = (findings: readonly InspectionFinding[]): string[] => {
  const counts = Map.groupBy(findings, findingWords);
  return [...counts]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([words, found]) => `${words}${found.length}处`);
};
