/**
 * Radicals that fonts name in place of the characters they look like, by the Unicode data file EquivalentUnifiedIdeograph.txt;
 * browsers print 门 as ⻔ so. Only those that are a character of their own in running text.
 */
const radicals = '⺁⺎⺓⺝⺟⺠⺩⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⻌⻐⻊⺻';
const characters = '厂兀幺月母民王虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟辶钅足聿';

const characterOf = new Map([...radicals].map((radical, index) => [radical, [...characters][index]!]));

/** The text as it would be typed: look-alikes become the characters, spaces a space; what prints nothing is left out. */
export const plainCharacters = (text: string): string =>
  text
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/[\u2e80-\u2eff]/gu, (sign) => characterOf.get(sign) ?? sign)
    .replace(/[\u00a0\t\n\r]/gu, ' ')
    .replace(/[\p{Cc}\u00ad\u200b\ufeff]/gu, '');
