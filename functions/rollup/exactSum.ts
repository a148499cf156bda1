/** Digits after the point and the number without the point. */
interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

/** A number as it is written: 59237.2449, 1e-7. */
const decimalOf = (value: number): Decimal => {
  const [plain = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = plain.split('.');
  const decimals = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return decimals >= 0 ? { digits, decimals } : { digits: digits * 10n ** BigInt(-decimals), decimals: 0 };
};

/** Adds decimals as on paper: 0.1 and 0.2 are 0.3. Throws for what is no number. */
export const exactSum = (values: readonly number[]): number => {
  const terms = values.map(decimalOf);
  const decimals = Math.max(0, ...terms.map((term) => term.decimals));
  const total = terms.reduce((sum, term) => sum + term.digits * 10n ** BigInt(decimals - term.decimals), 0n);
  return Number(`${total}e-${decimals}`);
};
