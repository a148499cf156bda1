import { readdir, readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Derived, markOf } from '../../functions/column/refresh.ts';
import type { SearchText } from '../../functions/column/search/format.ts';
import type { Source } from '../../functions/publish/publish.ts';
import { groupOf, type Listed } from '../../schemas/listing.ts';
import { type Publication, reportPrefix, versionPrefix } from '../../schemas/publication.ts';
import { type PublishedReport, PublishedReportSchema } from '../../schemas/publishedReport.ts';
import type { Agency, Register } from '../../schemas/register.ts';
import { numbersFrom } from '../column/search/corpus.ts';
import { registerOf, sourceOf } from './publishedSource.ts';
import type { Stand } from './publishedStand.ts';
import { consistentReport } from './report.ts';

/** How much is published: every agency has a report for each of so many years, up to 2025. */
export interface Size {
  readonly groups: number;
  readonly agenciesPerGroup: number;
  readonly years: number;
}

const lastYear = 2025;
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

/** One report of many, with all that is stored of it. */
export interface One {
  readonly agency: Agency;
  readonly year: number;
  readonly source: Source;
  readonly document: PublishedReport;
  readonly publication: Publication;
  readonly listed: Listed;
}

/** The n-th of these reports: its text out of a corpus, its figures consistent and different from others'. */
const oneOf = async (
  agency: Agency,
  year: number,
  number: number,
  text: (number: number) => SearchText,
): Promise<One> => {
  const next = numbersFrom(number);
  const blocks = text(number % differentTexts).text.split('\n');
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
  return { agency, year, source, document, listed, publication: { ...listed, ...more, hiddenThrough: 0 } };
};

type Item = Record<string, unknown>;

/** What the table holds of these reports. */
const itemsOf = async (register: Register, all: readonly One[]): Promise<Item[]> => {
  const { keys } = await import('../../functions/shared/table.ts');
  const nameOf = new Map(register.agencies.map(({ id, name }) => [id, name]));
  const each = all.flatMap(({ agency: { id }, year, listed, publication, source }) => {
    const { order, manifestHash, note } = source;
    const { publishedAt: claimedAt, group } = publication;
    return [
      { ...keys.publication(id, year), ...publication },
      { ...keys.version(id, year, 1), version: 1, order, manifestHash, claimedAt, out: true, note },
      { ...keys.listed(year, group, id), ...listed },
      { ...keys.latest(claimedAt, id, year), ...listed },
    ];
  });
  const years = [...Map.groupBy(all, ({ year }) => year)].map(([year, members]) => ({
    ...keys.catalogueYear(year),
    year,
    count: members.length,
    revision: 1,
  }));
  const shelves = [...Map.groupBy(all, ({ year, listed: { group } }) => `${year}/${group}`).values()].map((members) => {
    const { year, listed } = members[0]!;
    const { group } = listed;
    return {
      ...keys.shelf(year, group),
      year,
      group,
      name: nameOf.get(group) ?? group,
      count: members.length,
      revision: 1,
    };
  });
  return [...each, ...years, ...shelves];
};

const writeItems = async (table: string, items: readonly Item[]): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, index) =>
    items.slice(index * 25, index * 25 + 25),
  );
  const write = async (): Promise<void> => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const RequestItems = { [table]: batch.map((Item) => ({ PutRequest: { Item } })) };
      const { UnprocessedItems = {} } = await client.send(new BatchWriteCommand({ RequestItems }));
      if (Object.keys(UnprocessedItems).length > 0) throw new Error('Some items were not written');
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
  client.destroy();
};

const encoded = (text: string): Record<string, string> => ({ 'content-type': text });

/** The objects of a version. */
const putVersion = async ({ put }: Stand, { agency, year, source }: One): Promise<void> => {
  const { canonicalManifest } = await import('../../schemas/publication.ts');
  const { dispositionOf } = await import('../../functions/column/disposition.ts');
  const prefix = versionPrefix(agency.id, year, 1);
  for (const { path, mediaType } of source.manifest.files) {
    const disposition = dispositionOf(source.manifest, path);
    const named: Record<string, string> = disposition ? { 'content-disposition': disposition } : {};
    const kept = { ...encoded(mediaType), 'cache-control': 'public, max-age=31536000, immutable', ...named };
    await put(`${prefix}${path}`, await source.bytesOf(path), kept);
  }
  await put(`${prefix}manifest.json`, canonicalManifest(source.manifest), encoded('application/json'));
};

/** Puts a derived object as the column would. */
const putDerived = ({ put }: Stand, key: string, derived: Derived): Promise<void> => {
  const { contentType, cacheControl = '', contentDisposition } = derived.options;
  return put(key, derived.body, {
    'content-type': contentType,
    'cache-control': cacheControl,
    ...(contentDisposition && { 'content-disposition': contentDisposition }),
    'x-amz-meta-made': markOf(derived),
  });
};

/** The pages and copies of an agency's years. */
const putPages = async (stand: Stand, register: Register, years: readonly One[]): Promise<void> => {
  const { column } = stand;
  const { page } = await import('../../functions/column/make/objects.ts');
  const { reportPage } = await import('../../functions/column/pages/report.ts');
  const { comparisonPage } = await import('../../functions/column/pages/comparison.ts');
  const { agencyPage } = await import('../../functions/column/pages/agency.ts');
  const { figuresOf } = await import('../../functions/column/pages/figures.ts');
  const { dispositionOf } = await import('../../functions/column/disposition.ts');
  const ordered = [...years].sort((one, other) => other.year - one.year);
  const { agency } = ordered[0]!;
  const figures = new Map(years.map(({ year, document }) => [year, figuresOf(document)]));
  const figuresUpTo = (last: number) =>
    [...figures.values()]
      .filter(({ year }) => year <= last)
      .sort((one, other) => one.year - other.year)
      .slice(-10);
  for (const { year, source, publication } of years) {
    const prefix = reportPrefix(agency.id, year);
    const shown = { version: 1, publishedAt: publication.publishedAt, note: null };
    const group = register.agencies.find(({ id }) => id === publication.group);
    const shell = {
      shown,
      current: publication,
      versions: [shown],
      content: Buffer.from(await source.bytesOf('content.html')).toString(),
      files: source.manifest.files,
      shelf: { group: publication.group, name: group?.name ?? publication.group },
    };
    const all = { figures: figuresUpTo(year), years: ordered.map((one) => one.year) };
    await putDerived(
      stand,
      `${prefix}index.html`,
      page(reportPage(column.site, { ...shell, ...all, atVersion: false })),
    );
    const alone = { figures: [figures.get(year)!], years: [year] };
    await putDerived(
      stand,
      `${prefix}v1/index.html`,
      page(reportPage(column.site, { ...shell, ...alone, atVersion: true })),
    );
    for (const { path, mediaType } of source.manifest.files) {
      if (path === 'content.html') continue;
      const body = await source.bytesOf(path);
      const contentDisposition = dispositionOf(source.manifest, path);
      const options = { contentType: mediaType, cacheControl: 'public, max-age=60', contentDisposition };
      await putDerived(stand, `${prefix}${path}`, { body, options });
    }
    const before = figures.get(year - 1);
    const compared = { agency: { id: agency.id, name: agency.name }, after: figures.get(year)! };
    if (before)
      await putDerived(
        stand,
        `${prefix}compare/index.html`,
        page(comparisonPage(column.site, { ...compared, before })),
      );
  }
  const { id, name, kind, formerNames } = agency;
  const reports = ordered.map(({ listed }) => listed);
  const history = {
    agency: { id, name, kind, formerNames },
    reports,
    predecessors: [],
    figures: figuresUpTo(lastYear),
  };
  await putDerived(stand, `agencies/${agency.id}/index.html`, page(agencyPage(column.site, history)));
};

/** Files of whole years, lists, home and everything else that shows many. */
const makeShared = async ({ column }: Stand, all: readonly One[]): Promise<void> => {
  const { foldYear, yearJson } = await import('../../functions/column/data/yearData.ts');
  const { yearJsonKey } = await import('../../functions/column/data/places.ts');
  const { rowOf } = await import('../../functions/column/data/yearRow.ts');
  const { filesOfYear } = await import('../../functions/column/years.ts');
  const { derive } = await import('../../functions/column/derive.ts');
  const { refresh } = await import('../../functions/column/refresh.ts');
  const { makeSharedPages } = await import('../../functions/column/shared.ts');
  const { writeObject } = await import('../../functions/shared/objects.ts');
  const { publicBucket } = column;
  for (const [year, members] of Map.groupBy(all, (one) => one.year)) {
    const rows = members.map(({ agency, listed, document }) => ({ agencyId: agency.id, row: rowOf(listed, document) }));
    const data = foldYear(year, undefined, rows);
    const options = { contentType: 'application/json; charset=utf-8', cacheControl: 'public, max-age=300' };
    await writeObject(publicBucket, yearJsonKey(year), yearJson(data), options);
    for (const { key, make } of filesOfYear(column, data)) await refresh(publicBucket, key, make);
    const groups = [...new Set(members.map(({ listed }) => listed.group))];
    const pages = [
      { kind: 'year' as const, key: `${year}/index.html`, year },
      ...groups.map((group) => ({ kind: 'group' as const, key: `${year}/${group}/index.html`, year, group })),
    ];
    for (const target of pages) await refresh(publicBucket, target.key, () => derive(column, target));
  }
  await makeSharedPages(column);
};

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

/** The site's own files, as they are loaded with a deployment. */
const putSite = async ({ put }: Stand): Promise<void> => {
  const names = (await readdir('site/assets')).map((name) => `assets/${name}`);
  for (const name of names)
    await put(name, await readFile(`site/${name}`), encoded(types[name.split('.').at(-1) ?? ''] ?? 'text/plain'));
};

/** What is to be put up beside the store itself. */
export interface Wanted {
  /** Files and pages of every agency, so that links can be followed; otherwise only the files of those something is left out of. */
  readonly pages: boolean;
  readonly progress?: (said: string) => void;
}

/**
 * Publishes so many reports at once, past the path: what the store holds, the bytes of every version, the lists, the data of
 * whole years, the search, and the pages if they are wanted. Leaves out what `but` says, to be published by the test.
 */
export const publishMany = async (
  stand: Stand,
  size: Size,
  but: (agency: Agency, year: number) => boolean,
  { pages, progress = () => {} }: Wanted,
): Promise<void> => {
  const { register } = stand.column;
  const { reportNumber } = await import('../column/search/corpus.ts');
  const { rebuildSearch } = await import('../../functions/column/search/rebuild.ts');
  const years = Array.from({ length: size.years }, (_, index) => lastYear - index);
  const all: One[] = [];
  // No two stands of one test hold the same report: the column remembers what it has read.
  const base = register.agencies.length * 1_000;
  for (const [index, agency] of register.agencies.entries()) {
    const own: One[] = [];
    for (const [before, year] of years.entries())
      if (!but(agency, year)) own.push(await oneOf(agency, year, base + index * size.years + before, reportNumber));
    if (pages || own.length < years.length) for (const one of own) await putVersion(stand, one);
    if (pages) await putPages(stand, register, own);
    all.push(...own);
    if (index % 50 === 49) progress(`${all.length} reports`);
  }
  await writeItems(stand.column.table, await itemsOf(register, all));
  progress('items');
  const published = async function* () {
    for (const { listed, document } of all) yield { listed, report: document };
  };
  await rebuildSearch(stand.column, published(), () => new Date());
  progress('search');
  await makeShared(stand, all);
  await putSite(stand);
  progress('lists and data');
};

/** A report of the last year that is still to be published. */
export const nextSource = async (agency: Agency, number: number): Promise<Source> => {
  const { reportNumber } = await import('../column/search/corpus.ts');
  const { source } = await oneOf(agency, lastYear, number, reportNumber);
  return { ...source, order: `1-${String(number).padStart(9, '0')}` };
};
