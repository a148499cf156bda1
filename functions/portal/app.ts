import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { log } from '../shared/log.ts';
import { whoseFault } from './aboutIts.ts';
import { approveRoutes } from './approveRoutes.ts';
import type { Doors } from './doors.ts';
import { pageHeaders } from './headers.ts';
import { comesThroughOurDoor } from './origin.ts';
import { overrideRoutes } from './overrideRoutes.ts';
import { faultPage } from './pages/notice.ts';
import { sendRoutes } from './sendRoutes.ts';

/** Bytes of a posted form; an opinion of 2,000 characters takes some 20,000. */
const maximumForm = 128 * 1024;

/** The portal as an HTTP application over its doors. */
export const createApp = (doors: Doors): Hono => {
  const app = new Hono();
  app.use(async (context, next) => {
    if (!comesThroughOurDoor(context.req.header('x-origin-secret'), doors.originSecret)) {
      return context.text('Forbidden', 403, pageHeaders());
    }
    await next();
    for (const [name, value] of Object.entries(pageHeaders())) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  app.use(bodyLimit({ maxSize: maximumForm, onError: (context) => context.text('Payload Too Large', 413) }));
  app.route('/approve', approveRoutes(doors));
  app.route('/override', overrideRoutes(doors));
  app.route('/send', sendRoutes(doors));
  app.onError((error, context) => {
    // The address carries a token: it is not logged.
    const { name, message } = error;
    const submissionId = whoseFault(context);
    log.error('portal failed', { submissionId, error: name, cause: message, method: context.req.method });
    return context.html(faultPage(), 500, pageHeaders());
  });
  return app;
};
