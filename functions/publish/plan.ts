import type { Manifest, Publication, RenderedFile } from '../../schemas/publication.ts';
import { reportPrefix, versionPrefix } from '../../schemas/publication.ts';

/** One object of a version: written once, never changed. */
export interface ImmutableWrite {
  readonly key: string;
  readonly file: RenderedFile;
  readonly cacheControl: string;
  readonly contentDisposition?: string;
}

/** A page or copy that is made from the catalogue and the version's bytes, and can be made again at any time. */
export type DerivedPage =
  | { readonly kind: 'home'; readonly key: string }
  | { readonly kind: 'year'; readonly key: string; readonly year: number }
  | { readonly kind: 'agency'; readonly key: string; readonly agencyId: string }
  | {
      readonly kind: 'report';
      readonly key: string;
      readonly agencyId: string;
      readonly year: number;
      /** Absent for the current version, whichever that is. */
      readonly version?: number;
    }
  | {
      readonly kind: 'copy';
      readonly key: string;
      readonly agencyId: string;
      readonly year: number;
      readonly path: string;
    };

const yearInSeconds = 31_536_000;
const immutable = `public, max-age=${yearInSeconds}, immutable`;

/** Files a reader saves to disk get a name that says what they are. */
const dispositionOf = (manifest: Manifest, path: string): string | undefined => {
  const extension = /^report\.(pdf|json|csv)$/.exec(path)?.[1];
  if (!extension) return undefined;
  const kind = extension === 'pdf' ? 'inline' : 'attachment';
  return `${kind}; filename="report.${extension}"; filename*=UTF-8''${encodeURIComponent(`${manifest.title}.${extension}`)}`;
};

/** The objects of one version, in any order: nothing refers to them until the pointer is moved. */
export const planVersion = (manifest: Manifest, version: number): ImmutableWrite[] =>
  manifest.files.map((file) => ({
    key: `${versionPrefix(manifest.agencyId, manifest.year, version)}${file.path}`,
    file,
    cacheControl: immutable,
    contentDisposition: dispositionOf(manifest, file.path),
  }));

/**
 * What must be made again once the pointer has moved: the reader's way from the report outwards, so that no page ever
 * leads to one that is not there yet.
 */
export const planDerived = (
  publication: Publication,
  paths: readonly string[],
  versions: readonly number[],
): DerivedPage[][] => {
  const { agencyId, year } = publication;
  const prefix = reportPrefix(agencyId, year);
  return [
    [
      ...paths
        .filter((path) => path !== 'content.html')
        .map((path): DerivedPage => ({ kind: 'copy', key: `${prefix}${path}`, agencyId, year, path })),
      ...versions.map(
        (version): DerivedPage => ({
          kind: 'report',
          key: `${versionPrefix(agencyId, year, version)}index.html`,
          agencyId,
          year,
          version,
        }),
      ),
    ],
    [{ kind: 'report', key: `${prefix}index.html`, agencyId, year }],
    [
      { kind: 'agency', key: `agencies/${agencyId}/index.html`, agencyId },
      { kind: 'year', key: `${year}/index.html`, year },
      { kind: 'home', key: 'index.html' },
    ],
  ];
};

/** Addresses a CDN may hold in an older state after this publication. */
export const staleAddresses = (publication: Publication): string[] => [
  '/',
  '/index.html',
  `/${publication.year}/*`,
  `/agencies/${publication.agencyId}/*`,
  `/${reportPrefix(publication.agencyId, publication.year)}*`,
];

/** 索引号 of an agency's year: the same for all its versions. */
export const indexNumberOf = (agencyId: string, year: number): string => `NB-${year}-${agencyId.toUpperCase()}`;
