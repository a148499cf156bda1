import type { Format } from '../format.ts';
import { readMarkdown } from './markdown/readMarkdown.ts';

/**
 * Markdown as it comes from text recognition: headings by their marks, tables between bars or written as HTML. Addresses
 * of pictures and links are dropped, nothing is fetched.
 */
export const markdown: Format = {
  kind: 'markdown',
  read: ({ bytes }) => readMarkdown(bytes),
};
