import type { Format } from '../format.ts';
import { readPage } from './html/readPage.ts';

/**
 * A web page or fragment. Scripts, styles, comments and hidden elements are never kept, and nothing is fetched.
 */
export const html: Format = {
  kind: 'html',
  read: ({ bytes }) => readPage(bytes),
};
