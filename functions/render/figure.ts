import type { Cell } from '../../schemas/report.ts';
import { printable } from './text.ts';

const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 10 });

/**
 * A figure as it is printed: numbers without thousands separators, as official reports print them, with the decimals
 * they were written with; blank as blank; 无, `/`, `-` and other text as written.
 */
export const figureText = ({ value, raw, meaning }: Cell): string => {
  if (meaning !== 'number' || value === null) return printable(raw).trim();
  const written = raw.normalize('NFKC').replace(/[,\s]/g, '');
  const faithful = /^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(written) && Number(written) === value;
  return faithful ? written : plain.format(value);
};
