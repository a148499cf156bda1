import type { Stage } from '../../../schemas/approval.ts';
import type { Authority } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { feedback } from '../../feedback/feedback.ts';
import { reasonList } from '../../feedback/reasonList.ts';
import { nameOfKind } from '../../parse/kinds.ts';
import { picturePath } from '../../render/pictures.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { CheckedReport } from '../doors.ts';
import { isMoving, stateOf } from '../submissionState.ts';
import { shell } from './shell.ts';

export interface SubmissionPage {
  readonly authority: Authority;
  readonly agencyName: string;
  /** Address of the agency's page, `/send/<token>`. */
  readonly sendPath: string;
  /** Address of this page. */
  readonly path: string;
  readonly submission: Submission;
  /** Only needed while it is in approval. */
  readonly stages: readonly Stage[];
  /** What was read and found; undefined when it has not been checked. */
  readonly checked: CheckedReport | undefined;
}

const facts = ({ agencyName, submission, stages }: SubmissionPage): (readonly [string, string])[] => [
  ['报送单位', agencyName],
  ['办理状态', stateOf(submission, stages).words],
  ['回执编号', submission.receiptNumber],
  ['报送时间', shanghaiDateTime(submission.uploadedAt)],
  ...(submission.format === undefined ? [] : [['识别为', nameOfKind(submission.format)] as const]),
];

/** Why it was returned or superseded. The errors themselves stand in the list below, with more than the reason tells. */
const reason = ({ submission: { outcome, reason: given }, checked }: SubmissionPage): Html | false => {
  if (outcome === 'published' || given === null) return false;
  return reasonList(checked && given.code === 'findings' ? { ...given, details: [] } : given);
};

const state = (page: SubmissionPage): Html => {
  const { outcome, path } = page.submission;
  return html`${reason(page)}${
    outcome === 'parked' && html`<p>系统出现故障，文件已保存，排除后继续办理，无需重新报送。</p>`
  }${path !== null && html`<p><a href="${path}">查看已发布的年报</a></p>`}${
    !page.checked &&
    isMoving(page.submission) &&
    html`<p>正在读取和核对，稍候请<a href="${page.path}">刷新本页</a>。</p>`
  }`;
};

/** What became of one submission, with everything found in it at its place. */
export const submissionPage = (page: SubmissionPage): string => {
  const { authority, agencyName, sendPath, submission, checked } = page;
  return shell({
    title: `核对情况：${submission.fileName}`,
    authority,
    purpose: '报送',
    styles: ['report', 'feedback'],
    main: html`<header class="approval-head feedback">
<p class="approval-kicker">报送记录</p>
<h1>核对情况</h1>
<p class="approval-title">${submission.fileName}</p>
<dl class="facts">${facts(page).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${state(page)}<p class="approval-actions"><a class="button button-plain" href="${sendPath}">${
      submission.outcome === 'returned' ? '修改后重新报送' : '返回报送页面'
    }</a></p>
</header>
${checked && feedback({ ...checked, agencyName, picture: (picture) => `${page.path}/${picturePath(picture)}` })}`,
  });
};
