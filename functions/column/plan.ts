import type { Publication } from '../../schemas/publication.ts';
import { reportPrefix, versionPrefix } from '../../schemas/publication.ts';

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
