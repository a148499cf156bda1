import type { Archive } from '../../archive.ts';
import { maximumSheets } from '../../limits.ts';
import { damaged, limitExceeded } from '../../reasons.ts';
import { childElements, childOf, parseXml } from '../../xml.ts';
import { openPackage } from '../docx/package.ts';
import { readStrings } from './cellText.ts';
import { readNumberFormats } from './numberFormat.ts';
import { type Extent, readSheet, type Sheet } from './sheet.ts';

export interface NamedSheet {
  /** As its tab says. */
  readonly name: string;
  readonly sheet: Sheet;
}

/** The sheets of an Excel workbook (ECMA-376, Transitional or Strict) in order. Throws Unreadable. */
export const readWorkbook = async (archive: Archive, extent: Extent): Promise<NamedSheet[]> => {
  const part = await openPackage(archive);
  const main = await archive.read(part.mainName);
  const list = main && childOf(parseXml(main), 'sheets');
  if (!list) throw damaged('缺少工作表');
  const shared = {
    strings: readStrings(await part.related('sharedStrings')),
    formats: readNumberFormats(await part.related('styles')),
  };
  const wanted = childElements(list).filter(
    ({ attributes }) => extent === 'all' || (attributes.state ?? 'visible') === 'visible',
  );
  if (wanted.length > maximumSheets) throw limitExceeded(`工作簿中的工作表多于 ${maximumSheets} 张`);
  const sheets: NamedSheet[] = [];
  for (const { attributes } of wanted) {
    const entry = part.relationships.find(({ id, kind }) => id === attributes.id && kind === 'worksheet')?.entryName;
    const bytes = await archive.read(entry ?? '');
    if (!bytes) continue;
    const name = attributes.name ?? '';
    sheets.push({ name, sheet: readSheet(parseXml(bytes), { ...shared, sheetName: name }, extent) });
  }
  return sheets;
};
