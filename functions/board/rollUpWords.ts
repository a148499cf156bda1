/** A count as it is shown; what is not known is a dash. */
export const plain = (value: number | null): string => (value === null ? '－' : String(value));

/** A share as it is shown, with one decimal: 75.0%. */
export const percent = (share: number | null): string => (share === null ? '－' : `${(share * 100).toFixed(1)}%`);
