import type { Finding } from '../../../schemas/finding.ts';
import { allowedBy, overriddenOf } from '../../notify/mails/overridden.ts';
import { type Html, html } from '../../shared/html.ts';

/** What the authority let pass, apart from all else: finding, reason, by whom (role) and when. */
export const overriddenList = (findings: readonly Finding[]): Html | false => {
  const overridden = overriddenOf(findings);
  return (
    overridden.length > 0 &&
    html`<section class="panel panel-bad overridden" aria-labelledby="overridden-heading">
<h2 id="overridden-heading">主管部门同意放行的错误</h2>
<p>下列${overridden.length}处经核对有错误，主管部门已同意按原样放行，请审批时特别留意：</p>
<ul class="findings">${overridden.map(
      ({ message, override }) =>
        html`<li>${message}<blockquote>${override.reason}</blockquote><p class="hint">${allowedBy(override)}</p></li>`,
    )}</ul>
</section>`
  );
};

/** The checks without the errors that were let pass, as they are spoken of. */
export const checksWords = (findings: readonly Finding[]): string =>
  overriddenOf(findings).length > 0 ? '其余各项核对均已通过' : '表格勾稽关系等各项核对均已通过';
