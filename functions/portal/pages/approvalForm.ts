import type { Choice } from '../../../schemas/approval.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import type { Filled, Problems } from '../decisionForm.ts';

export interface FormState {
  /** Address the form posts to. */
  readonly path: string;
  readonly filled: Filled;
  readonly problems: Problems;
}

const choices: readonly { readonly value: Choice; readonly label: string; readonly hint: string }[] = [
  { value: 'approve', label: '同意', hint: '按本页所示内容转入下一环节或发布。' },
  { value: 'return', label: '退回修改', hint: '本次报送终止，由报送单位修改后重新报送。' },
];

/** A boolean attribute or one of ours with a fixed value. */
const attribute = (text: string, when: boolean): Html => trusted(when ? ` ${text}` : '');

const problemText = (field: keyof Filled, problems: Problems): Html | false => {
  const problem = problems[field];
  return problem !== undefined && html`<p class="problem" id="${field}-problem">${problem}</p>`;
};

/** Marks a field whose entry was refused, and names what describes it. */
const described = (field: keyof Filled, problems: Problems): Html =>
  problems[field] === undefined
    ? html` aria-describedby="${field}-hint"`
    : html` aria-describedby="${field}-hint ${field}-problem" aria-invalid="true"`;

const problemSummary = (problems: Problems): Html | false => {
  const entries = Object.entries(problems);
  return (
    entries.length > 0 &&
    html`<div class="problems" role="alert"><p>意见尚未提交：</p><ul>${entries.map(([field, problem]) => html`<li><a href="#${field}">${problem}</a></li>`)}</ul></div>`
  );
};

const choiceField = ({ filled, problems }: FormState): Html =>
  html`<fieldset${attribute('aria-describedby="choice-problem"', problems.choice !== undefined)}><legend>审批结论</legend>
${problemText('choice', problems)}${choices.map(
  ({ value, label, hint }, index) =>
    html`<label class="choice choice-${value}"><input type="radio" name="choice" value="${value}" required${attribute('id="choice"', index === 0)}${attribute('checked', filled.choice === value)}><span><strong>${label}</strong><span class="hint">${hint}</span></span></label>\n`,
)}</fieldset>`;

/** The form of a decision: choice, opinion, confirmation code. */
export const decisionForm = (state: FormState): Html => {
  const { path, filled, problems } = state;
  return html`<section class="approval-decision panel" aria-labelledby="decision">
<h2 id="decision">填写审批意见</h2>
${problemSummary(problems)}<form method="post" action="${path}#decision">
${choiceField(state)}
<div class="field"><label for="opinion">意见</label><p class="hint" id="opinion-hint">退回时必填；将转告报送单位。</p>${problemText('opinion', problems)}
<textarea id="opinion" name="opinion" rows="5" maxlength="2000"${described('opinion', problems)}>${filled.opinion}</textarea></div>
<div class="field"><label for="code">确认码</label><p class="hint" id="code-hint">邮件中的6位数字。</p>${problemText('code', problems)}
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${described('code', problems)}></div>
<p><button class="button" type="submit">提交意见</button></p>
<p class="hint">意见提交后不能更改，并记入审批记录。</p>
</form>
</section>`;
};
