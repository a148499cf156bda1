import type { Sheet, SheetRow } from './sheet.ts';

const sheetWidth = 80;
/** Cells to write in, one paragraph each; more can be added below. */
const paragraphs = 12;

const emptyParagraph: SheetRow = { cells: [{ column: 0, style: 'text' }] };

/** The sheet of a narrative section: one wide column, a paragraph to a cell. The first sheet has the report's title too. */
export const textSheet = (heading: string, title?: string): Sheet => ({
  name: heading,
  columnWidths: [sheetWidth],
  rows: [
    ...(title === undefined
      ? []
      : [{ cells: [{ column: 0, style: 'title' as const, value: title }], height: title.length > 26 ? 64 : 48 }]),
    { cells: [{ column: 0, style: 'heading', value: heading }], height: 32 },
    ...Array.from({ length: paragraphs }, () => emptyParagraph),
  ],
  merges: [],
  validations: [],
  landscape: false,
});
