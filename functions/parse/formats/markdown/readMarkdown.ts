import type { Document, DocumentBlock } from '../../document.ts';
import { readElements } from '../html/blocks.ts';
import { parseTree } from '../html/tree.ts';
import { linesIn, readLines } from '../text.ts';
import { withoutMarks } from './inline.ts';

const heading = /^(#{1,6})\s+(.*?)[\s#]*$/u;
/** Anything longer is no heading, whatever it begins with. */
const longestHeading = 200;
/** Lines that only rule off, and the fences of code: nothing of them is shown. */
const isOrnament = (line: string): boolean => /^\s*(?:(?:[-*_]\s*){3,}|(?:```|~~~).*)$/u.test(line);
const picture = /^\s*!\[([^\]]{0,500})\]\([^)]{0,2000}\)\s*$/u;

const readMarked = (line: string): DocumentBlock | undefined => {
  const title = line.length <= longestHeading ? heading.exec(line) : null;
  if (title) return { type: 'paragraph', text: withoutMarks(title[2]!), headingLevel: title[1]!.length };
  const pictured = picture.exec(line);
  return pictured ? { type: 'picture', bytes: undefined, alternative: pictured[1]!.trim() } : undefined;
};

/** Index of the line that ends a table written as HTML; undefined when no such table begins here. */
const endOfTable = (lines: readonly string[], from: number): number | undefined => {
  if (!/^\s*<table\b/iu.test(lines[from]!)) return undefined;
  const end = lines.findIndex((line, index) => index >= from && /<\/table>/iu.test(line));
  return end < 0 ? lines.length - 1 : end;
};

const blocksOf = (lines: readonly string[]): DocumentBlock[] => {
  const blocks: DocumentBlock[] = [];
  let plain: string[] = [];
  const close = (): void => {
    blocks.push(...readLines(plain));
    plain = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const end = endOfTable(lines, index);
    const marked = end === undefined ? readMarked(line) : undefined;
    if (end !== undefined) {
      close();
      blocks.push(...readElements(parseTree(lines.slice(index, end + 1).join('\n')).root));
      index = end;
    } else if (marked) {
      close();
      blocks.push(marked);
    } else if (!isOrnament(line)) plain.push(withoutMarks(line.replace(/^\s*>\s?/u, '')));
  }
  close();
  return blocks;
};

/** Reads Markdown by its bytes. Throws Unreadable: `encodingUnknown`, `limitExceeded`. */
export const readMarkdown = (bytes: Uint8Array): Document => ({ blocks: blocksOf(linesIn(bytes)) });
