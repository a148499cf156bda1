import { readdir, readFile } from 'node:fs/promises';
import { type Derived, markOf } from '../../functions/column/refresh.ts';
import { canonicalManifest, reportPrefix, versionPrefix } from '../../schemas/publication.ts';
import type { Register } from '../../schemas/register.ts';
import { lastYear, type One } from './publishedOne.ts';
import type { Stand } from './publishedStand.ts';

// The objects of published reports, put past the network. What makes the pages is loaded late: by then the clients know
// where the stand is.

const encoded = (text: string): Record<string, string> => ({ 'content-type': text });

/** The objects of a version. */
export const putVersion = async ({ put }: Stand, { agency, year, source }: One): Promise<void> => {
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
export const putPages = async (stand: Stand, register: Register, years: readonly One[]): Promise<void> => {
  const { column } = stand;
  const { page } = await import('../../functions/column/make/objects.ts');
  const { reportPage } = await import('../../functions/column/pages/report.ts');
  const { comparisonPage } = await import('../../functions/column/pages/comparison.ts');
  const { agencyPage } = await import('../../functions/column/pages/agency.ts');
  const { dispositionOf } = await import('../../functions/column/disposition.ts');
  const ordered = [...years].sort((one, other) => other.year - one.year);
  const { agency } = ordered[0]!;
  const figures = new Map(years.map((one) => [one.year, one.figures]));
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

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

/** The site's own files, as they are loaded with a deployment. */
export const putSite = async ({ put }: Stand): Promise<void> => {
  const names = (await readdir('site/assets')).map((name) => `assets/${name}`);
  for (const name of names)
    await put(name, await readFile(`site/${name}`), encoded(types[name.split('.').at(-1) ?? ''] ?? 'text/plain'));
};
