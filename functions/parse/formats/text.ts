import type { DocumentBlock } from '../document.ts';
import { decodeText } from '../encoding.ts';
import type { Format } from '../format.ts';
import { gridOfTexts } from '../grid.ts';
import { maximumCharacters } from '../limits.ts';
import { limitExceeded } from '../reasons.ts';

/** A cell of a table is short and is no sentence; a paragraph may begin with a tab as well. */
const longestCell = 100;
const isCellLine = (line: string): boolean =>
  line.startsWith('\t') && !line.includes('\t', 1) && line.length <= longestCell && !/[。；]$/u.test(line.trimEnd());

const isTabbedRow = (line: string): boolean => line.trim() !== '' && line.includes('\t', 1);
const isPipedRow = (line: string): boolean => /^\s*\|/u.test(line) || (line.match(/\|/gu)?.length ?? 0) >= 2;
/** One cell on each line with a bar behind it, rows divided by bars alone. */
const isBarredCell = (line: string): boolean => /^[^|]*\|\s*$/u.test(line);
const isRowDivider = (line: string): boolean => /^\s*\|{2,30}\s*$/u.test(line);
const isRuler = (line: string): boolean => /^[\s|:+-]+$/u.test(line) && line.includes('-');

const pipedCells = (line: string): string[] => line.trim().replace(/^\|/u, '').replace(/\|$/u, '').split('|');

const paragraphs = (lines: readonly string[]): DocumentBlock[] =>
  lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ type: 'paragraph', text }));

/** Rows that stand one under another keep their columns only if all have the same number of cells. */
const gridOfLines = (lines: readonly string[], cells: (line: string) => string[]): DocumentBlock[] => {
  const rows = lines.map(cells);
  if (rows.length < 2) return paragraphs(lines);
  return [gridOfTexts(rows, new Set(rows.map((row) => row.length)).size === 1)];
};

/**
 * The layout of text extraction: a tab before each cell, one cell on each line, a blank line after each row. Cells hidden
 * under a merged one are bare tabs. Spans are lost, so the grid is not placed.
 */
const gridOfCellLines = (lines: readonly string[]): DocumentBlock[] => {
  const rows: string[][] = [[]];
  for (const line of lines) {
    if (line === '') rows.push([]);
    else rows.at(-1)!.push(line.slice(1));
  }
  const filled = rows.filter((row) => row.length > 0);
  return filled.some((row) => row.length > 1) ? [gridOfTexts(filled, false)] : paragraphs(lines);
};

/** A line with a bar alone is a blank cell, which counts. */
const gridOfBarredCells = (lines: readonly string[]): DocumentBlock[] => {
  const rows: string[][] = [[]];
  for (const line of lines) {
    if (isRowDivider(line)) rows.push([]);
    else rows.at(-1)!.push(line.replace('|', ''));
  }
  const filled = rows.filter((row) => row.length > 0);
  return filled.some((row) => row.length > 1) ? [gridOfTexts(filled, false)] : paragraphs(filled.flat());
};

type LineKind = 'cell' | 'barredCell' | 'tabbed' | 'piped' | 'plain';

const kindOf = (line: string): LineKind => {
  if (isCellLine(line)) return 'cell';
  if (isBarredCell(line) || isRowDivider(line)) return 'barredCell';
  if (isPipedRow(line)) return 'piped';
  return isTabbedRow(line) ? 'tabbed' : 'plain';
};

const blocksOf = (kind: LineKind, lines: readonly string[]): DocumentBlock[] => {
  switch (kind) {
    case 'cell':
      return gridOfCellLines(lines);
    case 'barredCell':
      return gridOfBarredCells(lines);
    case 'tabbed':
      return gridOfLines(lines, (line) => line.split('\t'));
    case 'piped':
      return gridOfLines(
        lines.filter((line) => !isRuler(line)),
        pipedCells,
      );
    case 'plain':
      return paragraphs(lines);
  }
};

/** The blocks of lines: cut into runs of one kind, blank lines belonging to the run they follow. */
export const readLines = (lines: readonly string[]): DocumentBlock[] => {
  const blocks: DocumentBlock[] = [];
  let kind: LineKind = 'plain';
  let run: string[] = [];
  for (const line of lines) {
    // A bare tab is an empty cell only inside a table of cell lines.
    const blank: boolean = line === '' || (kind !== 'cell' && line.trim() === '');
    const next: LineKind = blank ? kind : kindOf(line);
    if (next !== kind) {
      blocks.push(...blocksOf(kind, run));
      run = [];
      kind = next;
    }
    if (!blank || kind === 'cell') run.push(blank ? '' : line);
  }
  return [...blocks, ...blocksOf(kind, run)];
};

/**
 * `- 4 -`, `—4—`, `第4页 共9页`, `P. 9`, `Page 9 - …`: left between the lines by what made text of pages. A bare number is
 * not among them, it may be a figure.
 */
const pageNumber =
  /^\s*(?:[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:[，,\s]*共\s*\d{1,4}\s*页)?|P(?:age|\.) ?\d{1,4}(?: - .{0,80})?)\s*$/u;

/** The lines of a text file without its page numbers. Throws Unreadable: `encodingUnknown`, `limitExceeded`. */
export const linesIn = (bytes: Uint8Array): string[] => {
  const content = decodeText(bytes);
  if (content.length > maximumCharacters) throw limitExceeded(`文字多于 ${maximumCharacters} 个`);
  const lines = content.replace(/^\uFEFF/u, '').split(/\r\n|[\n\r\f\u2028\u2029]/u);
  return lines.filter((line) => !pageNumber.test(line));
};

/** Plain text, in UTF-8, UTF-16 with a byte order mark, or GB18030. */
export const text: Format = {
  kind: 'text',
  read: ({ bytes }) => ({ blocks: readLines(linesIn(bytes)) }),
};
