import type { Validation } from '../../schemas/finding.ts';
import type { Report } from '../../schemas/report.ts';
import { renderHtml } from '../render/html.ts';
import { labelledBy } from '../render/marking.ts';
import { pageModel } from '../render/model.ts';
import type { Picture } from '../render/pictures.ts';
import { type Html, html, trusted } from '../shared/html.ts';
import { accountDetails, accountLine } from './account.ts';
import { findingList } from './findingList.ts';
import { names } from './names.ts';
import { type Numbered, numbered, tones, toneWords } from './numbered.ts';
import { reportMarking } from './reportMarking.ts';

export interface FeedbackInput {
  readonly report: Report;
  readonly validation: Validation;
  /** As the register has it; otherwise as it stands in the title. */
  readonly agencyName: string;
  /** Stands before every id; needed where a page holds the feedback on several reports. */
  readonly idPrefix?: string;
  /** Id of what names the report, where there are several. */
  readonly nameId?: string;
  /** Address of a picture of the report. */
  readonly picture: (picture: Picture) => string;
}

/**
 * What was found in a report, for those who must mend it: the findings in a list, the report as it will be printed with
 * every finding marked in its place, links both ways. Needs base.css, report.css and feedback.css, and no script.
 */
export const feedback = ({ report, validation, agencyName, idPrefix = '', nameId, picture }: FeedbackInput): Html => {
  const page = names(idPrefix);
  const findings = numbered(validation.findings);
  const { marking, marksOf } = reportMarking(report, findings, page, { picture, nameId });
  const labels = (id: string): string => labelledBy(marking, id);
  // Only the title of a report without one is made from these.
  const model = pageModel(report, { agencyId: '', agencyName, year: report.year ?? 0 });
  return html`<div class="feedback">
<section class="feedback-panel" id="${idPrefix}findings" aria-labelledby="${labels('findings-heading')}">
<h2 id="${idPrefix}findings-heading">问题清单</h2>
${tally(findings)}<p class="feedback-account">${accountLine(validation)}</p>
${findingList(findings, { report, names: page, marksOf })}${accountDetails(validation)}</section>
<section class="feedback-report" aria-labelledby="${labels('marked-heading')}">
<h2 id="${idPrefix}marked-heading">${findings.length > 0 ? '标注了问题的年报' : '年报全文'}</h2>
${legend(findings)}${trusted(renderHtml(model, marking))}
${findings.length > 0 && html`<p class="feedback-back"><a href="#${idPrefix}findings">回到问题清单</a></p>`}</section>
</div>
`;
};

const tally = (findings: readonly Numbered[]): Html => {
  const counts = tones
    .map((tone) => ({ tone, count: findings.filter((one) => one.tone === tone).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return html`<p class="feedback-none">没有发现问题。</p>\n`;
  return html`<ul class="feedback-tally" aria-label="问题数量">${counts.map(
    ({ tone, count }) => html`<li class="feedback-${tone}"><strong>${count}</strong> 处${toneWords[tone]}</li>`,
  )}</ul>\n`;
};

/** Says what the signs mean, as far as they occur. */
const legend = (findings: readonly Numbered[]): Html | false => {
  const shown = tones.filter((tone) => findings.some((one) => one.tone === tone));
  return (
    shown.length > 0 &&
    html`<p class="feedback-legend">${shown.map(
      (tone) =>
        html`<span><span class="feedback-badge feedback-${tone}" aria-hidden="true">1</span> ${toneWords[tone]}</span> `,
    )}<span>数字为问题清单中的序号，点数字可回到清单。小号数字表示该单元格是同一算式的一部分。</span></p>\n`
  );
};
