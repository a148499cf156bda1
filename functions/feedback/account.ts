import type { Assessment, Finding, Validation } from '../../schemas/finding.ts';
import { type Html, html } from '../shared/html.ts';

type Checked = Pick<Validation, 'assessments' | 'findings'>;

/** Rules that could not be assessed for one reason. */
interface OpenRules {
  /** In Chinese, a sentence. */
  readonly reason: string;
  /** Each with its title. */
  readonly rules: readonly { readonly id: string; readonly title: string }[];
}

/** What could not be assessed, by reason: many rules lack the same thing. */
export const openRules = ({ findings, assessments }: Checked): OpenRules[] => {
  const titles = new Map(assessments.map(({ rule, title = '' }) => [rule, title]));
  const reasons = findings
    .filter(({ status }) => status === 'notAssessable')
    .map(({ rule, message }) => {
      const title = titles.get(rule) ?? '';
      const words = `未核对“${title}”：`;
      return { id: rule, title, reason: message.startsWith(words) ? message.slice(words.length) : message };
    });
  return [...Map.groupBy(reasons, ({ reason }) => reason)].map(([reason, rules]) => ({ reason, rules }));
};

/** What became of the rules, counted. */
interface Account {
  readonly assessed: number;
  readonly passed: readonly Assessment[];
  readonly notAssessable: readonly Finding[];
  /** Rules of which nothing could be assessed. */
  readonly open: number;
}

const accountOf = ({ assessments, findings }: Checked): Account => {
  const open = assessments.filter(({ status }) => status === 'notAssessable').length;
  return {
    assessed: assessments.length - open,
    passed: assessments.filter(({ status }) => status === 'pass'),
    notAssessable: findings.filter(({ status }) => status === 'notAssessable'),
    open,
  };
};

/** 已核对78条规则：75条无误（其中23处逐一比对一致），3条有问题或须核实；另有12条未能核对。 */
export const accountLine = (validation: Checked): string => {
  const { assessed, passed, open } = accountOf(validation);
  const compared = passed.flatMap(({ evidence }) => evidence).length;
  const wrong = assessed - passed.length;
  const evidence = compared > 0 ? `（其中${compared}处逐一比对一致）` : '';
  const rest = open > 0 ? `；另有${open}条未能核对` : '';
  return `已核对${assessed}条规则：${passed.length}条无误${evidence}${wrong > 0 ? `，${wrong}条有问题或须核实` : ''}${rest}。`;
};

/** What was right, with its evidence, and what could not be assessed, both folded away. */
export const accountDetails = (validation: Validation): Html => {
  const { passed, notAssessable } = accountOf(validation);
  const proven = validation.assessments.filter(({ status, evidence }) => status === 'pass' || evidence.length > 0);
  return html`${
    proven.length > 0 &&
    html`<details class="feedback-details"><summary>核对无误的（${passed.length}条规则）</summary>
<ul class="feedback-rules">${proven.map(rightIn)}</ul></details>
`
  }${
    notAssessable.length > 0 &&
    html`<details class="feedback-details"><summary>未能核对的（${notAssessable.length}项）</summary>
<p>以下各项缺少资料，没有核对，不等于没有问题。</p>
<ul class="feedback-rules">${openRules(validation).map(openIn)}</ul></details>
`
  }`;
};

const openIn = ({ reason, rules: open }: OpenRules): Html =>
  html`<li>${reason}<ul>${open.map(({ id, title }) => html`<li><span class="feedback-rule">${id}</span> ${title}</li>`)}</ul></li>`;

const rightIn = ({ rule, title, status, evidence }: Assessment): Html =>
  html`<li><span class="feedback-rule">${rule}</span> ${title}${status !== 'pass' && '（其余见问题清单）'}${
    evidence.length > 0 && html`<ul>${evidence.map(({ message }) => html`<li>${message}</li>`)}</ul>`
  }</li>`;
