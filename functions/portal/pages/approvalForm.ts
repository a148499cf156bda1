import type { Choice } from '../../../schemas/approval.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import type { Problems } from '../decisionForm.ts';
import type { FormState } from '../formState.ts';
import { codeField, sendCodeButton } from './codeField.ts';

interface Option {
  readonly value: string;
  readonly choice: Choice;
  readonly returnTo: number | null;
  readonly label: string;
  readonly hint: string;
}

const optionsOf = ({ earlier }: FormState): Option[] => [
  {
    value: 'approve',
    choice: 'approve',
    returnTo: null,
    label: '同意',
    hint: '按本页所示内容转入下一环节或发布。',
  },
  {
    value: 'return',
    choice: 'return',
    returnTo: null,
    label: '退回报送单位',
    hint: '本次报送终止，由报送单位修改后重新报送。',
  },
  ...earlier.map(({ position, name }) => ({
    value: `return:${position}`,
    choice: 'return' as const,
    returnTo: position,
    label: `退回“${name}”环节`,
    hint: '内容不变，由该环节重新办理，其后各环节依次再办。',
  })),
];

/** A boolean attribute or one of ours with a fixed value. */
const attribute = (text: string, when: boolean): Html => trusted(when ? ` ${text}` : '');

const problemText = (field: keyof Problems, problems: Problems): Html | false => {
  const problem = problems[field];
  return problem !== undefined && html`<p class="problem" id="${field}-problem">${problem}</p>`;
};

const problemSummary = (problems: Problems): Html | false => {
  const entries = Object.entries(problems);
  return (
    entries.length > 0 &&
    html`<div class="problems" role="alert"><p>意见尚未提交：</p><ul>${entries.map(([field, problem]) => html`<li><a href="#${field}">${problem}</a></li>`)}</ul></div>`
  );
};

const choiceField = (state: FormState): Html =>
  html`<fieldset${attribute('aria-describedby="choice-problem"', state.problems.choice !== undefined)}><legend>审批结论</legend>
${problemText('choice', state.problems)}${optionsOf(state).map(
  ({ value, choice, returnTo, label, hint }, index) =>
    html`<label class="choice choice-${choice}"><input type="radio" name="choice" value="${value}" required${attribute('id="choice"', index === 0)}${attribute('checked', state.filled.choice === choice && state.filled.returnTo === returnTo)}><span><strong>${label}</strong><span class="hint">${hint}</span></span></label>\n`,
)}</fieldset>`;

const opinionField = ({ filled, problems }: FormState): Html => {
  const describedBy = problems.opinion === undefined ? 'opinion-hint' : 'opinion-hint opinion-problem';
  return html`<div class="field"><label for="opinion">意见</label><p class="hint" id="opinion-hint">退回时必填；将转告报送单位及重新办理的环节。</p>${problemText('opinion', problems)}
<textarea id="opinion" name="opinion" rows="5" maxlength="2000" aria-describedby="${describedBy}"${attribute('aria-invalid="true"', problems.opinion !== undefined)}>${filled.opinion}</textarea></div>`;
};

/** The form of a decision: choice, opinion, confirmation code. Its first button hands it in, as the enter key does. */
export const decisionForm = (state: FormState): Html =>
  html`<section class="approval-decision panel" aria-labelledby="decision">
<h2 id="decision">填写审批意见</h2>
${problemSummary(state.problems)}<form method="post" action="${state.path}#decision">
${state.sheet.sent && html`<input type="hidden" name="sheet" value="${state.sheet.sent.name}">`}${choiceField(state)}
${opinionField(state)}
${codeField(state)}
<p class="form-actions"><button class="button" type="submit">提交意见</button>${sendCodeButton(state)}</p>
<p class="hint">意见提交后不能更改，并记入审批记录。</p>
</form>
</section>`;
