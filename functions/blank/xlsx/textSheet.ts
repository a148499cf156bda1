import type { Sheet, SheetRow } from './sheet.ts';

const sheetWidth = 80;
/** Cells to write in, one paragraph each; more can be added below. */
const paragraphs = 12;

const emptyParagraph: SheetRow = { cells: [{ column: 0, style: 'text' }] };

const titleRow = (lines: readonly string[]): SheetRow => ({
  cells: [{ column: 0, style: 'title', value: lines.join('\n') }],
  height: 20 + 32 * lines.length,
});

/** The sheet of a narrative section: one wide column, a paragraph to a cell. The first has the report's title. */
export const textSheet = (heading: string, titleLines?: readonly string[]): Sheet => ({
  name: heading,
  columnWidths: [sheetWidth],
  rows: [
    ...(titleLines ? [titleRow(titleLines)] : []),
    { cells: [{ column: 0, style: 'heading', value: heading }], height: 32 },
    ...Array.from({ length: paragraphs }, () => emptyParagraph),
  ],
  merges: [],
  validations: [],
  landscape: false,
});
