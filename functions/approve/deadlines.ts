import type { Deadline, Stage } from '../../schemas/approval.ts';
import type { ApprovalSettings, Calendar } from '../../schemas/approvalSettings.ts';
import { afterWorkingDays } from '../shared/workingDays.ts';

/** How long people are waited for. */
export interface Patience {
  readonly settings: Pick<ApprovalSettings, 'remindAfter' | 'escalateAfter' | 'expireAfter'>;
  readonly calendar: Calendar;
  /** The end of the day by which the report must be out (条例 art. 49); no wait goes beyond it while it is ahead. */
  readonly ceiling?: Date;
  /** Whether there is somebody to escalate to. */
  readonly deputy: boolean;
}

/**
 * When people are reminded, the deputy is asked, and the wait ends. The ceiling shortens the wait, but never below one
 * working day: a report that is late already is not returned for that. What would come with the end is left out.
 */
export const deadlinesFrom = (openedAt: Date, { settings, calendar, ceiling, deputy }: Patience): Deadline[] => {
  const after = (days: number): Date => afterWorkingDays(openedAt, days, calendar);
  const usual = after(settings.expireAfter);
  const end = ceiling && ceiling < usual && ceiling >= after(1) ? ceiling : usual;
  const before: Deadline[] = [
    ...settings.remindAfter.map((days) => ({ at: after(days).toISOString(), kind: 'remind' as const })),
    ...(deputy ? [{ at: after(settings.escalateAfter).toISOString(), kind: 'escalate' as const }] : []),
  ];
  return [
    ...before.filter(({ at }) => at < end.toISOString()).sort((one, other) => one.at.localeCompare(other.at)),
    { at: end.toISOString(), kind: 'expire' },
  ];
};

/** The deadline a stage waits for now: the next reminder, at last its end. */
export const nextDeadline = (stage: Stage): string => (stage.deadlines[stage.passed] ?? stage.deadlines.at(-1)!).at;

/** The end of the wait. */
export const lastDeadline = (stage: Stage): string => stage.deadlines.at(-1)!.at;

/** Whole seconds until an instant, at least 1. */
export const secondsUntil = (instant: string, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(instant) - now.getTime()) / 1000));
