import type { Finding, Quote } from '../../schemas/finding.ts';
import type { Report } from '../../schemas/report.ts';
import { type Html, html } from '../shared/html.ts';
import { badge } from './badge.ts';
import type { Names } from './names.ts';
import { type Numbered, toneWords } from './numbered.ts';
import { parts, placeOf } from './parts.ts';
import type { ReportMarking } from './reportMarking.ts';
import { suggestedFigure, suggestionSentence } from './suggestion.ts';

/** What every entry of the list is made with. */
interface List {
  readonly report: Report;
  readonly names: Names;
  readonly marksOf: ReportMarking['marksOf'];
}

/** All findings, part by part, each with the way to its marks in the report. */
export const findingList = (findings: readonly Numbered[], list: List): Html =>
  html`${parts.map(({ place, title }) => {
    const here = findings.filter(({ finding }) => placeOf(finding) === place);
    if (here.length === 0) return '';
    const id = list.names.part(place);
    return html`<h3 id="${id}">${title}</h3>
<ol class="feedback-list">${here.map((one) => entry(one, list))}</ol>
`;
  })}`;

const entry = (one: Numbered, { report, names, marksOf }: List): Html => {
  const { finding, tone } = one;
  return html`<li class="feedback-entry feedback-${tone}" id="${names.finding(one)}">
<p class="feedback-head">${badge(one)} <strong>${toneWords[tone]}</strong> <span class="feedback-rule">规则 ${finding.rule}</span></p>
<p>${finding.message}</p>
${suggestion(report, finding)}${quotes(finding)}${consequences(finding)}${override(finding)}${ways(one, marksOf(one))}</li>
`;
};

const suggestion = (report: Report, finding: Finding): Html | undefined => {
  const figure = suggestedFigure(report, finding);
  return (
    figure &&
    html`<p class="feedback-suggestion"><span class="feedback-change">${figure.now}<span aria-hidden="true"> → </span><span class="visually-hidden">，可考虑改为</span>${figure.value}</span> ${suggestionSentence(report, finding) ?? '供参考，请对照台账核实后再改。'}</p>`
  );
};

/** More than this is looked up in the text itself. */
const mostQuotes = 3;

const quotes = ({ quotes: all }: Finding): Html | false =>
  all.length > 0 &&
  html`<blockquote class="feedback-quote">${all.slice(0, mostQuotes).map((quote) => html`<p>${stressed(quote)}</p>`)}${all.length > mostQuotes && html`<p>……另有${all.length - mostQuotes}处，见文中标注。</p>`}</blockquote>`;

const stressed = ({ text, marks }: Quote): Html[] => {
  const cuts = [...new Set([0, ...marks.flat(), text.length])]
    .filter((cut) => cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const piece = text.slice(from, cuts[index + 1]);
    return marks.some(([begin, end]) => begin <= from && from < end) ? html`<strong>${piece}</strong>` : html`${piece}`;
  });
};

const consequences = ({ consequences: all }: Finding): Html | false =>
  all.length > 0 &&
  html`<div class="feedback-consequences"><p>由此还有${all.length}处，改正后一并消除：</p><ul>${all.map((line) => html`<li>${line}</li>`)}</ul></div>`;

const override = ({ override: given }: Finding): Html | undefined =>
  given &&
  html`<p class="feedback-override">${given.by}已准予通过${given.confirmedBy !== null && `，${given.confirmedBy}复核`}。理由：${given.reason}</p>`;

const kinds = { cell: '看表格中的位置', text: '看文中的位置', part: '看所在部分' } as const;

const ways = ({ number }: Numbered, marks: ReturnType<ReportMarking['marksOf']>): Html | false => {
  const texts = marks.filter(({ kind }) => kind === 'text');
  return (
    marks.length > 0 &&
    html`<p class="feedback-ways">${marks.map((mark) => {
      const which = mark.kind === 'text' && texts.length > 1 ? `（${texts.indexOf(mark) + 1}）` : '';
      return html`<a href="#${mark.id}">${kinds[mark.kind]}${which}<span class="visually-hidden">：问题${number}</span></a> `;
    })}</p>`
  );
};
