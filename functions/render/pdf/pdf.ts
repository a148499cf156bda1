import { TypesettingError } from '../../shared/errors.ts';
import type { PageModel } from '../model.ts';
import { pdfDocument } from './document.ts';
import { PdfFile } from './pdfFile.ts';
import { tagTableHeaders } from './tableHeaders.ts';
import type { Typesetter } from './typesetter.ts';

/**
 * The report as a tagged PDF on A4 (PDF/UA-1 as far as Typst checks it). It bears no date of its own, so equal input gives
 * equal bytes. `pictures` are by their path beside the page. Throws TypesettingError.
 */
export const renderPdf = (
  model: PageModel,
  pictures: ReadonlyMap<string, Uint8Array>,
  typesetter: Typesetter,
): Uint8Array => {
  const bytes = typesetter.typeset(pdfDocument(model), pictures);
  try {
    const file = new PdfFile(bytes);
    tagTableHeaders(file, model);
    return file.toBytes();
  } catch (error) {
    throw error instanceof SyntaxError ? new TypesettingError(error.message) : error;
  }
};
