import { estimate } from './signature.ts';

/** One report of the year, as it is kept with its signature. */
export interface Entry {
  readonly agencyId: string;
  readonly submissionId: string;
  /** Orders the submissions of one agency, see `Submission`. */
  readonly order: string;
  readonly signature: Uint16Array;
}

/**
 * Entries worth a comparison, the likest first: one for each other agency, its latest, since what an agency sent before
 * is of no matter.
 */
export const candidatesOf = (signature: Uint16Array, agencyId: string, entries: readonly Entry[]): Entry[] => {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    const known = latest.get(entry.agencyId);
    if (entry.agencyId !== agencyId && (!known || known.order < entry.order)) latest.set(entry.agencyId, entry);
  }
  const ranked = [...latest.values()].map((entry) => ({ entry, likeness: estimate(signature, entry.signature) }));
  return ranked.sort((one, other) => other.likeness - one.likeness).map(({ entry }) => entry);
};
