/** Comparing percentages as printed. */

/** At most two decimals more than anybody prints; trailing zeros go. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

export type Judgement = 'right' | 'cutOff' | 'wrong';

/**
 * Rounding is right, and so is what lies within the authority's tolerance; digits cut off instead of rounded (66.6… as
 * 66) are not said to be wrong.
 */
export const judgePercentage = (
  printed: number,
  { decimals, expected, tolerance }: { decimals: number; expected: number; tolerance: number },
): Judgement => {
  const step = 10 ** -decimals;
  const distance = Math.abs(printed - expected);
  // The last bit of a binary fraction must not decide.
  const slack = 1e-9;
  if (distance <= Math.max(tolerance, step / 2) + slack) return 'right';
  return distance < step + slack ? 'cutOff' : 'wrong';
};
