import type { Authority, Person } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { nameOfKind } from '../../parse/kinds.ts';
import { fileSize } from '../../shared/fileSize.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Offer } from '../offer.ts';
import { type Listed, pendingOf } from '../pending.ts';
import { stateOf } from '../submissionState.ts';
import { offerForm, offerScripts } from './offer.ts';
import { shell } from './shell.ts';

interface SendingBase {
  readonly authority: Authority;
  readonly agencyName: string;
  readonly sender: Person;
  /** Address of this page, `/send/<token>`. */
  readonly path: string;
  /** Reporting year of the blank form that is offered. */
  readonly blankYear: number;
  /** Newest first. */
  readonly submissions: readonly Listed[];
}

const introduction = ({ agencyName, sender }: SendingBase): Html =>
  html`<header class="send-head"><p class="approval-kicker">${sender.role}，您好</p><h1>${agencyName}</h1><p>在这里报送本单位的政府信息公开工作年度报告。文件收到后自动核对、排版、送审，全部审批通过后发布；每一步结果都会邮件告知。</p></header>`;

const blankForms = ({ path, blankYear }: SendingBase): Html =>
  html`<p class="blank">还没有动笔？可下载${blankYear}年度的空白格式，已填好单位名称、各部分标题和能够带入的上年结转件数：<a href="${path}/blank.docx" download>Word 版（DOCX）</a>　<a href="${path}/blank.xlsx" download>Excel 版（XLSX）</a></p>`;

const reasons = ({ reason }: Submission): Html | false =>
  reason !== null &&
  html`<div class="reason"><p>${reason.message}</p>${reason.details.length > 0 && html`<ol>${reason.details.map((line) => html`<li>${line}</li>`)}</ol>`}</div>`;

/** Where one submission is shown with everything found in it; `sendPath` is `/send/<token>`. */
export const submissionPath = (sendPath: string, { submissionId }: Pick<Submission, 'submissionId'>): string =>
  `${sendPath}/submissions/${submissionId}`;

const details = (submission: Submission, path: string): Html =>
  html`<p><a href="${submissionPath(path, submission)}">${
    submission.reason?.code === 'findings' ? '查看标注了问题的年报' : '查看办理情况'
  }<span class="visually-hidden">：${submission.fileName}，${submission.receiptNumber}</span></a></p>`;

const entry = ({ submission, stages }: Listed, path: string): Html => {
  const { words, tone } = stateOf(submission, stages);
  return html`<li class="submission"><p class="file"><strong>${submission.fileName}</strong><span class="mark mark-${tone}">${words}</span></p>
<p class="hint">回执编号 ${submission.receiptNumber}　${fileSize(submission.size)}　${submission.format !== undefined && html`识别为${nameOfKind(submission.format)}　`}<time datetime="${submission.uploadedAt}">${shanghaiDateTime(submission.uploadedAt)}</time></p>
${submission.outcome !== 'published' && reasons(submission)}${submission.outcome === 'parked' && html`<p class="reason">系统出现故障，文件已保存，排除后继续办理，无需重新报送。</p>`}${
  submission.path !== null && html`<p><a href="${submission.path}">查看已发布的年报</a></p>`
}${details(submission, path)}</li>`;
};

const submissionList = ({ submissions, path }: SendingBase, refreshing: boolean): Html =>
  html`<section id="submissions" aria-labelledby="list-heading"><div class="list-head"><h2 id="list-heading">报送记录</h2>${
    refreshing
      ? html`<p class="hint">本页自动刷新。<a href="${path}">停止</a></p>`
      : html`<p><a href="${path}">刷新</a></p>`
  }</div>
${submissions.length > 0 ? html`<ol class="submissions">${submissions.map((one) => entry(one, path))}</ol>` : html`<p class="none">尚未报送过文件。</p>`}
</section>`;

/** The agency's own page: a form that posts straight to the drop bucket or the question before it, and what became of earlier files. */
export const sendingPage = (page: SendingBase & { readonly offer: Offer }): string =>
  shell({
    title: `报送年报：${page.agencyName}`,
    authority: page.authority,
    purpose: '报送',
    scripts: offerScripts(page.offer),
    main: html`${introduction(page)}
<section class="panel" aria-labelledby="upload-heading"><h2 id="upload-heading">报送文件</h2>${offerForm(page.offer, pendingOf(page.submissions), page.path)}${!page.offer.correction && blankForms(page)}</section>
${submissionList(page, false)}`,
  });

/** Seconds after which a page asks for itself again while a machine is at work. */
export const refreshSeconds = 4;

/**
 * The page after an upload, until the file is registered and has a page of its own. It asks for itself again while that
 * is to be expected, and holds no form, so that nobody loses a file just chosen.
 */
export const sentPage = (page: SendingBase, expected: boolean): string =>
  shell({
    title: `报送年报：${page.agencyName}`,
    authority: page.authority,
    purpose: '报送',
    scripts: ['follow'],
    ...(expected && { refreshSeconds }),
    main: html`<section id="progress" aria-live="polite" class="notice notice-${expected ? 'good' : 'calm'}">${
      expected
        ? html`<h1>文件已上传</h1><p>正在登记，稍候即可看到回执编号和核对结果。</p>`
        : html`<h1>还没有登记到您的文件</h1><p>上传已完成，但迟迟没有登记。请稍后刷新；仍没有的，请与主管部门联系。</p>`
    }<p><a href="${page.path}">再报送一份文件</a></p></section>
${submissionList(page, expected)}`,
  });
