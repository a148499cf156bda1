import { type Context, Hono } from 'hono';
import { personOf } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { mayRecall } from '../approve/recall.ts';
import { aboutIts } from './aboutIts.ts';
import { pictureOrigin, pictureUrl } from './checkedPictures.ts';
import { courseAhead } from './course.ts';
import type { Doors } from './doors.ts';
import { pageHeaders } from './headers.ts';
import { submissionsListed } from './listing.ts';
import { formOrigin, offerAgain } from './offer.ts';
import { receiptPage } from './pages/receipt.ts';
import { submissionPath } from './pages/sending.ts';
import { submissionPage } from './pages/submission.ts';
import { pendingOf } from './pending.ts';
import { recallProblem } from './recallForm.ts';
import { type OpenLink, openSubmission, unknownSubmission } from './sendLinks.ts';
import { takeBack } from './takeBack.ts';

type Found = OpenLink & { readonly submission: Submission };
type Act = (doors: Doors, context: Context, found: Found) => Response | Promise<Response>;

/** The page of one submission and what belongs to it. GET and HEAD change nothing whatever. */
export const submissionRoutes = (doors: Doors): Hono => {
  const routes = new Hono();
  const on = (act: Act) => async (context: Context) => {
    const { token = '', submissionId = '' } = context.req.param();
    const found = await openSubmission(doors, token, submissionId);
    if (found.status === 'refused') return context.html(found.refusal, 410);
    return aboutIts(context, found.submission, () => act(doors, context, found));
  };
  const place = '/:token/submissions/:submissionId';
  routes.get(
    place,
    on((_doors, context, found) => show(doors, context, found)),
  );
  routes.get(`${place}/pictures/:name`, on(picture));
  routes.get(`${place}/receipt`, on(receipt));
  routes.post(`${place}/recall`, on(recall));
  return routes;
};

const pathOf = ({ path, submission }: Found): string => submissionPath(path, submission);

const show = async (doors: Doors, context: Context, found: Found, problem?: string): Promise<Response> => {
  const { register, agency, submission, path } = found;
  const [stages, checked, again] = await Promise.all([
    doors.stagesOf(submission.submissionId),
    doors.checkedReport(submission),
    sendAgain(doors, found),
  ]);
  const page = submissionPage({
    authority: register.authority,
    agencyName: agency.name,
    sendPath: path,
    path: pathOf(found),
    course: {
      submission,
      stages,
      findings: checked?.validation.findings,
      now: doors.now(),
      ...courseAhead(register, agency, submission),
    },
    checked,
    again,
    ...(problem !== undefined && { problem }),
  });
  const pictures = await pictureOrigin(doors, submission, checked);
  const sources = { ...(pictures !== undefined && { pictures }), ...(again && formOrigin(again.offer)) };
  return context.html(page, problem === undefined ? 200 : 422, pageHeaders(sources));
};

/** What was returned, or taken back, is sent again from its own page; so is what was taken back and is still ending. */
const sendAgain = async (doors: Doors, found: Found) => {
  const { link, submission } = found;
  if (submission.outcome !== 'returned' && submission.recall === null) return undefined;
  const [offer, listed] = await Promise.all([
    offerAgain(doors, found, submission.correctionNote),
    submissionsListed(doors, link.agencyId),
  ]);
  return { offer, pending: pendingOf(listed) };
};

const picture: Act = async (doors, context, { submission, register }) => {
  const checked = await doors.checkedReport(submission);
  const url = await pictureUrl(doors, submission, checked, context.req.param('name'));
  return url === undefined ? (context.html(unknownSubmission(register), 410) as Response) : context.redirect(url, 302);
};

const receipt: Act = (_doors, context, found) => {
  const { register, agency, submission } = found;
  const senderRole = submission.senderId === null ? undefined : personOf(register, submission.senderId)?.role;
  const page = { authority: register.authority, agencyName: agency.name, senderRole, submission, path: pathOf(found) };
  return context.html(receiptPage(page)) as Response;
};

const recall: Act = async (doors, context, found) => {
  const { submission } = found;
  // Too late, or done before: the page says how it stands.
  if (!mayRecall(submission)) return context.redirect(pathOf(found), 303);
  const problem = recallProblem((await context.req.parseBody()).receipt, submission.receiptNumber);
  if (problem !== undefined) return show(doors, context, found, problem);
  await takeBack(doors, context, found, submission);
  return context.redirect(pathOf(found), 303);
};
