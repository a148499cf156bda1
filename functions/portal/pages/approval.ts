import type { AskedPerson, Stage } from '../../../schemas/approval.ts';
import type { Finding } from '../../../schemas/finding.ts';
import { lastDeadline } from '../../approve/deadlines.ts';
import { keyFigures } from '../../notify/mails/keyFigures.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import { compareYears, type DifferingSection } from '../comparison.ts';
import type { Material } from '../doors.ts';
import type { Found } from '../standing.ts';
import { decisionForm, type FormState } from './approvalForm.ts';
import { decisionsSoFar } from './decisions.ts';
import { checksWords, overriddenList } from './overridden.ts';
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
<p class="approval-actions"><a class="button button-plain" href="${filePath(page.path, 'report.pdf')}">查看PDF文件</a><a href="#decision">填写审批意见</a><a href="/approve/${page.token}/all">待我审批</a></p>
</header>`;
};

/** Why the stage is visited again. */
const sentBack = ({ sentBack: back }: Stage): Html | false =>
  back !== null &&
  html`<section class="panel panel-warn sent-back" aria-labelledby="sent-back-heading"><h2 id="sent-back-heading">“${back.stage}”环节退回本环节重新办理</h2><p>${back.role}的意见：</p><blockquote>${back.opinion}</blockquote></section>`;

const warningList = (findings: readonly Finding[]): Html => {
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return html`<section class="panel${warnings.length > 0 ? ' panel-warn' : ''}" aria-labelledby="findings-heading">
<h2 id="findings-heading">核对提示</h2>
${
  warnings.length > 0
    ? html`<p>${checksWords(findings)}。下列${warnings.length}处不影响发布，请审批时留意：</p><ul class="findings">${warnings.map(({ message }) => html`<li>${message}</li>`)}</ul>`
    : html`<p>${checksWords(findings)}，没有其他需要特别留意之处。</p>`
}
</section>`;
};

const differingSection = ({ title, differences }: DifferingSection): Html =>
  html`<details${trusted(differences.length <= 12 ? ' open' : '')}><summary>${title}（${differences.length}处）</summary>
<div class="scroll" role="region" tabindex="0" aria-label="${title}，与上年对比"><table class="comparison"><thead><tr><th scope="col">项目</th><th scope="col">列</th><th scope="col" class="number">上年</th><th scope="col" class="number">本年</th></tr></thead>
<tbody>${differences.map(
    ({ row, column, before, now }) =>
      html`<tr><th scope="row">${row || '本年度'}</th><td>${column}</td><td class="number">${before}</td><td class="number">${now}</td></tr>`,
  )}</tbody></table></div></details>`;

const comparison = ({ report, lastYear }: Material): Html => {
  const sections = lastYear ? compareYears(report, lastYear) : [];
  const empty = lastYear
    ? '各项数据与上年完全相同，请核实是否沿用了上年数据。'
    : '本平台没有该单位上年已发布的年报，无从对比。';
  return html`<section class="panel" aria-labelledby="comparison-heading">
<h2 id="comparison-heading">与上年对比</h2>
${sections.length > 0 ? html`<p>只列与上年不同的数据。</p>${sections.map(differingSection)}` : html`<p>${empty}</p>`}
</section>`;
};

/** The page of an open approval: the report as it will be published, what to watch, and the form. */
export const approvalPage = (page: ApprovalPage): string =>
  shell({
    title: `${Object.keys(page.form.problems).length > 0 ? '意见尚未提交' : '审批'}：${page.material.manifest.title}`,
    authority: page.register.authority,
    purpose: '审批',
    styles: ['report'],
    main: html`${summary(page)}
${sentBack(page.stage)}${overriddenList(page.material.findings)}
<div class="approval-notes">
${warningList(page.material.findings)}
${comparison(page.material)}
<section class="panel" aria-labelledby="decisions-heading"><h2 id="decisions-heading">审批进展</h2>${decisionsSoFar(page.stages, page.path)}</section>
</div>
<section class="approval-report" aria-labelledby="report-heading"><h2 id="report-heading">将要发布的内容</h2>
${reportContent(page)}
<p class="to-decision"><a href="#decision">填写审批意见</a></p></section>
${sheetSection(page.form)}
${decisionForm(page.form)}`,
  });
