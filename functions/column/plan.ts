import type { Manifest, Publication } from '../../schemas/publication.ts';
import { reportPrefix, versionPrefix } from '../../schemas/publication.ts';

interface OfYear {
  readonly key: string;
  readonly agencyId: string;
  readonly year: number;
}

/** A page or copy that is made from the catalogue and the version's bytes, and can be made again at any time. */
export type DerivedPage =
  | { readonly kind: 'home' | 'feed' | 'data' | 'search'; readonly key: string }
  | { readonly kind: 'year'; readonly key: string; readonly year: number }
  | { readonly kind: 'group'; readonly key: string; readonly year: number; readonly group: string }
  | { readonly kind: 'agency'; readonly key: string; readonly agencyId: string }
  /** The report; without a version the current one, whichever that is. */
  | (OfYear & { readonly kind: 'report'; readonly version?: number })
  /** What is different in this version from the one before. */
  | (OfYear & { readonly kind: 'changes'; readonly version: number })
  /** Beside the report of the year before. */
  | (OfYear & { readonly kind: 'comparison' })
  /** A file of the current version at the address that is always current. */
  | (OfYear & { readonly kind: 'copy'; readonly path: string })
  /** What stands at the address of a file of a version that was withdrawn. */
  | (OfYear & { readonly kind: 'gone' });

/** A version that is or was out, and the paths of its files. */
export interface VersionFiles {
  readonly version: number;
  readonly files: readonly Pick<Manifest['files'][number], 'path'>[];
}

/** Only the page around it is for reading; the fragment alone stays with its version. */
const contentFile = 'content.html';

/**
 * What must be made again once a pointer has moved: the reader's way from the report outwards, so that no page ever leads
 * to one that is not there yet. What was withdrawn goes the same way: first the report, then what led to it.
 *
 * `otherYears`: the agency's other years that are out; their pages lead to this one, and later ones show its figures.
 * `carryOn`: agencies whose pages list its reports as well.
 */
export const planPages = (
  pointer: Publication,
  versions: readonly VersionFiles[],
  otherYears: readonly number[],
  carryOn: readonly string[] = [],
): DerivedPage[][] => {
  const { agencyId, group, year } = pointer;
  const of = { agencyId, year };
  const prefix = reportPrefix(agencyId, year);
  const paths = new Set(versions.flatMap(({ files }) => files.map(({ path }) => path)));
  paths.delete(contentFile);
  return [
    [
      ...[...paths].map((path): DerivedPage => ({ kind: 'copy', key: `${prefix}${path}`, ...of, path })),
      ...versions.flatMap((version) => versionPages(pointer, version)),
      { kind: 'comparison', key: `${prefix}compare/index.html`, ...of },
    ],
    [{ kind: 'report', key: `${prefix}index.html`, ...of }],
    otherYears.flatMap((other) => yearsPages(agencyId, other)),
    [
      ...[agencyId, ...carryOn].map(
        (id): DerivedPage => ({ kind: 'agency', key: `agencies/${id}/index.html`, agencyId: id }),
      ),
      { kind: 'group', key: `${year}/${group}/index.html`, year, group },
    ],
    [
      { kind: 'year', key: `${year}/index.html`, year },
      { kind: 'home', key: 'index.html' },
      { kind: 'feed', key: 'feed.xml' },
      { kind: 'data', key: 'data/index.html' },
      { kind: 'search', key: 'search/index.html' },
    ],
  ];
};

const versionPages = (pointer: Publication, { version, files }: VersionFiles): DerivedPage[] => {
  const { agencyId, year, hiddenThrough } = pointer;
  const of = { agencyId, year };
  const prefix = versionPrefix(agencyId, year, version);
  const pages: DerivedPage[] = [
    { kind: 'report', key: `${prefix}index.html`, ...of, version },
    ...(version > 1 ? [{ kind: 'changes' as const, key: `${prefix}changes/index.html`, ...of, version }] : []),
  ];
  if (version > hiddenThrough) return pages;
  const gone = [...files.map(({ path }) => path), 'manifest.json'];
  return [...pages, ...gone.map((path) => ({ kind: 'gone' as const, key: `${prefix}${path}`, ...of }))];
};

const yearsPages = (agencyId: string, year: number): DerivedPage[] => {
  const prefix = reportPrefix(agencyId, year);
  return [
    { kind: 'report', key: `${prefix}index.html`, agencyId, year },
    { kind: 'comparison', key: `${prefix}compare/index.html`, agencyId, year },
  ];
};
