import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { pageHeaders } from '../portal/headers.ts';
import { comesThroughOurDoor } from '../portal/origin.ts';
import { faultPage } from '../portal/pages/notice.ts';
import { log } from '../shared/log.ts';
import type { Doors } from './doors.ts';
import { agencyRoutes } from './routes/agency.ts';
import { boardRoutes } from './routes/board.ts';
import { chaseRoutes } from './routes/chase.ts';
import { fileRoutes } from './routes/files.ts';
import { type BoardApp, onlyOfficers } from './routes/guard.ts';
import { inspectionRoutes } from './routes/inspection.ts';
import { mailRoutes } from './routes/mails.ts';
import { rollUpRoutes } from './routes/rollup.ts';
import { signInRoutes } from './routes/signIn.ts';
import { statisticsRoutes } from './routes/statistics.ts';

/** Bytes of a posted form: a hundred agencies chosen, or a reason of a thousand characters. */
const maximumForm = 64 * 1024;

/** The board as an HTTP application over its doors. GET and HEAD change nothing whatever. */
export const createBoard = (doors: Doors): Hono<BoardApp> => {
  const app = new Hono<BoardApp>();
  app.use(async (context, next) => {
    if (!comesThroughOurDoor(context.req.header('x-origin-secret'), doors.originSecret))
      return context.text('Forbidden', 403, pageHeaders());
    // What another site has a browser post is not even looked at. Old browsers do not say; SameSite and form token hold.
    const site = context.req.header('sec-fetch-site');
    if (context.req.method === 'POST' && site !== undefined && site !== 'same-origin')
      return context.text('Bad Request', 400, pageHeaders());
    await next();
    for (const [name, value] of Object.entries(pageHeaders()))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  });
  app.use(bodyLimit({ maxSize: maximumForm, onError: (context) => context.text('Payload Too Large', 413) }));
  app.route('/board/sign-in', signInRoutes(doors));
  app.use('/board/*', onlyOfficers(doors));
  const rooms = [boardRoutes, chaseRoutes, fileRoutes, agencyRoutes, mailRoutes, rollUpRoutes, statisticsRoutes];
  for (const routes of [...rooms, inspectionRoutes]) app.route('/board', routes(doors));
  app.all('/*', (context) => context.text('Method Not Allowed', 405, { Allow: 'GET, HEAD, POST' }));
  app.onError((error, context) => {
    log.error('board failed', { error: error.name, cause: error.message, method: context.req.method });
    return context.html(faultPage(), 500, pageHeaders());
  });
  return app;
};
