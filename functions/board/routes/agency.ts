import { Hono } from 'hono';
import { SubmissionIdSchema } from '../../../schemas/submission.ts';
import { pageHeaders } from '../../portal/headers.ts';
import { picturePath, picturesOf } from '../../render/pictures.ts';
import type { Doors } from '../doors.ts';
import { agencyPage } from '../pages/agency.ts';
import { newsOf } from '../pages/news.ts';
import { actRoutes } from './acts.ts';
import { type Found, findAgency } from './found.ts';
import { type BoardApp, type BoardContext, nothingHere } from './guard.ts';

/** The page of one agency, what was found in what it sent, and what can be done. */
export const agencyRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  const base = '/:year{[0-9]+}/agencies/:agency';
  routes.get(base, async (context) => {
    const found = await findAgency(doors, context);
    if (!found) return nothingHere(context);
    const { year, row, latest } = found;
    const [submissions, chases, deeds, stages, requests, published] = await Promise.all([
      doors.submissionsOf(row.agency.id),
      doors.chases(year, row.agency.id),
      doors.deeds(year, row.agency.id),
      latest ? doors.stagesOf(latest.submissionId) : [],
      latest ? doors.overrideRequests(latest.submissionId) : [],
      doors.published(row.agency.id, year),
    ]);
    const news = newsOf(context.req.query('act'), context.req.query('came'));
    return context.html(
      agencyPage({
        ...found,
        submissions,
        chases,
        deeds,
        stages,
        requests,
        published: published !== undefined,
        news,
      }),
    );
  });
  routes.get(`${base}/submissions/:submission`, async (context) => {
    const found = await findAgency(doors, context);
    const submission = found && (await findSubmission(doors, context, found));
    if (!submission) return nothingHere(context);
    const checked = await doors.checkedReport(submission);
    const { submissionPage } = await import('../pages/submission.ts');
    const [picture] = checked ? picturesOf(checked.report) : [];
    const pictures = picture && new URL(await doors.pictureUrl(submission.submissionId, picture.sha256)).origin;
    const page = submissionPage({ ...found, submission, checked });
    return context.html(page, 200, pageHeaders(pictures === undefined ? {} : { pictures }));
  });
  routes.get(`${base}/submissions/:submission/pictures/:name`, async (context) => {
    const found = await findAgency(doors, context);
    const submission = found && (await findSubmission(doors, context, found));
    const checked = submission && (await doors.checkedReport(submission));
    const name = `pictures/${context.req.param('name')}`;
    const picture = checked && picturesOf(checked.report).find((one) => picturePath(one) === name);
    if (!picture) return nothingHere(context);
    return context.redirect(await doors.pictureUrl(submission.submissionId, picture.sha256), 302);
  });
  routes.route(base, actRoutes(doors));
  return routes;
};

/** Only what the agency of the address sent. */
const findSubmission = async (doors: Doors, context: BoardContext, { row }: Found) => {
  const id = SubmissionIdSchema.safeParse(context.req.param('submission'));
  const submission = id.success ? await doors.findSubmission(id.data) : undefined;
  return submission?.agencyId === row.agency.id ? submission : undefined;
};
