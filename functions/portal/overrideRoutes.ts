import { type Context, Hono } from 'hono';
import type { Choice } from '../../schemas/approval.ts';
import type { Register } from '../../schemas/register.ts';
import { answerRequest } from '../override/request.ts';
import { changeItem } from '../shared/change.ts';
import { log } from '../shared/log.ts';
import { aboutIts } from './aboutIts.ts';
import { pictureOrigin, pictureUrl } from './checkedPictures.ts';
import { tryCode } from './code.ts';
import type { Doors } from './doors.ts';
import { pageHeaders } from './headers.ts';
import {
  emptyOverride,
  type OverrideFilled,
  type OverrideProblems,
  overrideProblems,
  readOverride,
} from './overrideForm.ts';
import { type FoundOverride, type OverrideView, overrideStandingOf } from './overrideStanding.ts';
import { unknownLink } from './pages/notice.ts';
import { overridePage } from './pages/override.ts';
import { overrideReportPage } from './pages/overrideReport.ts';
import { overrideStatePage } from './pages/overrideState.ts';

type Settled = Exclude<OverrideView, 'open'>;

// 403 and 404 are not used: the distribution would put the public site's error page in place of ours.
const statusOf: Readonly<Record<Settled, 200 | 410 | 423>> = {
  answered: 200,
  overtaken: 410,
  dismissed: 410,
  expired: 410,
  locked: 423,
};

/**
 * Pages and answers of second officers. GET and HEAD change nothing whatever. An answer is one write; what follows from it
 * the sweep does within a minute, so that the portal needs no right to start anything.
 */
export const overrideRoutes = (doors: Doors): Hono => {
  const routes = new Hono();
  routes.get('/:token', async (context) => {
    const register = await doors.register();
    const found = await overrideStandingOf(doors, context.req.param('token'), register);
    if (!found) return context.html(unknownLink(register.authority, '放行复核'), 410);
    return found.view === 'open' ? showOpen(context, found) : showState(context, found, found.view);
  });
  routes.post('/:token', async (context) => {
    const register = await doors.register();
    const found = await overrideStandingOf(doors, context.req.param('token'), register);
    if (!found) return context.html(unknownLink(register.authority, '放行复核'), 410);
    if (found.view === 'answered') return context.redirect(context.req.path, 303);
    if (found.view !== 'open') return showState(context, found, found.view);
    const filled = readOverride(await context.req.parseBody());
    const problems = overrideProblems(filled);
    const { choice } = filled;
    if (choice === undefined || Object.keys(problems).length > 0) return showOpen(context, found, filled, problems);
    return aboutIts(context, found.submission, () => takeAnswer(doors, context, found, { ...filled, choice }));
  });
  routes.get('/:token/report', (context) => showReport(doors, context));
  routes.get('/:token/report/pictures/:name', (context) => showPicture(doors, context));
  routes.all('/*', (context) => context.text('Method Not Allowed', 405, { Allow: 'GET, HEAD, POST' }));
  return routes;
};

/** While they are asked, and after they have answered: what the answer was about stays to be seen. */
const readable: readonly OverrideView[] = ['open', 'answered'];

/** What was read and found in the submission, for the officer of a link that is good for reading. */
const findReport = async (doors: Doors, context: Context, register: Register) => {
  const found = await overrideStandingOf(doors, context.req.param('token') ?? '', register);
  const checked = found && readable.includes(found.view) ? await doors.checkedReport(found.submission) : undefined;
  return found && checked && { found, checked };
};

const showReport = async (doors: Doors, context: Context): Promise<Response> => {
  const register = await doors.register();
  const report = await findReport(doors, context, register);
  if (!report) return context.html(unknownLink(register.authority, '放行复核'), 410);
  const { found, checked } = report;
  const pictures = await pictureOrigin(doors, found.submission, checked);
  const page = overrideReportPage(found, checked, `/override/${context.req.param('token')}`);
  return context.html(page, 200, pageHeaders(pictures === undefined ? {} : { pictures }));
};

const showPicture = async (doors: Doors, context: Context): Promise<Response> => {
  const register = await doors.register();
  const report = await findReport(doors, context, register);
  const url = report && (await pictureUrl(doors, report.found.submission, report.checked, context.req.param('name')));
  return url === undefined
    ? context.html(unknownLink(register.authority, '放行复核'), 410)
    : context.redirect(url, 302);
};

const showState = (context: Context, found: FoundOverride, view: Settled): Response =>
  context.html(overrideStatePage(found, view), statusOf[view]);

const showOpen = (
  context: Context,
  found: FoundOverride,
  filled: OverrideFilled = emptyOverride,
  problems: OverrideProblems = {},
): Response => {
  const page = overridePage({ found, path: `/override/${context.req.param('token')}`, filled, problems });
  return context.html(page, Object.keys(problems).length > 0 ? 422 : 200);
};

const wrongCode = '确认码不正确，请核对邮件后重新填写。多次填错后链接将被锁定。';

const takeAnswer = async (
  doors: Doors,
  context: Context,
  found: FoundOverride,
  filled: OverrideFilled & { readonly choice: Choice },
): Promise<Response> => {
  const { submissionId, rule, personId } = found.link;
  const facts = { submissionId, rule };
  const tried = await tryCode(doors.links, context.req.param('token') ?? '', filled.code);
  if (tried !== 'right') {
    log.warning('wrong confirmation code', { ...facts, locked: tried === 'locked' });
    if (tried === 'locked') return showState(context, found, 'locked');
    return showOpen(context, found, { ...filled, code: '' }, { code: wrongCode });
  }
  const { choice, opinion } = filled;
  const answer = { personId, choice, opinion, answeredAt: doors.now().toISOString() };
  const { result } = await changeItem(
    doors.overrideStore(submissionId, rule),
    (request) => answerRequest(request, answer),
    ({ request }) => request,
  );
  log.info('override answered', { ...facts, choice, result });
  // The page itself shows whose answer counts: who reloads it posts nothing again.
  return context.redirect(context.req.path, 303);
};
