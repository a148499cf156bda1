import { type Context, Hono } from 'hono';
import { type BlankFile, blankFile, blankFormats } from '../blank/blankFile.ts';
import { dueYear } from '../shared/dueYear.ts';
import type { Doors } from './doors.ts';
import { pageHeaders } from './headers.ts';
import { submissionsListed } from './listing.ts';
import { formOrigin, offerOf } from './offer.ts';
import { renewalPage } from './pages/endedLink.ts';
import { unknownLink } from './pages/notice.ts';
import { sendingPage, sentPage, submissionPath } from './pages/sending.ts';
import { renewLink } from './renewal.ts';
import { type OpenLink, openLink } from './sendLinks.ts';
import { sentOf } from './sent.ts';
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
  routes.post('/:token/correction', (context) => correct(doors, context));
  routes.post('/:token/renew', (context) => renew(doors, context));
  routes.route('/', submissionRoutes(doors));
  routes.all('/*', (context) => context.text('Method Not Allowed', 405, { Allow: 'GET, HEAD, POST' }));
  return routes;
};

const show = async (doors: Doors, context: Context): Promise<Response> => {
  const found = await openLink(doors, context.req.param('token') ?? '');
  if (found.status === 'refused') return context.html(found.refusal, 410);
  const { path } = found;
  const page = await pageFor(doors, found);
  const all = page.submissions.map(({ submission }) => submission);
  const sent = sentOf(context.req.query(), all, doors.now());
  // The file just sent has a page of its own, on which its result is seen.
  if (sent?.kind === 'arrived') return context.redirect(`${submissionPath(path, sent.submission)}?sent=1`, 303);
  if (sent) return context.html(sentPage(page, sent.kind === 'awaited'));
  const offer = await offerOf(doors, found);
  return context.html(sendingPage({ ...page, offer }), 200, pageHeaders(formOrigin(offer)));
};

/** Why a published report is to be corrected; the answer is kept nowhere but in the form that comes back. */
const correct = async (doors: Doors, context: Context): Promise<Response> => {
  const found = await openLink(doors, context.req.param('token') ?? '');
  if (found.status === 'refused') return context.html(found.refusal, 410);
  const { note } = await context.req.parseBody();
  const offer = await offerOf(doors, found, typeof note === 'string' ? note : '');
  // Taken back in the meantime: what is sent now is no correction.
  if (!offer.correction) return context.redirect(found.path, 303);
  const page = sendingPage({ ...(await pageFor(doors, found)), offer });
  return context.html(page, offer.kind === 'ask' ? 422 : 200, pageHeaders(formOrigin(offer)));
};

const pageFor = async (doors: Doors, { register, agency, sender, path }: OpenLink) => ({
  authority: register.authority,
  agencyName: agency.name,
  sender,
  path,
  blankYear: dueYear(doors.now()),
  submissions: await submissionsListed(doors, agency.id),
});

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
