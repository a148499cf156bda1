import { rowOf } from '../../functions/column/data/yearRow.ts';
import { figuresOf, type YearFigures } from '../../functions/column/pages/figures.ts';
import type { Source } from '../../functions/publish/publish.ts';
import { groupOf, type Listed } from '../../schemas/listing.ts';
import type { Publication } from '../../schemas/publication.ts';
import { type PublishedReport, PublishedReportSchema } from '../../schemas/publishedReport.ts';
import type { Agency, Register } from '../../schemas/register.ts';
import type { YearRow } from '../../schemas/yearData.ts';
import { numbersFrom, reportNumber } from '../column/search/corpus.ts';
import { registerOf, sourceOf } from './publishedSource.ts';
import { consistentReport } from './report.ts';

/** How much is published: every agency has a report for each of so many years, up to 2025. */
export interface Size {
  readonly groups: number;
  readonly agenciesPerGroup: number;
  readonly years: number;
}

export const lastYear = 2025;
/** The corpus has no more years than that. */
const differentTexts = 15_000;

/** Governments with the bureaus they count, themselves included. */
export const largeRegister = ({ groups, agenciesPerGroup }: Size): Register =>
  registerOf(
    Array.from({ length: groups }, (_, group) => {
      const id = `county-${group}`;
      const name = `云岭市第${group}县`;
      const bureaus = Array.from({ length: agenciesPerGroup - 1 }, (_, index) => ({
        id: `${id}-bureau-${index}`,
        name: `${name}第${index}局`,
        kind: 'department' as const,
        parent: id,
      }));
      return [{ id, name: `${name}人民政府`, kind: 'government' as const }, ...bureaus];
    }).flat(),
  );

/** What is kept of one report of many until all are put up. */
export interface Kept {
  readonly agency: Agency;
  readonly year: number;
  readonly publication: Publication;
  readonly listed: Listed;
  readonly row: YearRow;
  /** Without its figures: thousands of them would fill the memory. */
  readonly narrative: PublishedReport;
}

/** One report of many, with its files. */
export interface One extends Kept {
  readonly source: Source;
  readonly figures: YearFigures;
}

/** The n-th of these reports: its text out of a corpus, its figures consistent and different from others'. */
export const oneOf = async (agency: Agency, year: number, number: number, lines = 1_000): Promise<One> => {
  const next = numbersFrom(number);
  const blocks = reportNumber(number % differentTexts)
    .text.split('\n')
    .slice(0, lines);
  const report = consistentReport({
    agency: agency.name,
    year,
    overview: blocks,
    cells: Object.fromEntries(['t1.rule.issued', 't1.rule.valid'].map((name) => [name, Math.floor(next() * 900)])),
  });
  const source = sourceOf({ agency, year, number, order: `0-${String(number).padStart(9, '0')}`, report });
  const document = PublishedReportSchema.parse(JSON.parse(Buffer.from(await source.bytesOf('report.json')).toString()));
  const { id: agencyId, name: agencyName, kind: agencyKind } = agency;
  const { manifest, manifestHash, origin, order, note } = source;
  const publishedAt = new Date(Date.UTC(year + 1, 0, 5) + number * 1_000).toISOString();
  const listed = {
    agencyId,
    agencyName,
    agencyKind,
    group: groupOf(agency),
    year,
    version: 1,
    title: manifest.title,
    publishedAt,
  };
  const more = {
    indexNumber: `NB-${year}-${agencyId.toUpperCase()}`,
    manifestHash,
    origin,
    order,
    note,
    withdrawal: null,
  };
  return {
    agency,
    year,
    source,
    figures: figuresOf(document),
    row: rowOf(listed, document),
    narrative: { ...document, cells: {} },
    listed,
    publication: { ...listed, ...more, hiddenThrough: 0 },
  };
};

/** A report of the last year that is still to be published. */
export const nextSource = async (agency: Agency, number: number): Promise<Source> => {
  const { source } = await oneOf(agency, lastYear, number);
  return { ...source, order: `1-${String(number).padStart(9, '0')}` };
};
