import { forms } from '../../../schemas/form/index.ts';
import type { TableId } from '../../../schemas/form/model.ts';
import type { DocumentBlock } from '../document.ts';
import { gridOfTexts } from '../grid.ts';
import { distinctiveLabel, isWhole, tableIds } from './distinctive.ts';
import { isLabel, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Numbers, nil signs and 无; a paragraph that is nothing else. */
const figure = /^(?:[+\-＋－]?[\d０-９][\d０-９.,，．]*|[/／\-－—–]{1,2}|无)$/u;

const longestLabel = 80;

const editionsOf = (id: TableId): Vocabulary[] =>
  Object.values(forms).flatMap((form) => form.tables.filter((table) => table.id === id).map(vocabularyOf));

const isLineLabel = (id: TableId, text: string): boolean =>
  editionsOf(id).some((vocabulary) => vocabulary.lineLabels.find(text) !== undefined);

const isAnyLabel = (id: TableId, text: string): boolean =>
  text.length <= longestLabel && editionsOf(id).some((vocabulary) => isLabel(vocabulary, text));

/** End of the run of lines from `start` that are labels or figures of one table. */
const endOfRun = (lines: readonly (string | undefined)[], start: number, id: TableId): number => {
  let end = start;
  for (let text = lines[end]; text !== undefined && (figure.test(text) || isAnyLabel(id, text)); text = lines[end])
    end += 1;
  return end;
};

/**
 * Labels and figures take turns. The last label before figures is their line, those before it are a header row or groups;
 * in table 3 no label is a line, and the figures are a row of their own.
 */
const rowsOf = (lines: readonly string[], id: TableId): string[][] => {
  const rows: string[][] = [];
  let labels: string[] = [];
  for (const text of lines) {
    if (!figure.test(text)) {
      labels.push(text);
      continue;
    }
    if (labels.length > 0) {
      const line = isLineLabel(id, labels.at(-1)!) ? labels.splice(-1) : [];
      rows.push(labels, line);
      labels = [];
    }
    rows.at(-1)!.push(text);
  }
  return [...rows, labels].filter((row) => row.length > 0);
};

const distinctive = (lines: readonly string[]): Set<string> =>
  new Set(lines.flatMap((text) => distinctiveLabel(text) ?? []));

/**
 * Puts tables together whose cells came as one paragraph each, without any mark of rows: copied from a page, or exported
 * as plain text. Empty cells leave no trace in such a text, so a line counts only if all its figures are written.
 */
export const gatherTables = (blocks: readonly DocumentBlock[]): DocumentBlock[] => {
  const lines = blocks.map((block) => (block.type === 'paragraph' ? block.text : undefined));
  const gathered: DocumentBlock[] = [];
  let at = 0;
  while (at < blocks.length) {
    const text = lines[at];
    const candidates = text === undefined || figure.test(text) ? [] : tableIds.filter((id) => isAnyLabel(id, text));
    const runs = candidates.map((id) => ({
      id,
      lines: lines.slice(at, endOfRun(lines, at, id)).map((line) => line ?? ''),
    }));
    const whole = runs.find((run) => isWhole(run.id, distinctive(run.lines)));
    // A run that is no table is left as it stands, whole, so that no line is looked at again and again.
    const length = whole?.lines.length ?? Math.max(1, ...runs.map((run) => run.lines.length));
    if (whole) gathered.push(gridOfTexts(rowsOf(whole.lines, whole.id), false));
    else gathered.push(...blocks.slice(at, at + length));
    at += length;
  }
  return gathered;
};
