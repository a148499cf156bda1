import type { Format } from '../format.ts';
import { damaged, scanned } from '../reasons.ts';
import { openOfd } from './ofd/package.ts';
import { readPage } from './ofd/readPage.ts';
import { documentOfPages } from './page/documentOfPages.ts';

/**
 * An OFD document (GB/T 33190): a ZIP of XML pages with text and path objects in millimetres, read as printed pages.
 * Pictures, fonts, seals and annotations are left alone.
 */
export const ofd: Format = {
  kind: 'ofd',
  read: async ({ archive }) => {
    if (!archive) throw damaged('不是压缩包');
    const { pages, physicalBox } = await openOfd(archive);
    const read = pages.map((page) => readPage(page, physicalBox));
    if (read.every(({ glyphs }) => glyphs.length === 0)) throw scanned(read.length);
    return documentOfPages(read);
  },
};
