import type { InspectionFinding } from '../../schemas/inspection.ts';
import { type Change, changes } from '../column/changed.ts';

/** What came of mending: `fine`, because it was put right meanwhile; `open`: it could not be. */
export type Mended = 'mended' | 'fine' | 'open';

/** Something that was not as expected. */
export interface Suspicion extends Omit<InspectionFinding, 'mended'> {
  /** Whose change under way would explain it; any agency's where it is left out. */
  readonly agencyId?: string;
  /** Whether a change that is settled, and waits to be folded into a year's files, explains it too. */
  readonly untilFolded?: boolean;
  /** Puts it right; left out where nobody but a person may. */
  readonly mend?: () => Promise<Mended>;
}

/** What was looked at, and what was found. */
export interface Look {
  readonly suspicions: readonly Suspicion[];
  readonly reports: number;
  readonly objects: number;
  readonly links: number;
}

export const nothingSeen: Look = { suspicions: [], reports: 0, objects: 0, links: 0 };

/** Several looks as one. */
export const together = (looks: readonly Look[]): Look => ({
  suspicions: looks.flatMap(({ suspicions }) => suspicions),
  reports: looks.reduce((sum, { reports }) => sum + reports, 0),
  objects: looks.reduce((sum, { objects }) => sum + objects, 0),
  links: looks.reduce((sum, { links }) => sum + links, 0),
});

/**
 * Looks once, and where something is found once more: what somebody is publishing or withdrawing at this moment is half
 * done, and that is nothing to find. Every change is noted before a pointer moves, so what no change explains is wrong.
 */
export const lookTwice = async (table: string, look: () => Promise<Look>): Promise<Look> => {
  const first = await look();
  if (first.suspicions.length === 0) return first;
  const before = await changes(table);
  const second = await look();
  const after = await changes(table);
  return { ...second, suspicions: second.suspicions.filter((one) => !isExplained(one, before, after)) };
};

/** Whether a change explains it that was under way during the second look, or began then. */
export const isExplained = (
  { agencyId, untilFolded }: Suspicion,
  before: readonly Change[],
  after: readonly Change[],
): boolean => {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...after].some(
    (change) =>
      (agencyId === undefined || change.agencyId === agencyId) &&
      (untilFolded || !change.settled || !known.has(change.id)),
  );
};

/** Faults that come from what is stored; others are of the machine, and end the run. */
export const isOfStoredData = (error: unknown): error is Error =>
  error instanceof Error && ['StoredDataError', 'SyntaxError', 'ZodError', 'IntegrityError'].includes(error.name);
