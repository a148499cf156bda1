import { Hono } from 'hono';
import { dueYear } from '../../shared/dueYear.ts';
import type { Doors } from '../doors.ts';
import { frequentFaults } from '../faults.ts';
import { boardPage } from '../pages/board.ts';
import { faultsPage } from '../pages/faults.ts';
import { boardRows } from '../rows.ts';
import { byUrgency, paged, selected, selectionOf } from '../selection.ts';
import { endSession } from '../session.ts';
import { forgetVisit } from '../visit.ts';
import { type BoardApp, nothingHere, yearOf } from './guard.ts';

const yearsOffered = 5;

/** The board of a year, its frequent faults, and the way out. */
export const boardRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  routes.post('/sign-out', async (context) => {
    const { tokenHash } = context.get('visit');
    // Read again: this very request has just prolonged it.
    const session = await doors.signIn.findSession(tokenHash);
    if (session) await doors.signIn.changeSession(tokenHash, session, endSession(session, doors.now()));
    await forgetVisit(doors, context);
    return context.redirect('/board/sign-in', 303);
  });
  routes.get('/:year{[0-9]+}', async (context) => {
    const year = yearOf(doors, context);
    if (year === undefined) return nothingHere(context);
    const visit = context.get('visit');
    const now = doors.now();
    const [standings, failures] = await Promise.all([doors.standings(year), doors.mailFailures()]);
    const all = boardRows(visit.register, year, standings, now);
    const selection = selectionOf(context.req.query());
    const found = byUrgency(selected(all, selection));
    const due = dueYear(now);
    const years = Array.from({ length: yearsOffered }, (_, back) => due - back);
    return context.html(
      boardPage({
        visit,
        year,
        years: years.includes(year) ? years : [...years, year],
        all,
        selection,
        found: found.length,
        paged: paged(found, selection.page),
        mailFailures: failures.length,
      }),
    );
  });
  routes.get('/:year{[0-9]+}/faults', async (context) => {
    const year = yearOf(doors, context);
    if (year === undefined) return nothingHere(context);
    const [standings, titles] = await Promise.all([doors.standings(year), doors.ruleTitles()]);
    return context.html(faultsPage({ visit: context.get('visit'), year, faults: frequentFaults(standings), titles }));
  });
  return routes;
};
