import { unionCells } from '../../../schemas/form/union.ts';
import type { Listed } from '../../../schemas/listing.ts';
import type { PublishedReport } from '../../../schemas/publishedReport.ts';
import { type YearRow, yearFacts } from '../../../schemas/yearData.ts';
import { StoredDataError } from '../../shared/errors.ts';

const cellNames = unionCells().map(({ cell }) => cell.name);

/** Columns of a year's data as they are made now: the facts, then every cell of every edition. */
export const yearColumns: readonly string[] = [...yearFacts, ...cellNames];

/**
 * The row of a published report. Figures are those of its `report.json`; a cell without a number, or one its edition does not have,
 * is null.
 */
export const rowOf = (listed: Listed, report: PublishedReport): YearRow => {
  const { agencyId, agencyName, agencyKind, group, year, version, publishedAt, title } = listed;
  if (report.agencyId !== agencyId || report.year !== year)
    throw new StoredDataError(`The report of ${report.agencyId} ${report.year} was read for ${agencyId} ${year}`);
  const cells: PublishedReport['cells'] = report.cells;
  const figures = cellNames.map((name) => cells[name]?.value ?? null);
  return [agencyId, agencyName, agencyKind, group, report.edition, version, publishedAt, title, ...figures];
};
