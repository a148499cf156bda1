import type { DocumentBlock } from '../document.ts';
import type { Format } from '../format.ts';
import { damaged } from '../reasons.ts';
import { sectionOf } from '../sectionTitle.ts';
import { blocksOf } from './xlsx/blocks.ts';
import { readWorkbook } from './xlsx/workbook.ts';

/** A sheet may carry the title of its section as its name; one that is written in it counts. */
const named = (name: string, blocks: readonly DocumentBlock[]): DocumentBlock[] => {
  const section = sectionOf(name);
  const isTitled = blocks.some((block) => block.type === 'paragraph' && sectionOf(block.text) === section);
  return blocks.length > 0 && section !== undefined && !isTitled
    ? [{ type: 'paragraph', text: name }, ...blocks]
    : [...blocks];
};

/**
 * An Excel workbook (ECMA-376, Transitional or Strict), its visible sheets one after another. Figures are read as they are
 * shown, formulas by the result saved with them; hidden sheets, rows and columns are left out.
 */
export const xlsx: Format = {
  kind: 'xlsx',
  read: async ({ archive }) => {
    if (!archive) throw damaged('不是压缩包');
    const sheets = await readWorkbook(archive, 'shown');
    return { blocks: sheets.flatMap((sheet) => named(sheet.name, blocksOf(sheet))) };
  },
};
