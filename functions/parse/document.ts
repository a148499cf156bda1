import type { Observation } from '../../schemas/report.ts';

/**
 * The intermediate form every format is read into: what stands on the page, in reading order, before anything is known
 * about reports.
 */

export interface Paragraph {
  readonly type: 'paragraph';
  /** With automatic numbering restored at its start; `\n` for line breaks inside. */
  readonly text: string;
  /** 1 is the highest; set when the format marks the paragraph as a heading. */
  readonly headingLevel?: number;
  readonly alignment?: 'center' | 'right';
}

interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly string[];
}

export interface Picture {
  readonly type: 'picture';
  /** Undefined when the picture lies outside the file; it is never fetched. */
  readonly bytes: Uint8Array | undefined;
  readonly alternative: string;
}

/** One cell where it begins; cells hidden by a span are not listed. */
export interface GridCell {
  /** From 0, counted in grid columns. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Its paragraphs joined by `\n`, trimmed. */
  readonly text: string;
  readonly blocks: readonly DocumentBlock[];
  /** Where it stands in the file, in words for the sender, e.g. `第 2 页`; left out by formats that cannot tell. */
  readonly place?: string;
}

export type GridRow = readonly GridCell[];

export interface Grid {
  readonly type: 'grid';
  readonly rows: readonly (readonly GridCell[])[];
  /**
   * Whether `column` and the spans are real. Text files keep the rows and the order of cells but not where they stood:
   * there `column` is only the index in the row.
   */
  readonly placed: boolean;
}

export type DocumentBlock = Paragraph | List | Picture | Grid;

export interface Document {
  readonly blocks: readonly DocumentBlock[];
  /** Title in the file's metadata, e.g. `<title>`; used only when the page shows none. */
  readonly title?: string;
  /** What the file holds beside the page; left out by formats that are not examined for it. */
  readonly observations?: readonly Observation[];
}

const blockText = (block: DocumentBlock): string => {
  switch (block.type) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.join('\n');
    case 'picture':
      return '';
    case 'grid':
      return block.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n');
  }
};

/** Text of blocks, one line each; cells of inner tables in order. */
export const textOf = (blocks: readonly DocumentBlock[]): string =>
  blocks
    .map(blockText)
    .filter((text) => text.trim() !== '')
    .join('\n')
    .trim();
