import type { Column } from './column.ts';
import { listedOf } from './lists.ts';
import { publishedDocument } from './make/figures.ts';
import type { SearchTruth } from './search/note.ts';

/** What the search has to know of an agency's year, out of its pointer. */
export const searchTruth = async (column: Column, agencyId: string, year: number): Promise<SearchTruth> => {
  const pointer = await column.catalogue.pointer(agencyId, year);
  if (!pointer) return { version: 0 };
  const { version, withdrawal } = pointer;
  if (withdrawal) return { version };
  return { version, shown: { listed: listedOf(pointer), report: () => publishedDocument(column, pointer) } };
};
