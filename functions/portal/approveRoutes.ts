import { type Context, Hono } from 'hono';
import type { Choice, Decision } from '../../schemas/approval.ts';
import { changeStage } from '../approve/change.ts';
import { decide } from '../approve/stage.ts';
import { manifestHash } from '../render/manifest.ts';
import { StoredDataError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import { tryCode } from './code.ts';
import { emptyForm, type Filled, type Problems, problemsOf, readFilled } from './decisionForm.ts';
import type { Doors } from './doors.ts';
import { pageHeaders } from './headers.ts';
import { viewerAddress } from './origin.ts';
import { approvalPage } from './pages/approval.ts';
import { approvalStatePage } from './pages/approvalState.ts';
import { unknownLink } from './pages/notice.ts';
import { type Found, standingOf } from './standing.ts';
import type { View } from './view.ts';

/** A view without a form. */
type Settled = Exclude<View, { kind: 'open' }>;

// 403 and 404 are not used: the distribution would put the public site's error page in place of ours.
const statusOf: Readonly<Record<Settled['kind'], 200 | 410 | 423>> = {
  decided: 200,
  closed: 200,
  stale: 410,
  expired: 410,
  locked: 423,
};

/** Pages and decisions of approvers. GET and HEAD change nothing whatever. */
export const approveRoutes = (doors: Doors): Hono => {
  const routes = new Hono();
  routes.get('/:token', async (context) => {
    const register = await doors.register();
    const found = await standingOf(doors, context.req.param('token'), register);
    if (!found) return context.html(unknownLink(register.authority, '审批'), 410);
    return found.view.kind === 'open' ? showOpen(doors, context, found) : showState(context, found, found.view);
  });
  routes.get('/:token/files/:path{.+}', async (context) => {
    const register = await doors.register();
    const found = await standingOf(doors, context.req.param('token'), register);
    const path = context.req.param('path');
    if (found?.view.kind !== 'open') return context.html(unknownLink(register.authority, '审批'), 410);
    const { manifest } = await doors.material(found.submission);
    if (!manifest.files.some((file) => file.path === path))
      return context.html(unknownLink(register.authority, '审批'), 410);
    return context.redirect(await doors.fileUrl(found.submission.submissionId, path), 302);
  });
  routes.post('/:token', async (context) => {
    const register = await doors.register();
    const found = await standingOf(doors, context.req.param('token'), register);
    if (!found) return context.html(unknownLink(register.authority, '审批'), 410);
    if (found.view.kind === 'decided') return context.redirect(context.req.path, 303);
    if (found.view.kind !== 'open') return showState(context, found, found.view, 409);
    const filled = readFilled(await context.req.parseBody());
    const problems = problemsOf(filled);
    const { choice } = filled;
    if (choice === undefined || Object.keys(problems).length > 0)
      return showOpen(doors, context, found, filled, problems);
    return takeDecision(doors, context, found, { ...filled, choice });
  });
  routes.all('/*', (context) => context.text('Method Not Allowed', 405, { Allow: 'GET, HEAD, POST' }));
  return routes;
};

/** `refused` is the status for a decision that came too late, where the page itself is an ordinary one. */
const showState = (context: Context, found: Found, view: Settled, refused?: 409): Response => {
  const { register, agencyName, submission, stage, stages } = found;
  const page = approvalStatePage({ authority: register.authority, agencyName, submission, stage, stages, view });
  const usual = statusOf[view.kind];
  return context.html(page, usual === 200 ? (refused ?? usual) : usual);
};

const showOpen = async (
  doors: Doors,
  context: Context,
  found: Found,
  filled: Filled = emptyForm,
  problems: Problems = {},
): Promise<Response> => {
  const { register, agencyName, submission, stage, stages, link } = found;
  const approver = stage.approvers.find(({ id }) => id === link.personId);
  if (!approver)
    throw new StoredDataError(`Stage ${stage.index} of ${stage.submissionId} does not ask the link's person`);
  const material = await doors.material(submission);
  if (manifestHash(material.manifest) !== link.manifestHash)
    throw new StoredDataError(`The manifest of ${submission.submissionId} is not the one that was sent for approval`);
  const path = `/approve/${context.req.param('token')}`;
  const page = approvalPage({
    authority: register.authority,
    agencyName,
    submission,
    approver,
    stage,
    stages,
    material,
    path,
    filled,
    problems,
  });
  const picture = material.manifest.files.find((file) => file.path.startsWith('pictures/'));
  const pictures = picture && new URL(await doors.fileUrl(submission.submissionId, picture.path)).origin;
  const refused = Object.keys(problems).length > 0;
  return context.html(page, refused ? 422 : 200, pageHeaders(pictures === undefined ? {} : { pictures }));
};

const wrongCode = '确认码不正确，请核对邮件后重新填写。多次填错后链接将被锁定。';

const takeDecision = async (
  doors: Doors,
  context: Context,
  found: Found,
  filled: Filled & { readonly choice: Choice },
): Promise<Response> => {
  const { link, submission } = found;
  const address = viewerAddress(context.req.header('cloudfront-viewer-address'));
  const facts = { submissionId: submission.submissionId, stage: link.stage, address };
  const tried = await tryCode(doors.links, context.req.param('token') ?? '', filled.code);
  if (tried !== 'right') {
    log.warning('wrong confirmation code', { ...facts, locked: tried === 'locked' });
    if (tried === 'locked') return showState(context, found, { kind: 'locked' });
    return showOpen(doors, context, found, { ...filled, code: '' }, { code: wrongCode });
  }
  const decision: Decision = {
    personId: link.personId,
    choice: filled.choice,
    opinion: filled.opinion,
    decidedAt: doors.now().toISOString(),
    manifestHash: link.manifestHash,
    returnTo: null,
    sheet: null,
    click: { address: address ?? '', agent: (context.req.header('user-agent') ?? '').slice(0, 400) },
  };
  const store = doors.stageStore(submission.submissionId, link.stage);
  const { stage, result } = await changeStage(store, (current) => decide(current, decision));
  log.info('decision', { ...facts, result: result.kind, choice: decision.choice, outcome: stage.outcome });
  await deliverOrLeave(doors, stage);
  // Shown by the page itself: who reloads it posts nothing again.
  return context.redirect(context.req.path, 303);
};

/** The decision stands already; what cannot be delivered now the sweep delivers within a minute. */
const deliverOrLeave = async (doors: Doors, stage: Parameters<Doors['deliver']>[0]): Promise<void> => {
  try {
    await doors.deliver(stage);
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    log.error('delivery left to the sweep', {
      submissionId: stage.submissionId,
      stage: stage.index,
      error: fault.name,
      cause: fault.message,
    });
  }
};
