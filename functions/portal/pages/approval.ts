import type { AskedPerson, Stage } from '../../../schemas/approval.ts';
import { lastDeadline } from '../../approve/deadlines.ts';
import { keyFigures } from '../../notify/mails/keyFigures.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Material } from '../doors.ts';
import type { FormState } from '../formState.ts';
import type { Found } from '../standing.ts';
import { decisionForm } from './approvalForm.ts';
import { correctionComparison, lastYearComparison, previousComparison } from './comparison.ts';
import { decisionsSoFar } from './decisions.ts';
import { findingsSection } from './findings.ts';
import { overriddenList } from './overridden.ts';
import { sheetSection } from './sheet.ts';
import { shell } from './shell.ts';

/** The page of an open stage, and for whom it is. */
export interface ApprovalPage extends Found {
  readonly approver: AskedPerson;
  readonly material: Material;
  readonly form: FormState;
}

/** Path under which a rendered file is fetched with the approver's link. */
const filePath = (path: string, file: string): string => `${path}/files/${file}`;

/** The report as it will be published. Its pictures lie beside it there; here they are fetched with the link. */
const reportContent = ({ material, path }: ApprovalPage): Html =>
  trusted(material.content.replaceAll('src="pictures/', `src="${filePath(path, 'pictures/')}`));

/** Files that are published with the report and not seen in it; what is not among the rendered files is not shown. */
const companions: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^card\.png$/, '查看数据图片'],
  [/^article\.html$/, '查看公众号图文'],
  [/^original\./, '下载报送原件'],
];

const alsoPublished = ({ material, path }: ApprovalPage): Html[] =>
  companions.flatMap(([pattern, name]) =>
    material.manifest.files
      .filter((file) => pattern.test(file.path))
      .map((file) => html`<a href="${filePath(path, file.path)}">${name}</a>`),
  );

const summary = (page: ApprovalPage): Html => {
  const { agencyName, submission, stage, material, approver } = page;
  const { inPlaceOf } = approver;
  const rows: (readonly [string, string])[] = [
    ['报送单位', agencyName],
    ['报告年度', `${material.manifest.year}年`],
    ['回执编号', submission.receiptNumber],
    ['报送时间', shanghaiDateTime(submission.uploadedAt)],
    ['办理期限', shanghaiDateTime(lastDeadline(stage))],
  ];
  return html`<header class="approval-head">
<p class="approval-kicker">请${page.approver.role}审批${inPlaceOf !== undefined && html`（代${inPlaceOf}办理）`}</p>
<h1>${stage.name}</h1>
<p class="approval-title">${material.manifest.title}</p>
<dl class="facts">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<dl class="figures" aria-label="依申请公开主要数据">${keyFigures(material.report).map(
    ([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>
<p class="approval-actions"><a class="button button-plain" href="${filePath(page.path, 'report.pdf')}">查看PDF文件</a>${alsoPublished(page)}<a href="#decision">填写审批意见</a><a href="/approve/${page.token}/all">待我审批</a></p>
</header>`;
};

/** Why the stage is visited again. */
const sentBack = ({ sentBack: back }: Stage): Html | false =>
  back !== null &&
  html`<section class="panel panel-warn sent-back" aria-labelledby="sent-back-heading"><h2 id="sent-back-heading">“${back.stage}”环节退回本环节重新办理</h2><p>${back.role}的意见：</p><blockquote>${back.opinion}</blockquote></section>`;

/** The page of an open approval: the report as it will be published, what to watch, and the form. */
export const approvalPage = (page: ApprovalPage): string =>
  shell({
    title: `${Object.keys(page.form.problems).length > 0 ? '意见尚未提交' : '审批'}：${page.material.manifest.title}`,
    authority: page.register.authority,
    purpose: '审批',
    styles: ['report'],
    main: html`${summary(page)}
${sentBack(page.stage)}${overriddenList(page.material.findings)}${correctionComparison(page.material, page.submission.correctionNote)}${previousComparison(page.material)}
<div class="approval-notes">
${findingsSection(page.material.findings)}
${lastYearComparison(page.material)}
<section class="panel" aria-labelledby="decisions-heading"><h2 id="decisions-heading">审批进展</h2>${decisionsSoFar(page.stages, page.path)}</section>
</div>
<section class="approval-report" aria-labelledby="report-heading"><h2 id="report-heading">将要发布的内容</h2>
${reportContent(page)}
<p class="to-decision"><a href="#decision">填写审批意见</a></p></section>
${sheetSection(page.form)}
${decisionForm(page.form)}`,
  });
