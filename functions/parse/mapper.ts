import type { Form, TableId } from '../../schemas/form/model.ts';
import { type Block, type Cell, type Report, ReportSchema } from '../../schemas/report.ts';
import type { Document, DocumentBlock } from './document.ts';
import { editionOf } from './edition.ts';
import { flowOf } from './flow.ts';
import { narrativeOf } from './narrative/narrative.ts';
import type { SubmittedPicture } from './outcome.ts';
import { type Outline, outlineOf } from './outline.ts';
import { empty, inTraditional, notAReport, unreadableTable } from './reasons.ts';
import { gatherTables } from './tables/gather.ts';
import { readTable } from './tables/readTable.ts';
import { type FormGrid, recogniseTables } from './tables/recognise.ts';
import { placesOf } from './tables/rowPlace.ts';
import { tableNames } from './tables/vocabulary.ts';
import type { Unreadable } from './unreadable.ts';

export interface MappedReport {
  readonly report: Report;
  readonly pictures: readonly SubmittedPicture[];
}

interface ReadTables {
  readonly cells: Record<string, Cell>;
  readonly notes: Readonly<Record<TableId, readonly string[]>>;
  readonly misprints: NonNullable<Report['misprints']>;
}

/** A file that has neither statutory tables nor most of the section titles is something else. */
const fewestTitles = 4;

const noReport = (outline: Outline, blocks: readonly DocumentBlock[]): Unreadable => {
  const first = outline.title || blocks.find((block) => block.type === 'paragraph')?.text;
  if (!first) return notAReport('文件中没有文字');
  return /信息公開|年度報告/u.test(first) ? inTraditional() : notAReport(`文件以“${first.slice(0, 40)}”开头`);
};

const requireReport = (
  outline: Outline,
  tables: ReadonlyMap<TableId, readonly FormGrid[]>,
  flow: readonly DocumentBlock[],
): void => {
  if (flow.length === 0) throw empty();
  const titles = new Set(outline.headings.map(({ key }) => key)).size;
  if (tables.size === 0 && titles < fewestTitles) throw noReport(outline, flow);
};

const tableCountFault = (id: TableId, found: readonly FormGrid[], outline: Outline, form: Form): string => {
  const places = placesOf(found.flatMap(({ rows }) => rows.slice(0, 1)));
  if (found.length > 1) return `${tableNames[id]}出现了 ${found.length} 次${places}，应只有一次`;
  const section = form.sections.find((candidate) => candidate.table === id);
  const pictured = section && outline.sections[section.key].some((block) => block.type === 'picture');
  return `未找到${tableNames[id]}${pictured ? '，该部分只有图片，图片中的数字无法读取，应使用可编辑的表格' : ''}`;
};

/** Reads the three tables. Throws Unreadable `unreadableTable` with every place that could not be read for certain. */
const readTables = (form: Form, found: ReadonlyMap<TableId, readonly FormGrid[]>, outline: Outline): ReadTables => {
  const faults: string[] = [];
  const cells: Record<string, Cell> = {};
  const notes: Record<TableId, readonly string[]> = { t1: [], t2: [], t3: [] };
  const misprints: NonNullable<Report['misprints']> = [];
  for (const table of form.tables) {
    const grids = found.get(table.id) ?? [];
    const [grid] = grids;
    if (!grid || grids.length > 1) {
      faults.push(tableCountFault(table.id, grids, outline, form));
      continue;
    }
    const reading = readTable(table, grid);
    faults.push(...reading.faults);
    notes[table.id] = reading.notes;
    misprints.push(...reading.misprints);
    Object.assign(cells, reading.cells);
  }
  if (faults.length > 0) throw unreadableTable(faults);
  return { cells, notes, misprints };
};

const mapDocument = (document: Document): MappedReport => {
  const flow = gatherTables(flowOf(document.blocks));
  const { tables, rest } = recogniseTables(flow);
  const outline = outlineOf(rest, document.title);
  requireReport(outline, tables, flow);
  const form = editionOf(tables);
  const { cells, notes, misprints } = readTables(form, tables, outline);

  const pictures = new Map<string, SubmittedPicture>();
  const narrative = (blocks: readonly DocumentBlock[]): Block[] => {
    const read = narrativeOf(blocks, outline.agency);
    for (const { sha256, mediaType, bytes } of read.pictures) pictures.set(sha256, { sha256, mediaType, bytes });
    return read.blocks;
  };
  const beside = (key: 'disclosure' | 'applications' | 'disputes', id: TableId): Block[] => [
    ...notes[id].map((text): Block => ({ type: 'paragraph', text })),
    ...narrative(outline.sections[key]),
  ];
  const report = ReportSchema.parse({
    edition: form.edition,
    title: outline.title,
    agency: outline.agency,
    year: outline.year,
    preamble: narrative(outline.preamble),
    headings: outline.headings,
    sections: {
      overview: narrative(outline.sections.overview),
      problems: narrative(outline.sections.problems),
      other: narrative(outline.sections.other),
    },
    tableNotes: {
      disclosure: beside('disclosure', 't1'),
      applications: beside('applications', 't2'),
      disputes: beside('disputes', 't3'),
    },
    cells,
    ...(misprints.length > 0 ? { misprints } : {}),
    ...(document.observations ? { observations: document.observations } : {}),
  });
  return { report, pictures: [...pictures.values()] };
};

/**
 * Turns what a reader gave into the typed report; one that is a report already stays as it is. Throws Unreadable: `empty`,
 * `notAReport`, `unreadableTable`.
 */
export const mapReport = (content: Document | MappedReport): MappedReport =>
  'report' in content ? content : mapDocument(content);
