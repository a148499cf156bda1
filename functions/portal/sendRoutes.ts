import { type Context, Hono } from 'hono';
import type { Link } from '../../schemas/approval.ts';
import { agencyOf, personOf, type Register } from '../../schemas/register.ts';
import { type Submission, SubmissionIdSchema } from '../../schemas/submission.ts';
import { type BlankFile, blankFile, blankFormats } from '../blank/blankFile.ts';
import { picturePath, picturesOf } from '../render/pictures.ts';
import { dueYear } from '../shared/dueYear.ts';
import { html } from '../shared/html.ts';
import { shanghaiDate } from '../shared/time.ts';
import type { Doors } from './doors.ts';
import { pageHeaders } from './headers.ts';
import { noticePage, unknownLink } from './pages/notice.ts';
import { type Listed, type Sent, sendingPage, sentPage, submissionPath } from './pages/sending.ts';
import { submissionPage } from './pages/submission.ts';
import { findLink } from './standing.ts';
import { isMoving } from './submissionState.ts';

type SendLink = Extract<Link, { kind: 'send' }>;

/** The agencies' own pages. Files go straight to the drop bucket; nothing is posted here. */
export const sendRoutes = (doors: Doors): Hono => {
  const routes = new Hono();
  routes.get('/:token', async (context) => {
    const found = await openLink(doors, context.req.param('token'));
    if (found.status === 'refused') return context.html(found.refusal, 410);
    const { register, link, agency, sender } = found;
    const page = {
      authority: register.authority,
      agencyName: agency.name,
      sender,
      path: `/send/${context.req.param('token')}`,
      blankYear: dueYear(doors.now()),
      submissions: await listOf(doors, link.agencyId),
    };
    const sent = sentOf(context, page.submissions, doors.now());
    if (sent) return context.html(sentPage(page, sent));
    const form = await doors.uploadForm(link.agencyId, link.personId, returnPath(page.path, doors.now()));
    return context.html(sendingPage({ ...page, form }), 200, pageHeaders({ form: new URL(form.url).origin }));
  });
  for (const format of blankFormats) {
    routes.get(`/:token/blank.${format}`, async (context) => {
      const found = await openLink(doors, context.req.param('token'));
      if (found.status === 'refused') return context.html(found.refusal, 410);
      const year = dueYear(doors.now());
      const lastYear = await doors.lastYear(found.agency.id, year);
      return download(blankFile(format, found.agency.name, year, lastYear));
    });
  }
  routes.get('/:token/submissions/:submissionId', async (context) => {
    const found = await openSubmission(doors, context.req.param('token'), context.req.param('submissionId'));
    if (found.status === 'refused') return context.html(found.refusal, 410);
    const { register, agency, submission } = found;
    const checked = await doors.checkedReport(submission);
    const sendPath = `/send/${context.req.param('token')}`;
    const page = submissionPage({
      authority: register.authority,
      agencyName: agency.name,
      sendPath,
      path: submissionPath(sendPath, submission),
      submission,
      stages: await stagesWhileInApproval(doors, submission),
      checked,
    });
    const [picture] = checked ? picturesOf(checked.report) : [];
    const pictures = picture && new URL(await doors.pictureUrl(submission.submissionId, picture.sha256)).origin;
    return context.html(page, 200, pageHeaders(pictures === undefined ? {} : { pictures }));
  });
  routes.get('/:token/submissions/:submissionId/pictures/:name', async (context) => {
    const found = await openSubmission(doors, context.req.param('token'), context.req.param('submissionId'));
    if (found.status === 'refused') return context.html(found.refusal, 410);
    const { submission, register } = found;
    const checked = await doors.checkedReport(submission);
    const name = `pictures/${context.req.param('name')}`;
    const picture = checked && picturesOf(checked.report).find((one) => picturePath(one) === name);
    if (!picture) return context.html(unknownSubmission(register), 410);
    return context.redirect(await doors.pictureUrl(submission.submissionId, picture.sha256), 302);
  });
  routes.all('/*', (context) => context.text('Method Not Allowed', 405, { Allow: 'GET, HEAD' }));
  return routes;
};

/** What a link to send leads to, or the page that says why it leads nowhere. */
const openLink = async (doors: Doors, token: string) => {
  const register = await doors.register();
  const link = await findLink(doors, token, 'send');
  if (!link) return { status: 'refused' as const, refusal: unknownLink(register.authority, '报送') };
  const people = senderOf(register, link);
  if (doors.now().toISOString() >= link.expiresAt || !people)
    return { status: 'refused' as const, refusal: endedLink(register, link) };
  return { status: 'open' as const, register, link, ...people };
};

/** One submission of the agency a link is for. Of another agency's nobody here is told even that it exists. */
const openSubmission = async (doors: Doors, token: string, submissionId: string) => {
  const found = await openLink(doors, token);
  if (found.status === 'refused') return found;
  const submission = SubmissionIdSchema.safeParse(submissionId).success
    ? await doors.findSubmission(submissionId)
    : undefined;
  return submission?.agencyId === found.agency.id
    ? { ...found, submission }
    : { status: 'refused' as const, refusal: unknownSubmission(found.register) };
};

const unknownSubmission = ({ authority }: Register): string =>
  noticePage({
    authority,
    purpose: '报送',
    tone: 'calm',
    heading: '没有这次报送',
    body: html`<p>本单位没有这个编号的报送，或地址没有复制完整。请从邮件或报送页面的报送记录中重新打开。</p>`,
  });

/** A file to keep under its name. */
const download = ({ name, mediaType, bytes }: BlankFile): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      ...pageHeaders(),
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    },
  });

/** The link names people; whether they may still send, the register says. */
const senderOf = (register: Register, { agencyId, personId }: SendLink) => {
  const agency = agencyOf(register, agencyId);
  const sender = personOf(register, personId);
  return agency?.senders.includes(personId) && sender ? { agency, sender } : undefined;
};

const endedLink = ({ authority }: Register, { expiresAt }: SendLink): string =>
  noticePage({
    authority,
    purpose: '报送',
    tone: 'calm',
    heading: '报送链接已失效',
    body: html`<p>这个链接的有效期至${shanghaiDate(expiresAt)}，或名录中的报送人已经变更，不能再用来报送。</p><p>请与主管部门联系，领取新的报送链接。</p>`,
  });

const shownSubmissions = 30;

const listOf = async (doors: Doors, agencyId: string): Promise<Listed[]> => {
  const submissions = (await doors.submissionsOf(agencyId)).slice(0, shownSubmissions);
  return Promise.all(
    submissions.map(async (submission) => ({
      submission,
      stages: await stagesWhileInApproval(doors, submission),
    })),
  );
};

const stagesWhileInApproval = async (doors: Doors, { submissionId, outcome, progress }: Submission) =>
  outcome === null && progress === 'inApproval' ? doors.stagesOf(submissionId) : [];

/** Where the browser comes back to: with the time of the form, so that the file just sent is told from earlier ones. */
const returnPath = (path: string, now: Date): string => `${path}?sent=1&since=${Math.floor(now.getTime() / 1000)}`;

/** How long after the form was made an upload may still come in: as long as the form is valid, and a little more. */
const patienceSeconds = 70 * 60;

/** Undefined when nothing has just been sent. */
const sentOf = (context: Context, listed: readonly Listed[], now: Date): Sent | undefined => {
  if (context.req.query('sent') === undefined) return undefined;
  const since = Number(context.req.query('since') ?? 0);
  const fresh = listed.filter(({ submission }) => Date.parse(submission.uploadedAt) >= since * 1000);
  if (fresh.length === 0) return { arrived: false, moving: now.getTime() / 1000 - since < patienceSeconds };
  return { arrived: true, moving: fresh.some(({ submission }) => isMoving(submission)) };
};
