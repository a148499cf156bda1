import type { Agency, Register } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';
import { type DueDays, dueDaysOf, owesReport } from '../chase/duty.ts';
import { dayOf, workingDaysLeft } from '../shared/workingDays.ts';

/** Where an agency stands, as the board tells it. */
export type BoardState = Standing['state'] | 'notBegun';

/** What is too late: not sent in, sent in but not public, public but after its day. */
export type Lateness = 'notSubmitted' | 'notPublished' | 'publishedLate';

/** One agency on the board of a year. */
export interface BoardRow {
  readonly agency: Agency;
  readonly state: BoardState;
  /** Undefined when nothing has come in. */
  readonly standing: Standing | undefined;
  /** While in approval: which stage of its chain it is, counted from 1, of how many, and whom it asks by the register. */
  readonly stage:
    | { readonly name: string; readonly number: number; readonly of: number; readonly roles: string }
    | undefined;
  readonly days: DueDays;
  /** Until the day that comes next for it, as in `workingDaysLeft`; undefined once it is public. */
  readonly daysLeft: number | undefined;
  readonly late: Lateness | undefined;
}

/** Every agency that owes a report for the year, in the register's order. Reads nothing: the standings are all it needs. */
export const boardRows = (register: Register, year: number, standings: readonly Standing[], now: Date): BoardRow[] => {
  const standingFor = new Map(standings.map((standing) => [standing.agencyId, standing]));
  const left = countdown(register, now);
  const stageNamed = stageFinder(register);
  return register.agencies
    .filter((agency) => owesReport(agency, year))
    .map((agency) => {
      const standing = standingFor.get(agency.id);
      const state = standing?.state ?? 'notBegun';
      const days = dueDaysOf(register, agency, year);
      return {
        agency,
        state,
        standing,
        stage: standing?.stage === undefined ? undefined : stageNamed(agency, standing.stage),
        days,
        daysLeft: isOut(standing) ? undefined : left(isToSend(state) ? days.submit : days.publish),
        late: latenessOf(state, standing, days, left),
      };
    });
};

/** Whether a report for the year is public, whatever became of a correction since. */
const isOut = (standing: Standing | undefined): boolean =>
  standing !== undefined && standing.publishedAt !== null && standing.state !== 'withdrawn';

/** Whether the next thing is for the agency to send it in. */
const isToSend = (state: BoardState): boolean => state === 'notBegun' || state === 'returned' || state === 'withdrawn';

/** Thousands of agencies have a handful of days between them. */
const countdown = ({ settings }: Register, now: Date): ((day: string) => number) => {
  const today = dayOf(now);
  const known = new Map<string, number>();
  return (day) => {
    const left = known.get(day) ?? workingDaysLeft(today, day, settings.calendar);
    known.set(day, left);
    return left;
  };
};

const latenessOf = (
  state: BoardState,
  standing: Standing | undefined,
  days: DueDays,
  left: (day: string) => number,
): Lateness | undefined => {
  if (standing?.publishedAt) return dayOf(new Date(standing.publishedAt)) > days.publish ? 'publishedLate' : undefined;
  if (isToSend(state)) return left(days.submit) < 0 ? 'notSubmitted' : undefined;
  return left(days.publish) < 0 ? 'notPublished' : undefined;
};

const stageFinder = ({ chains, people }: Register) => {
  const roleOf = new Map(people.map(({ id, role }) => [id, role]));
  return ({ chain }: Agency, name: string): BoardRow['stage'] => {
    const stages = chains[chain] ?? [];
    const index = stages.findIndex((stage) => stage.name === name);
    const roles = (stages[index]?.approvers ?? []).flatMap((id) => roleOf.get(id) ?? []).join('、');
    return { name, number: index + 1, of: stages.length, roles };
  };
};
