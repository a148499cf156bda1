import { type Agency, statutoryDayOf } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';
import { chaseKindOf, dueDaysOf, owesReport } from '../chase/duty.ts';
import { dayOf } from '../shared/workingDays.ts';
import { daysBetween } from './days.ts';
import type { Situation } from './situation.ts';

/** One agency that is late with something. */
export interface Late {
  readonly agency: Agency;
  readonly standing: Standing | undefined;
  /** The day that has passed, e.g. 2026-01-31. */
  readonly due: string;
  /** Calendar days since. */
  readonly days: number;
}

export interface PublishedLate extends Late {
  readonly publishedOn: string;
  /** Whether it was after the day of 条例 art. 49 as well, not only after an earlier one of the authority's. */
  readonly afterStatute: boolean;
}

/** Everything that is late, each agency in one list, the latest first. */
export interface Overdue {
  /** Nothing usable has come in. */
  readonly notSubmitted: readonly Late[];
  /** It has come in, but is not public. */
  readonly notPublished: readonly Late[];
  readonly publishedLate: readonly PublishedLate[];
}

export const overdueOf = (situation: Situation): Overdue => {
  const { register, year, standings, published, now } = situation;
  const today = dayOf(now);
  const standingFor = new Map(standings.map((standing) => [standing.agencyId, standing]));
  const owing = register.agencies.filter((agency) => owesReport(agency, year));
  const late = (agency: Agency, due: string, until = today): Late => ({
    agency,
    standing: standingFor.get(agency.id),
    due,
    days: daysBetween(due, until),
  });
  const open = owing.filter(({ id }) => !published.has(id));
  const toSend = (agency: Agency): boolean => chaseKindOf(standingFor.get(agency.id)) === 'notSubmitted';
  const dueOf = (agency: Agency) => dueDaysOf(register, agency, year);
  return {
    notSubmitted: latestFirst(open.filter(toSend).map((agency) => late(agency, dueOf(agency).submit))),
    notPublished: latestFirst(
      open.filter((agency) => !toSend(agency)).map((agency) => late(agency, dueOf(agency).publish)),
    ),
    publishedLate: latestFirst(
      owing.flatMap((agency) => {
        const at = published.get(agency.id);
        if (at === undefined) return [];
        const publishedOn = dayOf(new Date(at));
        const afterStatute = publishedOn > `${year + 1}-${statutoryDayOf(agency.kind)}`;
        return [{ ...late(agency, dueOf(agency).publish, publishedOn), publishedOn, afterStatute }];
      }),
    ),
  };
};

/** Those that are late at all, in the register's order where days are equal. */
const latestFirst = <One extends Late>(all: readonly One[]): One[] =>
  all.filter(({ days }) => days > 0).sort((one, other) => other.days - one.days);
