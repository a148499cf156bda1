import { type CellEdge, type EdgedRow, gridOfEdges } from '../../cellEdges.ts';
import type { DocumentBlock } from '../../document.ts';
import { guardRows } from '../../grid.ts';
import { maximumCharacters, maximumColumns, maximumPictures } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';
import type { ParagraphState } from './paragraphState.ts';

/** Puts text together into paragraphs, cells, rows and tables. Throws Unreadable `limitExceeded`. */
export class Flow {
  readonly blocks: DocumentBlock[] = [];
  #line = '';
  #characters = 0;
  #pictures: DocumentBlock[] = [];
  #pictureCount = 0;
  #cell: DocumentBlock[] = [];
  #cells: DocumentBlock[][] = [];
  #rows: EdgedRow[] = [];
  #left = 0;
  #edges: CellEdge[] = [];

  write(text: string): void {
    this.#characters += text.length;
    if (this.#characters > maximumCharacters) throw limitExceeded(`文字多于 ${maximumCharacters} 个`);
    this.#line += text;
  }

  addPicture(bytes: Uint8Array | undefined): void {
    this.#pictureCount += 1;
    if (this.#pictureCount > maximumPictures) throw limitExceeded(`图片多于 ${maximumPictures} 张`);
    this.#pictures.push({ type: 'picture', bytes, alternative: '' });
  }

  endParagraph(state: ParagraphState): void {
    const written = this.#endLine(state);
    if (state.inTable) this.#cell.push(...written);
    else {
      this.endTable();
      this.blocks.push(...written);
    }
  }

  endCell(state: ParagraphState): void {
    this.#cells.push([...this.#cell, ...this.#endLine(state)]);
    this.#cell = [];
    if (this.#cells.length > maximumColumns) throw limitExceeded(`一张表格多于 ${maximumColumns} 列`);
  }

  /** Begins the definition of a row, which holds until the next one. */
  beginDefinition(): void {
    this.#left = 0;
    this.#edges = [];
  }

  setLeft(left: number): void {
    this.#left = left;
  }

  addEdge(edge: CellEdge): void {
    this.#edges.push(edge);
    if (this.#edges.length > maximumColumns) throw limitExceeded(`一张表格多于 ${maximumColumns} 列`);
  }

  endRow(): void {
    this.#rows.push({ cells: this.#cells, left: this.#left, edges: this.#edges });
    this.#cells = [];
    this.#cell = [];
    guardRows(this.#rows.length);
  }

  endTable(): void {
    if (this.#cells.length > 0) this.endRow();
    if (this.#rows.length > 0) this.blocks.push(gridOfEdges(this.#rows));
    this.#rows = [];
    this.blocks.push(...this.#cell);
    this.#cell = [];
  }

  #endLine({ headingLevel, alignment }: ParagraphState): DocumentBlock[] {
    const text = this.#line.trim();
    const pictures = this.#pictures;
    this.#line = '';
    this.#pictures = [];
    if (text === '') return pictures;
    return [
      { type: 'paragraph', text, ...(headingLevel ? { headingLevel } : {}), ...(alignment ? { alignment } : {}) },
      ...pictures,
    ];
  }
}
