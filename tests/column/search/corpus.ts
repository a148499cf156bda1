import type { SearchText } from '../../../functions/column/search/format.ts';

/**
 * Reports by the thousand, always the same for the same number. A quarter of what they say all reports say; most of the
 * rest is made of stock phrases, few of them frequent, most of them rare; and there are free words and figures.
 */

/** Small and fast, and the same everywhere (mulberry32). */
export const numbersFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The 3,755 common characters of GB 2312, in its order. */
const characters = [
  ...new TextDecoder('gb18030').decode(
    Uint8Array.from({ length: 40 * 94 * 2 }, (_, index) =>
      index % 2 === 0 ? 0xb0 + Math.floor(index / 2 / 94) : 0xa1 + (Math.floor(index / 2) % 94),
    ),
  ),
].filter((character) => /\p{Script=Han}/u.test(character));

const random = numbersFrom(2026);
const pick = <Item>(items: readonly Item[], number = random()): Item => items[Math.floor(number * items.length)]!;
const words = Array.from({ length: 30_000 }, () =>
  Array.from({ length: pick([2, 2, 2, 3, 4]) }, () => pick(characters, random() ** 2)).join(''),
);
const frequent =
  '公开 信息 政府 工作 加强 落实 服务 群众 办理 平台 网站 政策 解读 回应 机制 制度 监督 培训 审查 目录 更新 栏目 发布 部门 单位 全区 重点 领域 民生 教育 医疗 社会保障 安全生产 生态环境 食品药品 财政预算 决算 招标投标 征地 拆迁 就业 创业 营商环境 行政执法 公示'.split(
    ' ',
  );

/** Zipf-like: the n-th about 1/n as often as the first. */
const zipf = <Item>(items: readonly Item[], number: number): Item =>
  items[Math.min(items.length - 1, Math.floor(Math.exp(number * Math.log(items.length))) - 1)]!;

const vocabulary = [...frequent, ...words];
const joints = ['', '', '', '的', '和', '、', '与', '在', '等'];
const phrases = Array.from({ length: 60_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => zipf(vocabulary, random()) + pick(joints)).join(''),
);

/** Mostly stock phrases, and now and then a word of one's own. */
const piece = (next: () => number): string => (next() < 0.8 ? zipf(phrases, next()) : zipf(vocabulary, next()));

const common = (year: number, figure: () => number): string[] => [
  `根据《中华人民共和国政府信息公开条例》的规定，现公布${year}年政府信息公开工作年度报告。所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
  '（一）主动公开',
  `全年通过政府网站主动公开政府信息${figure()}条，其中政策文件${figure()}件，政策解读${figure()}篇。`,
  '（二）依申请公开',
  `全年新收政府信息公开申请${figure()}件，上年结转${figure()}件；办结${figure()}件，结转下年度继续办理${figure()}件。`,
  '（三）政府信息管理',
  '严格落实“先审查、后公开”和“一事一审”制度，规范政府信息的制作、获取、保存、处理，动态调整公开目录。',
  '（四）政府信息公开平台建设',
  '优化政府信息公开专栏设置，及时维护更新，方便公众查询；加强政务新媒体管理。',
  '（五）监督保障',
  `全年组织业务培训${figure()}次，未发生因政府信息公开工作被追究责任的情形。`,
  '存在的主要问题：一是主动公开的深度不够；二是政策解读的形式单一。下一步将加强业务指导，提升公开质量。',
  '本年度未收取政府信息公开信息处理费。无其他需要报告的事项。',
];

const places = Array.from(
  { length: 60 },
  () => `${words[Math.floor(random() * words.length)]!.slice(0, 2)}${pick(['区', '县', '市'])}`,
);
const bodies =
  '教育局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 生态环境局 住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康局 退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 人民政府 松涛街道办事处 望泉镇人民政府 城市管理局 信访局'.split(
    ' ',
  );

/** Characters in each report beside what all say. */
const ownCharacters = 1_300;

/** The n-th report: the agencies of 60 places in turn, then the year before. */
export const reportNumber = (number: number): SearchText => {
  const next = numbersFrom(number);
  const agency = number % (places.length * bodies.length);
  const year = 2025 - Math.floor(number / (places.length * bodies.length));
  const agencyName = `云岭市${places[agency % places.length]}${bodies[Math.floor(agency / places.length)]}`;
  const figure = () => Math.floor(next() ** 3 * 900);
  const own: string[] = [];
  for (let length = 0; length < ownCharacters; ) {
    const sentence = `${Array.from({ length: 3 + Math.floor(next() * 4) }, () => piece(next)).join('，')}${figure()}次。`;
    own.push(sentence);
    length += sentence.length;
  }
  return {
    agencyId: `agency-${agency}`,
    year,
    version: 1,
    agencyName,
    title: `${agencyName}${year}年政府信息公开工作年度报告`,
    publishedAt: new Date(Date.UTC(year + 1, 0, 1) + Math.floor(next() * 90 * 86_400_000)).toISOString(),
    text: [...common(year, figure), ...own].join('\n'),
  };
};
