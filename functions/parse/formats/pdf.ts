import type { Format } from '../format.ts';
import { readPdf } from './pdf/readPdf.ts';

/**
 * A born-digital PDF (ISO 32000): text and lines as they are printed, tables by their ruling lines. Fonts, pictures,
 * scripts, forms and annotations are left alone.
 */
export const pdf: Format = {
  kind: 'pdf',
  read: ({ bytes }) => readPdf(bytes),
};
