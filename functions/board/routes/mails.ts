import { Hono } from 'hono';
import type { Doors } from '../doors.ts';
import { mailsPage } from '../pages/mails.ts';
import type { BoardApp } from './guard.ts';

/** Mails that did not reach their recipients. */
export const mailRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  routes.get('/mails', async (context) =>
    context.html(mailsPage({ visit: context.get('visit'), failures: await doors.mailFailures() })),
  );
  routes.post('/mails', async (context) => {
    const { mail } = await context.req.parseBody();
    const known = (await doors.mailFailures()).find(({ mailId }) => mailId === mail);
    if (known) await doors.clearFailure(known.mailId);
    return context.redirect('/board/mails', 303);
  });
  return routes;
};
