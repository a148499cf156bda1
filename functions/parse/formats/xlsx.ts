import type { DocumentBlock } from '../document.ts';
import type { Format } from '../format.ts';
import { maximumSheets } from '../limits.ts';
import { damaged, limitExceeded } from '../reasons.ts';
import { sectionOf } from '../sectionTitle.ts';
import { childElements, childOf, parseXml } from '../xml.ts';
import { type DocumentPackage, openPackage } from './docx/package.ts';
import { blocksOf } from './xlsx/blocks.ts';
import { readStrings } from './xlsx/cellText.ts';
import { readNumberFormats } from './xlsx/numberFormat.ts';
import { readSheet } from './xlsx/sheet.ts';

const sheetEntry = (part: DocumentPackage, id: string | undefined): string | undefined =>
  part.relationships.find((one) => one.id === id && one.kind === 'worksheet')?.entryName;

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
    const part = await openPackage(archive);
    const main = await archive.read(part.mainName);
    const list = main && childOf(parseXml(main), 'sheets');
    if (!list) throw damaged('缺少工作表');
    const shared = {
      strings: readStrings(await part.related('sharedStrings')),
      formats: readNumberFormats(await part.related('styles')),
    };
    const sheets = childElements(list).filter(({ attributes }) => (attributes.state ?? 'visible') === 'visible');
    if (sheets.length > maximumSheets) throw limitExceeded(`工作簿中的工作表多于 ${maximumSheets} 张`);
    const blocks: DocumentBlock[] = [];
    for (const { attributes } of sheets) {
      const bytes = await archive.read(sheetEntry(part, attributes.id) ?? '');
      if (bytes) blocks.push(...named(attributes.name ?? '', blocksOf(readSheet(parseXml(bytes), shared))));
    }
    return { blocks };
  },
};
