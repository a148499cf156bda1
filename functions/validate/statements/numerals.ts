const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Powers that multiply all that was said before them. */
const groups: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Codes of the characters a numeral is made of. */
export const numeralCodes: ReadonlySet<number> = new Set(
  [...Object.keys(digits), ...Object.keys(powers), ...Object.keys(groups)].map((each) => each.charCodeAt(0)),
);

/** Whether a numeral stands at this place; not before the beginning or behind the end. */
export const isNumeralAt = (text: string, at: number): boolean => numeralCodes.has(text.charCodeAt(at));

/** 一百三十八 → 138, 十二 → 12, 二〇二一 → 2021, 一万二千 → 12000; undefined for what is no number, such as 百百. */
export const numeralValue = (text: string): number | undefined => {
  const plain = [...text];
  if (plain.every((character) => character in digits)) return Number(plain.map((each) => digits[each]).join(''));
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let lastPower = Number.POSITIVE_INFINITY;
  for (const character of plain) {
    if (character in digits) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = digits[character];
    } else if (character in powers) {
      const power = powers[character]!;
      if (power >= lastPower) return undefined;
      group += (digit ?? 1) * power;
      [digit, lastPower] = [undefined, power];
    } else {
      total = (total + group + (digit ?? 0)) * groups[character]!;
      [group, digit, lastPower] = [0, undefined, Number.POSITIVE_INFINITY];
    }
  }
  return total + group + (digit ?? 0);
};
