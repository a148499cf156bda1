import { type Context, Hono } from 'hono';
import type { ApproveLink } from '../../schemas/approval.ts';
import type { Register } from '../../schemas/register.ts';
import { SubmissionIdSchema } from '../../schemas/submission.ts';
import { earlierStages } from '../approve/earlier.ts';
import { aboutIts } from './aboutIts.ts';
import { showOpen, showState } from './approvalAnswers.ts';
import { emptyForm, isSheetName, problemsOf, readFilled } from './decisionForm.ts';
import type { Doors } from './doors.ts';
import { mailFreshCode } from './freshCode.ts';
import { tellOfLock } from './lockNews.ts';
import { noteUsage } from './noteUsage.ts';
import { tooManyPosts, unknownLink } from './pages/notice.ts';
import { waitingPage } from './pages/waiting.ts';
import { type Found, findLink, otherStandingOf, standingOf } from './standing.ts';
import { takeDecision } from './takeDecision.ts';
import { countPost } from './usage.ts';
import { listAccess, waitingFor } from './waiting.ts';

/** Where the page of one stage lies: the link's own stage, or another one that waits for the same person. */
const places = ['/:token', '/:token/all/:submissionId/:visit{[0-9]{1,3}}'] as const;

type Act = (doors: Doors, context: Context, found: Found) => Response | Promise<Response>;

/** Pages and decisions of approvers. GET and HEAD change nothing whatever. */
export const approveRoutes = (doors: Doors): Hono => {
  const routes = new Hono();
  const on = (act: Act) => async (context: Context) => {
    const { register, link } = await opened(doors, context);
    const found = link && (await find(doors, context, link, register));
    if (!found) return context.html(unknownLink(register.authority, '审批'), 410);
    return aboutIts(context, found.submission, () => act(doors, context, found));
  };
  routes.get('/:token/all', (context) => list(doors, context));
  for (const place of places) {
    routes.get(place, on(show));
    routes.get(`${place}/files/:path{.+}`, on(file));
    routes.get(`${place}/sheets/:stage{[0-9]{1,3}}/:number{[0-9]{1,3}}`, on(sheet));
    routes.post(place, on(whileOpen(decide)));
    routes.post(`${place}/code`, on(whileOpen(sendCode)));
  }
  routes.all('/*', (context) => context.text('Method Not Allowed', 405, { Allow: 'GET, HEAD, POST' }));
  return routes;
};

/** The two things every page begins with; neither waits for the other. */
const opened = async (doors: Doors, context: Context) => {
  const token = context.req.param('token') ?? '';
  const [register, link] = await Promise.all([doors.register(), findLink(doors, token, 'approve')]);
  return { token, register, link };
};

const find = async (
  doors: Doors,
  context: Context,
  link: ApproveLink,
  register: Register,
): Promise<Found | undefined> => {
  const { token = '', submissionId, visit } = context.req.param();
  if (submissionId === undefined) return standingOf(doors, token, link, register);
  const { view } = listAccess(token, link, register, doors.now());
  if (view !== 'open' || !SubmissionIdSchema.safeParse(submissionId).success) return undefined;
  return otherStandingOf(doors, token, link, register, { submissionId, visit: Number(visit) });
};

const list = async (doors: Doors, context: Context): Promise<Response> => {
  const { token, register, link } = await opened(doors, context);
  if (!link) return context.html(unknownLink(register.authority, '审批'), 410);
  const access = listAccess(token, link, register, doors.now());
  if (access.view !== 'open') return context.html(waitingPage(access, []), 410);
  return context.html(waitingPage(access, await waitingFor(doors, access)));
};

const show: Act = (doors, context, found) => {
  if (found.view.kind !== 'open') return showState(context, found, found.view);
  // Where the browser comes back to when a sheet has arrived.
  const sent = context.req.query('sheet') ?? '';
  return showOpen(doors, context, found, isSheetName(sent) ? { filled: { ...emptyForm, sheet: sent } } : {});
};

const unknown = (context: Context, { register }: Found): Response =>
  context.html(unknownLink(register.authority, '审批'), 410) as Response;

const file: Act = async (doors, context, found) => {
  const path = context.req.param('path') ?? '';
  if (found.view.kind !== 'open') return unknown(context, found);
  const { manifest } = await doors.material(found.submission);
  if (!manifest.files.some((named) => named.path === path)) return unknown(context, found);
  return context.redirect(await doors.fileUrl(found.submission.submissionId, path), 302);
};

/** The sheet of the n-th decision of a visit: counted, so that no address names a person. */
const sheet: Act = async (doors, context, found) => {
  const { stage, number } = context.req.param();
  const visit = found.stages.find(({ index }) => index === Number(stage));
  const decision = visit?.decisions[Number(number)];
  if (!['open', 'decided'].includes(found.view.kind) || !visit || !decision?.sheet) return unknown(context, found);
  const { submissionId } = found.submission;
  const place = { submissionId, visit: visit.index, personId: decision.personId };
  return context.redirect(await doors.sheets.url(place, decision.sheet), 302);
};

/** Lets a post through only to an open page, and only so often. */
const whileOpen =
  (act: Act): Act =>
  async (doors, context, found) => {
    const { view, register, path, token } = found;
    if (view.kind === 'decided') return context.redirect(path, 303);
    if (view.kind === 'locked') await tellOfLock(doors, found);
    if (view.kind !== 'open') return showState(context, found, view, 409);
    const noted = await noteUsage(doors.links, token, (link) => countPost(link, doors.now()));
    if (noted === 'refused') return context.html(tooManyPosts(register.authority, path), 429, { 'Retry-After': '600' });
    return act(doors, context, found);
  };

const decide: Act = async (doors, context, found) => {
  const filled = readFilled(await context.req.parseBody());
  const earlier = earlierStages(found.stages, found.stage).map(({ position }) => position);
  const problems = problemsOf(filled, earlier);
  const { choice } = filled;
  if (choice === undefined || Object.keys(problems).length > 0)
    return showOpen(doors, context, found, { filled, problems });
  const taken = await takeDecision(doors, context, found, { ...filled, choice });
  switch (taken.kind) {
    case 'locked':
      return showState(context, found, { kind: 'locked' });
    case 'refused':
      return showOpen(doors, context, found, { filled: { ...filled, code: '' }, problems: taken.problems });
    case 'taken':
      // Shown by the page itself: who reloads it posts nothing again.
      return context.redirect(found.path, 303);
  }
};

/** The button stands in the form, so what was filled in is kept. */
const sendCode: Act = async (doors, context, found) => {
  const filled = { ...readFilled(await context.req.parseBody()), code: '' };
  const asked = await mailFreshCode(doors, found);
  // The link holds the new code now.
  const { link = found.link } = await opened(doors, context);
  return showOpen(doors, context, { ...found, link }, { filled, asked });
};
