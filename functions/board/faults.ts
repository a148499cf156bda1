import type { Standing } from '../../schemas/standing.ts';

/** One fault and how many agencies have it now. */
export interface Ranked {
  /** Rule id, or the code of a reason. */
  readonly id: string;
  readonly count: number;
}

/** What returned the reports that are returned now, most frequent first. */
export interface FrequentFaults {
  /** Agencies that have sent something. */
  readonly sent: number;
  /** Of these, whose latest is returned. */
  readonly returned: number;
  readonly rules: readonly Ranked[];
  readonly reasons: readonly Ranked[];
}

const ranked = (ids: readonly string[]): Ranked[] =>
  [...Map.groupBy(ids, (id) => id)]
    .map(([id, all]) => ({ id, count: all.length }))
    .sort((one, other) => other.count - one.count || one.id.localeCompare(other.id));

export const frequentFaults = (standings: readonly Standing[]): FrequentFaults => {
  const returned = standings.filter(({ state }) => state === 'returned');
  return {
    sent: standings.length,
    returned: returned.length,
    rules: ranked(returned.flatMap(({ faults }) => faults ?? [])),
    reasons: ranked(returned.flatMap(({ reason }) => reason ?? [])),
  };
};
