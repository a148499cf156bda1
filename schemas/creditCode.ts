/** The 31 signs of a 统一社会信用代码 (GB 32100–2015), each at its value; I, O, S, V and Z are left out. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const length = 18;
const modulus = signs.length;

/** What the sum of the first 17 signs, weighted by powers of 3, lacks to a multiple of 31. */
const checkSign = (body: string): string => {
  let weight = 1;
  let sum = 0;
  for (const sign of body) {
    sum += signs.indexOf(sign) * weight;
    weight = (weight * 3) % modulus;
  }
  return signs[(modulus - (sum % modulus)) % modulus]!;
};

/** Whether a text is a 统一社会信用代码: 18 signs of which the last checks the others. */
export const isCreditCode = (text: string): boolean =>
  text.length === length &&
  [...text].every((sign) => signs.includes(sign)) &&
  checkSign(text.slice(0, -1)) === text.at(-1);
