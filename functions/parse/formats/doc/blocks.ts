import { type EdgedRow, gridOfEdges } from '../../cellEdges.ts';
import type { DocumentBlock } from '../../document.ts';
import { guardRows } from '../../grid.ts';
import type { Formatting, ParagraphFormat } from './formatting.ts';
import type { WordText } from './wordText.ts';

/** Signs with a meaning of their own ([MS-DOC] 2.4.1 and 2.8.25). */
const signs = {
  picture: '\u0001',
  cellEnd: '\u0007',
  lineBreak: '\u000b',
  pageBreak: '\u000c',
  paragraphEnd: '\r',
  fieldBegin: '\u0013',
  fieldResult: '\u0014',
  fieldEnd: '\u0015',
  hyphen: '\u001e',
} as const;

/** Puts characters together into paragraphs, cells, rows and tables. */
class Assembly {
  readonly blocks: DocumentBlock[] = [];
  #line = '';
  #pictures: DocumentBlock[] = [];
  #cell: DocumentBlock[] = [];
  #cells: DocumentBlock[][] = [];
  #rows: EdgedRow[] = [];
  /** For each field under way whether its result has begun; the text before is an instruction. */
  readonly #fields: boolean[] = [];

  take(sign: string): void {
    if (sign === signs.fieldBegin) this.#fields.push(false);
    else if (sign === signs.fieldEnd) this.#fields.pop();
    else if (sign === signs.fieldResult && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true;
    else if (this.#fields.includes(false)) return;
    else if (sign === signs.picture) this.#pictures.push({ type: 'picture', bytes: undefined, alternative: '' });
    else if (sign === signs.lineBreak) this.#line += '\n';
    else if (sign === signs.hyphen) this.#line += '-';
    else if (sign >= ' ' || sign === '\t') this.#line += sign;
  }

  endParagraph(sign: string, format: ParagraphFormat | undefined): void {
    const written = this.#endLine(format);
    if (sign !== signs.cellEnd && !format?.inTable) {
      this.endTable();
      this.blocks.push(...written);
      return;
    }
    this.#cell.push(...written);
    if (sign !== signs.cellEnd) return;
    if (format?.rowEnd) this.#endRow(format);
    else {
      this.#cells.push(this.#cell);
      this.#cell = [];
    }
  }

  endTable(): void {
    if (this.#cells.length > 0) this.#endRow(undefined);
    if (this.#rows.length > 0) this.blocks.push(gridOfEdges(this.#rows));
    this.#rows = [];
    this.#cell = [];
  }

  #endLine(format: ParagraphFormat | undefined): DocumentBlock[] {
    const text = this.#line.trim();
    const pictures = this.#pictures;
    this.#line = '';
    this.#pictures = [];
    const { headingLevel, alignment } = format ?? {};
    const own: DocumentBlock[] =
      text === ''
        ? []
        : [
            {
              type: 'paragraph',
              text,
              ...(headingLevel ? { headingLevel } : {}),
              ...(alignment ? { alignment } : {}),
            },
          ];
    return [...own, ...pictures];
  }

  #endRow(format: ParagraphFormat | undefined): void {
    this.#rows.push({ cells: this.#cells, left: format?.row?.left ?? 0, edges: format?.row?.edges });
    guardRows(this.#rows.length);
    this.#cells = [];
    this.#cell = [];
  }
}

const endsParagraph = new Set<string>([signs.paragraphEnd, signs.cellEnd, signs.pageBreak]);

/** The blocks of a Word document in reading order. Throws Unreadable `limitExceeded`. */
export const blocksOf = (text: WordText, formatting: Formatting): DocumentBlock[] => {
  const assembly = new Assembly();
  for (const piece of text.pieces) {
    for (let index = 0; index < piece.text.length; index++) {
      const sign = piece.text[index]!;
      const offset = piece.offset + index * piece.bytesPerCharacter;
      if (formatting.isRemoved(offset) && sign !== signs.cellEnd) continue;
      if (endsParagraph.has(sign)) assembly.endParagraph(sign, formatting.paragraphAt(offset));
      else assembly.take(sign);
    }
  }
  assembly.endParagraph(signs.paragraphEnd, undefined);
  return assembly.blocks;
};
