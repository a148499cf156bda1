import type { Chase, ChaseKind } from '../../schemas/chase.ts';
import { type Agency, type Person, personOf, type Register } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';
import { dayOf, workingDaysLeft } from '../shared/workingDays.ts';
import { chaseKindOf, type DueDays, dueDaysOf, owesReport } from './duty.ts';

/** One agency to be chased: for what, whom to mail, and what the letter tells. */
export interface PlannedChase {
  readonly agency: Agency;
  readonly kind: ChaseKind;
  readonly standing: Standing | undefined;
  /** Those who may send for it. */
  readonly people: readonly Person[];
  readonly days: DueDays;
  /** Until the day that matters for `kind`, as in `workingDaysLeft`. */
  readonly daysLeft: number;
}

export interface ChaseSituation {
  readonly register: Register;
  readonly year: number;
  readonly standings: readonly Standing[];
  /** What was chased in this year so far. */
  readonly log: readonly Chase[];
  readonly now: Date;
}

/**
 * Who of the agencies asked for is to be chased in a round, in the register's order. Left out are those that owe nothing,
 * for which there is nothing to chase now, and those the round has reached already. Changes nothing itself.
 */
export const planChases = (
  { register, year, standings, log, now }: ChaseSituation,
  agencyIds: readonly string[],
  round: string,
): PlannedChase[] => {
  const asked = new Set(agencyIds);
  const reached = new Set(log.filter((chase) => chase.round === round).map(({ agencyId }) => agencyId));
  const standingFor = new Map(standings.map((standing) => [standing.agencyId, standing]));
  return register.agencies
    .filter((agency) => asked.has(agency.id) && !reached.has(agency.id) && owesReport(agency, year))
    .flatMap((agency) => {
      const standing = standingFor.get(agency.id);
      const kind = chaseKindOf(standing);
      if (kind === undefined) return [];
      const days = dueDaysOf(register, agency, year);
      const until = kind === 'notSubmitted' ? days.submit : days.publish;
      const people = agency.senders.flatMap((id) => personOf(register, id) ?? []);
      const daysLeft = workingDaysLeft(dayOf(now), until, register.settings.calendar);
      return [{ agency, kind, standing, people, days, daysLeft }];
    });
};
