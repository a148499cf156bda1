import { type Context, Hono } from 'hono';
import { type BlankFile, blankFile, blankFormats } from '../blank/blankFile.ts';
import { dueYear } from '../shared/dueYear.ts';
import type { Doors } from './doors.ts';
import { pageHeaders } from './headers.ts';
import { submissionsListed } from './listing.ts';
import { renewalPage } from './pages/endedLink.ts';
import { unknownLink } from './pages/notice.ts';
import { sendingPage, sentPage, submissionPath } from './pages/sending.ts';
import { renewLink } from './renewal.ts';
import { openLink } from './sendLinks.ts';
import { returnPath, sentOf } from './sent.ts';
import { findLink } from './standing.ts';
import { submissionRoutes } from './submissionRoutes.ts';

/** The agencies' own pages. Files go straight to the drop bucket; what is posted here only takes back or asks for a link. */
export const sendRoutes = (doors: Doors): Hono => {
  const routes = new Hono();
  routes.get('/:token', (context) => show(doors, context));
  for (const format of blankFormats) {
    routes.get(`/:token/blank.${format}`, async (context) => {
      const found = await openLink(doors, context.req.param('token'));
      if (found.status === 'refused') return context.html(found.refusal, 410);
      const year = dueYear(doors.now());
      const lastYear = await doors.lastYear(found.agency.id, year);
      return download(blankFile(format, found.agency.name, year, lastYear));
    });
  }
  routes.post('/:token/renew', (context) => renew(doors, context));
  routes.route('/', submissionRoutes(doors));
  routes.all('/*', (context) => context.text('Method Not Allowed', 405, { Allow: 'GET, HEAD, POST' }));
  return routes;
};

const show = async (doors: Doors, context: Context): Promise<Response> => {
  const found = await openLink(doors, context.req.param('token') ?? '');
  if (found.status === 'refused') return context.html(found.refusal, 410);
  const { register, link, agency, sender, path } = found;
  const submissions = await submissionsListed(doors, link.agencyId);
  const all = submissions.map(({ submission }) => submission);
  const sent = sentOf(context.req.query(), all, doors.now());
  // The file just sent has a page of its own, on which its result is seen.
  if (sent?.kind === 'arrived') return context.redirect(`${submissionPath(path, sent.submission)}?sent=1`, 303);
  const page = {
    authority: register.authority,
    agencyName: agency.name,
    sender,
    path,
    blankYear: dueYear(doors.now()),
    submissions,
  };
  if (sent) return context.html(sentPage(page, sent.kind === 'awaited'));
  const form = await doors.uploadForm(link.agencyId, link.personId, returnPath(path, doors.now()));
  return context.html(sendingPage({ ...page, form }), 200, pageHeaders({ form: new URL(form.url).origin }));
};

/** Only a link that has ended is renewed: an open one leads on. */
const renew = async (doors: Doors, context: Context): Promise<Response> => {
  const token = context.req.param('token') ?? '';
  const [register, link, found] = await Promise.all([
    doors.register(),
    findLink(doors, token, 'send'),
    openLink(doors, token),
  ]);
  if (!link) return context.html(unknownLink(register.authority, '报送'), 410);
  if (found.status === 'open') return context.redirect(found.path, 303);
  await renewLink(doors, register, link);
  return context.html(renewalPage(register.authority));
};

/** A file to keep under its name. */
const download = ({ name, mediaType, bytes }: BlankFile): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      ...pageHeaders(),
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    },
  });
