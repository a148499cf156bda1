import type { Choice } from '../../../schemas/approval.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { OverrideFilled, OverrideProblems } from '../overrideForm.ts';
import type { FoundOverride } from '../overrideStanding.ts';
import { shell } from './shell.ts';

export interface OverridePage {
  readonly found: FoundOverride;
  /** Address of this page, `/override/<token>`. */
  readonly path: string;
  readonly filled: OverrideFilled;
  readonly problems: OverrideProblems;
}

/** What is asked: the file, the findings concerned, the reason, and who asked, by role. */
export const requestFacts = ({ agencyName, submission, request }: FoundOverride): Html => {
  const rows: (readonly [string, string])[] = [
    ['报送单位', agencyName],
    ['报告年度', submission.year === null ? '未识别' : `${submission.year}年`],
    ['文件名', submission.fileName],
    ['回执编号', submission.receiptNumber],
    ['提出人', request.by.role],
    ['提出时间', shanghaiDateTime(request.askedAt)],
  ];
  return html`<dl class="facts">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
};

const choices: readonly { readonly value: Choice; readonly label: string; readonly hint: string }[] = [
  { value: 'approve', label: '同意放行', hint: '这类错误不再拦住这份年报；全部错误放行后，继续排版、送审。' },
  { value: 'return', label: '不同意', hint: '仍按退回处理，由报送单位改正后重新报送。' },
];

const flag = (text: string, when: boolean): Html => trusted(when ? ` ${text}` : '');

const problemOf = (field: keyof OverrideFilled, problems: OverrideProblems): Html | false => {
  const problem = problems[field];
  return problem !== undefined && html`<p class="problem" id="${field}-problem">${problem}</p>`;
};

const described = (field: keyof OverrideFilled, problems: OverrideProblems): Html =>
  problems[field] === undefined
    ? html` aria-describedby="${field}-hint"`
    : html` aria-describedby="${field}-hint ${field}-problem" aria-invalid="true"`;

const problemSummary = (problems: OverrideProblems): Html | false => {
  const entries = Object.entries(problems);
  return (
    entries.length > 0 &&
    html`<div class="problems" role="alert"><p>意见尚未提交：</p><ul>${entries.map(([field, problem]) => html`<li><a href="#${field}">${problem}</a></li>`)}</ul></div>`
  );
};

const choiceField = ({ filled, problems }: OverridePage): Html =>
  html`<fieldset${flag('aria-describedby="choice-problem"', problems.choice !== undefined)}><legend>复核结论</legend>
${problemOf('choice', problems)}${choices.map(
  ({ value, label, hint }, index) =>
    html`<label class="choice choice-${value}"><input type="radio" name="choice" value="${value}" required${flag('id="choice"', index === 0)}${flag('checked', filled.choice === value)}><span><strong>${label}</strong><span class="hint">${hint}</span></span></label>\n`,
)}</fieldset>`;

const form = (page: OverridePage): Html => {
  const { path, filled, problems } = page;
  return html`<section class="approval-decision panel" aria-labelledby="decision">
<h2 id="decision">填写复核意见</h2>
${problemSummary(problems)}<form method="post" action="${path}#decision">
${choiceField(page)}
<div class="field"><label for="opinion">说明</label><p class="hint" id="opinion-hint">不同意时必填；将转告提出人。</p>${problemOf('opinion', problems)}
<textarea id="opinion" name="opinion" rows="3" maxlength="500"${described('opinion', problems)}>${filled.opinion}</textarea></div>
<div class="field"><label for="code">确认码</label><p class="hint" id="code-hint">邮件中的6位数字。</p>${problemOf('code', problems)}
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${described('code', problems)}></div>
<p><button class="button" type="submit">提交意见</button></p>
<p class="hint">意见提交后不能更改。同意放行的，您的职务随放行的错误和理由一并告知审批人。</p>
</form>
</section>`;
};

/** The page of an open request to a second officer. */
export const overridePage = (page: OverridePage): string => {
  const { found, problems } = page;
  const { request, officer, agencyName } = found;
  return shell({
    title: `${Object.keys(problems).length > 0 ? '意见尚未提交' : '放行复核'}：${agencyName}年报`,
    authority: found.register.authority,
    purpose: '放行复核',
    main: html`<header class="approval-head">
<p class="approval-kicker">请${officer.role}复核</p>
<h1>是否同意放行</h1>
<p class="approval-title">${request.title}</p>
${requestFacts(found)}
</header>
<div class="override-notes">
<section class="panel panel-warn" aria-labelledby="findings-heading"><h2 id="findings-heading">申请放行的问题</h2>
<p>这份年报因核对发现错误被退回。申请放行其中下列${request.messages.length}处：</p>
<ul class="findings">${request.messages.map((message) => html`<li>${message}</li>`)}</ul>
<p><a href="${page.path}/report">查看标注了全部问题的年报</a></p></section>
<section class="panel" aria-labelledby="reason-heading"><h2 id="reason-heading">放行理由</h2><blockquote>${request.reason}</blockquote>
<p class="hint">${request.by.role}提出。这类问题须由两人同意才能放行。</p></section>
</div>
${form(page)}`,
  });
};
