import { formOf } from '../../schemas/form/index.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { type StoredCell, storedRows } from './tableCells.ts';

/** One line of text as it is printed: `x` where it begins, `y` of its baseline; points from the top left. */
export interface PrintedText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

/** A thin line, level or upright. */
export interface PrintedLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PrintedPage {
  readonly texts: PrintedText[];
  readonly lines: PrintedLine[];
}

export const pageWidth = 595;
export const pageHeight = 842;
const margin = 72;
const textWidth = pageWidth - 2 * margin;
const lowest = pageHeight - 90;
const bodySize = 16;
const tableSize = 9;

/** Chinese characters are a square wide, others half of it. */
export const advanceOf = (sign: string, size: number): number => (/[\u0020-\u024f]/u.test(sign) ? size / 2 : size);
const widthOf = (text: string, size: number): number =>
  [...text].reduce((width, sign) => width + advanceOf(sign, size), 0);

const wrap = (text: string, size: number, width: number, indent = 0): string[] => {
  const lines: string[] = [''];
  let used = indent;
  for (const sign of text) {
    if (used + advanceOf(sign, size) > width && lines.at(-1) !== '') {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += sign;
    used += advanceOf(sign, size);
  }
  return lines;
};

/** Lays text and tables out from the top of the first page on. */
class Press {
  readonly pages: PrintedPage[] = [{ texts: [], lines: [] }];
  y = margin;

  get page(): PrintedPage {
    return this.pages.at(-1)!;
  }

  nextPage(): void {
    this.pages.push({ texts: [], lines: [] });
    this.y = margin;
  }

  line(text: string, size: number, x: number): void {
    if (this.y + size * 1.75 > lowest) this.nextPage();
    this.page.texts.push({ x, y: this.y + size, size, text });
    this.y += size * 1.75;
  }

  centred(text: string, size: number): void {
    this.line(text, size, (pageWidth - widthOf(text, size)) / 2);
  }

  paragraph(text: string): void {
    const indent = 2 * bodySize;
    wrap(text, bodySize, textWidth, indent).forEach((line, index) => {
      this.line(line, bodySize, margin + (index === 0 ? indent : 0));
    });
  }

  /** Rows are kept whole; where the page ends, so do the lines. */
  table(rows: readonly (readonly StoredCell[])[]): void {
    const width = Math.max(...rows.flat().map(({ column, columnSpan }) => column + columnSpan));
    const xs = columnPlaces(width);
    const linesIn = ({ text, column, columnSpan }: StoredCell): string[] =>
      wrap(text, tableSize, xs[column + columnSpan]! - xs[column]! - 6);
    const heights = rows.map((row) =>
      Math.max(20, ...row.filter(({ rowSpan }) => rowSpan === 1).map((cell) => 8 + linesIn(cell).length * 12)),
    );
    let first = 0;
    while (first < rows.length) {
      let end = first;
      let bottom = this.y;
      while (end < rows.length && (end === first || bottom + heights[end]! < lowest)) bottom += heights[end++]!;
      this.#part(rows, heights, xs, first, end, linesIn);
      this.y = bottom + bodySize;
      first = end;
      if (first < rows.length) this.nextPage();
    }
  }

  #part(
    rows: readonly (readonly StoredCell[])[],
    heights: readonly number[],
    xs: readonly number[],
    first: number,
    end: number,
    linesIn: (cell: StoredCell) => string[],
  ): void {
    const topOf = (row: number): number =>
      this.y + heights.slice(first, Math.max(first, row)).reduce((sum, height) => sum + height, 0);
    rows.slice(0, end).forEach((row, rowIndex) => {
      for (const cell of row) {
        const last = Math.min(rowIndex + cell.rowSpan, end);
        if (cell.hidden || last <= first) continue;
        const [left, right] = [xs[cell.column]!, xs[cell.column + cell.columnSpan]!];
        const [top, bottom] = [topOf(rowIndex), topOf(last)];
        this.page.lines.push(
          { x1: left, y1: top, x2: right, y2: top },
          { x1: left, y1: bottom, x2: right, y2: bottom },
        );
        this.page.lines.push(
          { x1: left, y1: top, x2: left, y2: bottom },
          { x1: right, y1: top, x2: right, y2: bottom },
        );
        if (rowIndex < first) continue;
        const lines = linesIn(cell);
        const start = (top + bottom - lines.length * 12) / 2;
        lines.forEach((text, index) => {
          const x = (left + right - widthOf(text, tableSize)) / 2;
          this.page.texts.push({ x, y: start + index * 12 + 10, size: tableSize, text });
        });
      }
    });
  }
}

/** The label columns of table 2 are wide, all others alike. */
const columnPlaces = (width: number): number[] => {
  const shares = Array.from({ length: width }, (_, index) => (width === 10 ? ([1, 2, 5][index] ?? 1.4) : 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const places = [margin];
  for (const share of shares) places.push(places.at(-1)! + (share / whole) * textWidth);
  return places;
};

/** A report as an office prints it: A4, numbered pages, tables that go on over page ends. */
export const printedPages = (report: Report): PrintedPage[] => {
  const press = new Press();
  const form = formOf(report.edition);
  press.centred(report.title.slice(0, -12), 22);
  press.centred(report.title.slice(-12), 22);
  for (const { key, text } of report.headings) {
    press.line(text, bodySize, margin + 2 * bodySize);
    const table = form.tables.find(({ id }) => id === form.sections.find((section) => section.key === key)?.table);
    if (table) press.table(storedRows(table, report));
    if (key !== 'overview' && key !== 'problems' && key !== 'other') continue;
    for (const paragraph of plainText(report.sections[key]).split('\n')) press.paragraph(paragraph);
  }
  press.pages.forEach((page, index) => {
    page.texts.push({ x: pageWidth / 2 - 20, y: pageHeight - 50, size: 14, text: `- ${index + 1} -` });
  });
  return press.pages;
};
