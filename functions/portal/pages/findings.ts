import type { Finding } from '../../../schemas/finding.ts';
import { type Html, html } from '../../shared/html.ts';
import { checksWords } from './overridden.ts';

const list = (findings: readonly Finding[]): Html =>
  html`<ul class="findings">${findings.map(({ message }) => html`<li>${message}</li>`)}</ul>`;

/** What was found and does not keep the report from being published: what to heed, then what is good to know. */
export const findingsSection = (findings: readonly Finding[]): Html => {
  const found = findings.filter(({ override, status }) => override === undefined && status !== 'notAssessable');
  const warnings = found.filter(({ severity }) => severity === 'warning');
  const hints = found.filter(({ severity }) => severity === 'info');
  return html`<section class="panel${warnings.length > 0 ? ' panel-warn' : ''}" aria-labelledby="findings-heading">
<h2 id="findings-heading">核对提示</h2>
${
  warnings.length > 0
    ? html`<p>${checksWords(findings)}。下列${warnings.length}处不影响发布，请审批时留意：</p>${list(warnings)}`
    : html`<p>${checksWords(findings)}，没有其他需要特别留意之处。</p>`
}${hints.length > 0 && html`<details><summary>供参考（${hints.length}处）</summary>${list(hints)}</details>`}
</section>`;
};
