/**
 * Words that follow a number and say what is counted. What stands here only so that it is not taken for a shorter unit
 * (个月 for 个, 人次 for 人) is a unit like any other: a figure of months claims nothing.
 */
export const units: readonly string[] = [
  '个工作日',
  '个百分点',
  '个自然日',
  '个小时',
  '个月',
  '人次',
  '件次',
  '场次',
  '次',
  '件',
  '条',
  '份',
  '起',
  '宗',
  '例',
  '篇',
  '个',
  '期',
  '项',
  '部',
  '场',
  '家',
  '户',
  '名',
  '人',
  '册',
  '本',
  '张',
  '幅',
  '封',
  '类',
  '批',
  '处',
  '篇次',
  '元',
  '%',
  '‰',
  '倍',
  '天',
  '分钟',
  '小时',
  '平方米',
  '公里',
  '亩',
  '吨',
];

/** A unit followed by this is another word: 条例, 件事 (一件事), 次性 (一次性). */
export const notUnits: readonly string[] = ['条例', '件事', '次性', '个性', '本级', '本年', '项目', '名录', '人大'];

/** 12万条: what the figure before it is multiplied by. */
export const multipliers: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Before, inside or after a figure: it is not meant exactly. */
export const approximateBefore: readonly string[] = [
  '约',
  '近',
  '超',
  '超过',
  '逾',
  '将近',
  '至少',
  '不少于',
  '不低于',
  '不足',
  '最多',
  '多达',
  '接近',
];
export const approximateInside = '余多来';
export const approximateAfter: readonly string[] = ['以上', '左右', '以内', '以下', '多', '余', '上下'];

/** Before a number it is a place in an order or one of a kind, not how many there are. */
export const orderWords = '第每任某这那逐同表图附';

/** Before a numeral it is a vague number, 数十件; before digits it says what they are, 申请数12件. */
export const vagueWords = '数几';
