import type { Format } from '../format.ts';

/**
 * A born-digital PDF (ISO 32000): text and lines as they are printed, tables by their ruling lines. Fonts, pictures,
 * scripts, forms and annotations are left alone. pdf.js is large, so it is loaded with the first PDF.
 */
export const pdf: Format = {
  kind: 'pdf',
  read: async ({ bytes }) => {
    const { readPdf } = await import('./pdf/readPdf.ts');
    return readPdf(bytes);
  },
};
