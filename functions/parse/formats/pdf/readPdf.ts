import type { Document } from '../../document.ts';
import { damaged, scanned } from '../../reasons.ts';
import { documentOfPages } from '../page/documentOfPages.ts';
import { openPdf } from './open.ts';
import { readPages } from './readPages.ts';

/** The end mark of a PDF stands in its last bytes; some writers and mail gateways add a little after it. */
const endMark = '%%EOF';
const endBytes = 4096;

/** pdf.js would make the best of half a file; half a report is none. */
const requireWhole = (bytes: Uint8Array): void => {
  if (!Buffer.from(bytes.subarray(-endBytes)).includes(endMark)) throw damaged('PDF 的结尾缺失，可能没有传完');
};

/** Reads a PDF. Throws Unreadable: `damaged`, `encrypted`, `scanned`, `limitExceeded`. */
export const readPdf = async (bytes: Uint8Array): Promise<Document> => {
  requireWhole(bytes);
  const document = await openPdf(bytes);
  try {
    const pages = await readPages(document);
    if (pages.every(({ glyphs }) => glyphs.length === 0)) throw scanned(pages.length);
    return documentOfPages(pages);
  } finally {
    await document.loadingTask.destroy();
  }
};
