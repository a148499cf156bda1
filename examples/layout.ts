import { type StoredTable, storedTable } from '../functions/blank/storedTable.ts';
import { formOf } from '../schemas/form/index.ts';
import { type Example, writtenCells } from './model.ts';

/** A draft in reading order, the same for every file format. */
export type DraftPart =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'signature'; readonly text: string }
  | ({ readonly kind: 'table' } & StoredTable);

export const titleOf = ({ agency, year }: Example): string => `${agency}${year}年政府信息公开工作年度报告`;

/** Lays out an example: title, preamble, six sections with their tables, signature. */
export const layOut = (example: Example): DraftPart[] => {
  const form = formOf('2021');
  const cells = writtenCells(example);
  const paragraphs = (texts: readonly string[]): DraftPart[] => texts.map((text) => ({ kind: 'paragraph', text }));
  const sections = form.sections.flatMap(({ key, numeral, title, table }): DraftPart[] => {
    const heading = { kind: 'heading' as const, text: `${numeral}、${example.slips?.titles?.[key] ?? title}` };
    const found = form.tables.find(({ id }) => id === table);
    if (found) return [heading, { kind: 'table', ...storedTable(found, (cell) => cells[cell.name] ?? '') }];
    return [heading, ...paragraphs(key === 'overview' || key === 'problems' || key === 'other' ? example[key] : [])];
  });
  return [
    { kind: 'title', text: titleOf(example) },
    ...paragraphs(example.preamble),
    ...sections,
    ...example.signature.map((text) => ({ kind: 'signature' as const, text })),
  ];
};
