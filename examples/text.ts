import type { StoredTable } from '../functions/blank/storedTable.ts';
import type { DraftPart } from './layout.ts';

/** Plain text as it is left when a document is saved as text: a tab before each cell, a blank line after each row. */
export const textFile = (parts: readonly DraftPart[]): string =>
  `${parts.map((part) => (part.kind === 'table' ? tableText(part) : part.text)).join('\n\n')}\n`;

const tableText = ({ rows }: StoredTable): string =>
  rows.map((row) => row.map(({ text }) => `\t${text}\n`).join('')).join('\n');
