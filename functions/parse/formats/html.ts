import type { Format } from '../format.ts';

/**
 * A web page or fragment. Scripts, styles, comments and hidden elements are never kept, and nothing is fetched. The
 * standard's parser is large, so it is loaded with the first page.
 */
export const html: Format = {
  kind: 'html',
  read: async ({ bytes }) => {
    const { readPage } = await import('./html/readPage.ts');
    return readPage(bytes);
  },
};
