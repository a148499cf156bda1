const digits = '〇一二三四五六七八九';
const legalDigits = '零壹贰叁肆伍陆柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';

/** 一 to 九十九 as they are counted; beyond that no list of a report goes. */
const chinese = (value: number): string => {
  if (value > 99) return [...String(value)].map((digit) => digits[Number(digit)]).join('');
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens > 1 ? digits[tens] : ''}十`;
  return `${ten}${ones > 0 ? digits[ones] : ''}` || '〇';
};

const legal = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (value > 99) return String(value);
  return `${tens === 0 ? '' : `${legalDigits[tens]}拾`}${ones > 0 ? legalDigits[ones] : ''}` || '零';
};

/** a to z, then aa, bb: Word repeats the letter. */
const letters = (value: number): string =>
  value < 1 ? '' : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(10, Math.ceil(value / 26)));

const romanParts: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const roman = (value: number): string => {
  let rest = Math.min(value, 399);
  let text = '';
  for (const [part, sign] of romanParts) {
    while (rest >= part) {
      text += sign;
      rest -= part;
    }
  }
  return text;
};

const circled = (value: number): string =>
  value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);

const fullWidth = (value: number): string =>
  [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');

const counters: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (value) => [...String(value)].map((digit) => digits[Number(digit)]).join(''),
  chineseLegalSimplified: legal,
  ideographTraditional: (value) => stems[(value - 1) % stems.length] ?? String(value),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalFullWidth: fullWidth,
  decimalZero: (value) => String(value).padStart(2, '0'),
  lowerLetter: letters,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  none: () => '',
};

/** A number as Word prints it in a number format (ECMA-376 part 1, 17.18.59); unknown formats count in digits. */
export const countIn = (format: string, value: number): string => (counters[format] ?? String)(value);
