import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { CodeState, FormState } from '../formState.ts';

type Fresh = Extract<CodeState, { kind: 'fresh' }>;

/** Enough of an address for its owner to know it by. */
const masked = (mail: string): string => mail.replace(/^(.).*(?=@)/u, '$1***');

const freshHint = ({ mailbox, goodUntil }: Fresh): Html =>
  goodUntil === null
    ? html`请先点击下方的“发送确认码”，6位数字的确认码将发到您登记的邮箱 ${masked(mailbox)}，10分钟内有效。`
    : html`确认码已发到您登记的邮箱 ${masked(mailbox)}，请填写最新邮件中的6位数字，${shanghaiDateTime(goodUntil)} 前有效。`;

/** What became of a code just asked for. */
const askedNote = ({ asked, nextAt }: Fresh): string | undefined => {
  switch (asked) {
    case 'sent':
      return '确认码已发送，请查收邮件。';
    case 'tooMany':
      return `确认码每分钟只能发送一次，每小时最多5次${nextAt === undefined ? '' : `，请于${shanghaiDateTime(nextAt)}后再试`}。此前收到的确认码在有效期内仍可使用。`;
    case 'failed':
      return '邮件暂时没有发出，请一分钟后再点击“发送确认码”。';
    default:
      return undefined;
  }
};

/** The field for the confirmation code, with where the code is to be found. */
export const codeField = ({ code, problems }: FormState): Html => {
  const problem = problems.code;
  const note = code.kind === 'fresh' ? askedNote(code) : undefined;
  const state =
    problem === undefined
      ? html` aria-describedby="code-hint"`
      : html` aria-describedby="code-hint code-problem" aria-invalid="true"`;
  return html`<div class="field"><label for="code">确认码</label><p class="hint" id="code-hint">${code.kind === 'mailed' ? '邮件中的6位数字。' : freshHint(code)}</p>${note !== undefined && html`<p class="asked${code.kind === 'fresh' && code.asked !== 'sent' && ' asked-not'}" role="status">${note}</p>`}${problem !== undefined && html`<p class="problem" id="code-problem">${problem}</p>`}
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${state}></div>`;
};

/** Mails a code and comes back with what was filled in; it stands in the same form and asks for none of its fields. */
export const sendCodeButton = ({ path, code }: FormState): Html | false =>
  code.kind === 'fresh' &&
  html`<button class="button button-plain" type="submit" formaction="${path}/code#code" formnovalidate>${code.goodUntil === null ? '发送确认码' : '重新发送确认码'}</button>`;
