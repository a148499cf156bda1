import { Hono } from 'hono';
import type { Doors } from '../doors.ts';
import { inspectionPage } from '../pages/inspection.ts';
import type { BoardApp } from './guard.ts';

/** What the self-inspection of the column found. */
export const inspectionRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  routes.get('/inspection', async (context) =>
    context.html(inspectionPage({ visit: context.get('visit'), runs: await doors.inspections() })),
  );
  return routes;
};
