import type { Authority } from '../../../schemas/register.ts';
import type { Reason, Submission } from '../../../schemas/submission.ts';
import { feedback } from '../../feedback/feedback.ts';
import { reasonList } from '../../feedback/reasonList.ts';
import { nameOfKind } from '../../parse/kinds.ts';
import { picturePath } from '../../render/pictures.ts';
import { fileSize } from '../../shared/fileSize.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Course } from '../course.ts';
import type { CheckedReport } from '../doors.ts';
import { headlineOf } from '../headline.ts';
import type { Offer } from '../offer.ts';
import type { Listed } from '../pending.ts';
import { isMoving, stateOf } from '../submissionState.ts';
import { timelineOf } from '../timeline.ts';
import { offerForm, offerScripts } from './offer.ts';
import { recallForm } from './recallForm.ts';
import { refreshSeconds } from './sending.ts';
import { shell } from './shell.ts';
import { timeline } from './timeline.ts';

export interface SubmissionPage {
  readonly authority: Authority;
  readonly agencyName: string;
  /** Address of the agency's page, `/send/<token>`. */
  readonly sendPath: string;
  /** Address of this page. */
  readonly path: string;
  readonly course: Course;
  /** What was read and found; undefined when it has not been checked. */
  readonly checked: CheckedReport | undefined;
  /** To send the corrected file, where one is asked for, and what that puts an end to. */
  readonly again: { readonly offer: Offer; readonly pending: readonly Listed[] } | undefined;
  /** What is wrong with the receipt number that was to confirm a recall. */
  readonly problem?: string;
}

const facts = ({ agencyName, course }: SubmissionPage): (readonly [string, string])[] => {
  const { submission, stages } = course;
  return [
    ['报送单位', agencyName],
    ['办理状态', stateOf(submission, stages).words],
    ['回执编号', submission.receiptNumber],
    ['报送时间', shanghaiDateTime(submission.uploadedAt)],
    ['文件大小', fileSize(submission.size)],
    ...(submission.format === undefined ? [] : [['识别为', nameOfKind(submission.format)] as const]),
  ];
};

/** An opinion is one text, whatever its lines. */
const oneOpinion = (given: Reason): Reason =>
  given.code === 'returnedByApprover' ? { ...given, details: [given.details.join('\n')] } : given;

/** Why it was returned or superseded. The errors themselves stand in the list below, with more than the reason tells. */
const reason = ({ course, checked }: SubmissionPage): Html | false => {
  const { outcome, reason: given } = course.submission;
  if (outcome === 'published' || given === null) return false;
  return reasonList(checked && given.code === 'findings' ? { ...given, details: [] } : oneOpinion(given));
};

/** Why the sender corrects what is published. */
const correctionNote = ({ correctionNote: note }: Submission): Html | false =>
  note !== null && html`<div class="note-given"><h2 class="hint">更正说明</h2><blockquote>${note}</blockquote></div>`;

const backWords = ({ again, course: { submission } }: SubmissionPage): string => {
  if (again) return '报送记录';
  return submission.outcome === 'published' ? '报送更正文件' : '返回报送页面';
};

const actions = (page: SubmissionPage): Html => {
  const { sendPath, path, course, checked, again } = page;
  const { submission } = course;
  const plain = html`<a href="${sendPath}">${backWords(page)}</a><a href="${path}/receipt">打印回执</a>`;
  const published =
    submission.path !== null && html`<a class="button button-plain" href="${submission.path}">查看已发布的年报</a>`;
  const findings =
    checked &&
    checked.validation.findings.length > 0 &&
    html`<a class="button button-plain" href="#findings">${
      submission.reason?.code === 'findings' ? '查看标注了问题的年报' : '查看核对情况'
    }</a>`;
  const resend = again && html`<a class="button" href="#again">重新报送</a>`;
  return html`<p class="approval-actions">${published}${findings}${resend}${plain}</p>`;
};

const head = (page: SubmissionPage): Html => {
  const { submission } = page.course;
  const { heading, next, tone } = headlineOf(submission);
  return html`<header class="approval-head headline headline-${tone}" id="progress">
<p class="approval-kicker">${page.agencyName}年报报送</p>
<h1>${heading}</h1>
<p class="approval-title">${submission.fileName}</p>
${reason(page)}<p role="status">${next}</p>
<dl class="facts">${facts(page).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${correctionNote(page.course.submission)}${actions(page)}
</header>`;
};

const course = (page: SubmissionPage, moving: boolean): Html =>
  html`<section class="panel" id="course" aria-labelledby="course-heading"><div class="course-head"><h2 id="course-heading">办理进度</h2>${
    moving ? html`<p class="hint">本页自动刷新。</p>` : html`<p><a href="${page.path}">刷新</a></p>`
  }</div>
${timeline(timelineOf(page.course))}</section>`;

const resend = ({ again, sendPath }: SubmissionPage): Html | undefined =>
  again &&
  html`<section class="panel" id="again" aria-labelledby="again-heading"><h2 id="again-heading">重新报送</h2>${offerForm(again.offer, again.pending, sendPath)}</section>`;

/**
 * One submission: how it stands, its path, everything found in it at its place, and the form to send again or to take it
 * back. It asks for itself again only while it holds no form, so that nobody loses a file just chosen.
 */
export const submissionPage = (page: SubmissionPage): string => {
  const { authority, agencyName, path, checked, again, problem } = page;
  const { submission } = page.course;
  const moving = isMoving(submission) && again === undefined;
  return shell({
    title: `${headlineOf(submission).heading}：${submission.fileName}`,
    authority,
    purpose: '报送',
    styles: ['report', 'feedback'],
    scripts: [...(moving ? ['follow'] : []), ...(again ? offerScripts(again.offer) : [])],
    ...(moving && { refreshSeconds }),
    main: html`${head(page)}
<div class="submission-parts">
${course(page, moving)}
${resend(page)}${recallForm(submission, path, problem)}
</div>
${checked && feedback({ ...checked, agencyName, picture: (picture) => `${path}/${picturePath(picture)}` })}`,
  });
};
