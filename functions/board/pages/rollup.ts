import type { Finding } from '../../../schemas/finding.ts';
import type { Agency } from '../../../schemas/register.ts';
import type { Report } from '../../../schemas/report.ts';
import type { RollUp } from '../../../schemas/rollUp.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { type Tone, toneOf, toneWords } from '../../feedback/numbered.ts';
import { stateOf } from '../../portal/submissionState.ts';
import { digestOf } from '../../rollup/digest.ts';
import type { DraftCheck } from '../../rollup/draft.ts';
import { filedIn, hasOffice, missingIn } from '../../rollup/rollUp.ts';
import type { Change } from '../../rollup/stale.ts';
import { changeWords } from '../../rollup/words.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Visit } from '../visit.ts';
import { memberTable } from './rollupMembers.ts';
import { cellParts, type Sums, sumTables } from './rollupSums.ts';
import { boardShell, formField } from './shell.ts';

/** The government's own report of the year, as it was sent in last. */
export interface RollUpDraft {
  readonly submission: Submission;
  readonly report: Report;
  readonly check: DraftCheck;
}

export interface RollUpPage {
  readonly visit: Visit;
  readonly parent: Agency;
  readonly year: number;
  readonly years: readonly number[];
  /** As published now. */
  readonly current: RollUp;
  readonly fixed: RollUp | undefined;
  /** What has happened since it was fixed. */
  readonly changes: readonly Change[];
  /** Whether the fixed one is looked at. */
  readonly showsFixed: boolean;
  /** Bodies below the government that owe no report for the year. */
  readonly idle: readonly Agency[];
  readonly draft: RollUpDraft | undefined;
  readonly cell: string | undefined;
  readonly news: { readonly words: string; readonly good: boolean } | undefined;
}

const pathOf = ({ parent, year }: Pick<RollUpPage, 'parent' | 'year'>): string => `/board/rollup/${parent.id}/${year}`;

const shownOf = ({ current, fixed, showsFixed }: RollUpPage): RollUp => (showsFixed && fixed ? fixed : current);

const suffix = ({ showsFixed }: RollUpPage): string => (showsFixed ? '?fixed=1' : '');

const yearLinks = ({ parent, year, years }: RollUpPage): Html =>
  html`<nav class="board-years" aria-label="年度"><ul>${years.map(
    (one) =>
      html`<li><a href="${pathOf({ parent, year: one })}"${trusted(one === year ? ' aria-current="true"' : '')}>${one}年</a></li>`,
  )}</ul></nav>`;

const fixedWords = ({ fixed, changes }: RollUpPage): Html => {
  if (!fixed) return html`未固定`;
  const at = `${shanghaiDateTime(fixed.madeAt)}，${fixed.fixedBy?.role ?? ''}`;
  return html`${at} <span class="mark ${changes.length > 0 ? 'mark-bad' : 'mark-good'}">${changes.length > 0 ? '已过时' : '与现状一致'}</span>`;
};

const facts = (page: RollUpPage): Html => {
  const shown = shownOf(page);
  const [filed, missing] = [filedIn(shown).length, missingIn(shown).length];
  const state =
    missing === 0
      ? html`<span class="mark mark-good">已齐全</span>`
      : html`<span class="mark mark-waiting">尚缺${missing}个</span>`;
  const rows: (readonly [string, Html])[] = [
    ['汇总范围', html`${shown.members.length}个单位`],
    ['已公布', html`${filed}个 ${state}`],
    ['固定的汇总', fixedWords(page)],
    ['数字截至', html`${shanghaiDateTime(shown.madeAt)}`],
  ];
  return html`<dl class="facts">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
};

const actions = (page: RollUpPage): Html => {
  const { visit, current, fixed, changes, showsFixed } = page;
  const path = pathOf(page);
  return html`<div class="rollup-actions">${
    filedIn(current).length > 0 &&
    (!fixed || changes.length > 0) &&
    html`<form method="post" action="${path}">${formField(visit)}<input type="hidden" name="seen" value="${digestOf(current)}"><button class="button button-plain" type="submit">${fixed ? '按现状重新固定' : '固定汇总'}</button></form>`
  }<ul class="board-tools"><li>下载${showsFixed && '固定的汇总'}：<a href="${path}/file.xlsx${suffix(page)}">Excel</a> <a href="${path}/file.docx${suffix(page)}">Word表格</a> <a href="${path}/file.json${suffix(page)}">JSON</a></li>${
    fixed &&
    (showsFixed
      ? html`<li><a href="${path}">查看现状</a></li>`
      : html`<li><a href="${path}?fixed=1">查看固定的汇总</a></li>`)
  }<li><a href="/board/statistics/${page.parent.id}">历年统计</a></li></ul></div>
<p class="hint">固定汇总，是把所用各单位报告的版本和数字记录下来，作为编制政府报告的依据；此后有单位更正、撤回或者新公布报告的，这里会标为“已过时”。</p>`;
};

const stale = ({ changes, fixed, year }: RollUpPage): Html | false =>
  fixed !== undefined &&
  changes.length > 0 &&
  html`<section class="panel panel-bad" aria-labelledby="stale"><h2 id="stale">固定的汇总已过时</h2><p>${shanghaiDateTime(fixed.madeAt)}固定以来，有${changes.length}个单位发生变化。政府报告如已据此编制，请重新核对。</p><ul class="rollup-names">${changes.map(
    ({ agencyId, name, kind }) =>
      html`<li><a href="/board/${year}/agencies/${agencyId}">${name}</a>${changeWords[kind]}</li>`,
  )}</ul></section>`;

const missing = (page: RollUpPage): Html | false => {
  const shown = shownOf(page);
  const lacking = missingIn(shown);
  const query = lacking.map(({ agencyId }) => `agency=${agencyId}`).join('&');
  return (
    (lacking.length > 0 || !hasOffice(shown)) &&
    html`<section class="panel panel-warn" aria-labelledby="missing"><h2 id="missing">合计还不完整</h2>${
      lacking.length > 0 &&
      html`<p>下列${lacking.length}个单位还没有公布报告，合计中没有它们的数字，因此暂不判断政府报告是否相符。</p><ul class="rollup-names">${lacking.map(
        ({ agencyId, name }) => html`<li><a href="/board/${shown.year}/agencies/${agencyId}">${name}</a></li>`,
      )}</ul><p><a href="/board/${shown.year}/chase?${query}">催办这些单位</a></p>`
    }${
      !hasOffice(shown) &&
      html`<p>名录中没有由本级政府汇总的政府办公室。办公室收到和办理的申请也应计入政府的报告，请核对名录。</p>`
    }</section>`
  );
};

const toneMarks: Readonly<Record<Tone, string>> = {
  error: 'mark-bad',
  warning: 'mark-waiting',
  info: 'mark-busy',
  passed: 'mark-good',
};

const findingItem = (finding: Finding): Html => {
  const tone = toneOf(finding);
  const words = finding.status === 'notAssessable' ? '未核对' : toneWords[tone];
  return html`<li><p><span class="mark ${toneMarks[tone]}">${words}</span> ${finding.message}</p></li>`;
};

const draftSection = (page: RollUpPage): Html => {
  const { draft, parent, year } = page;
  if (!draft)
    return html`<section class="panel" aria-labelledby="draft"><h2 id="draft">与政府报告比对</h2><p class="none">${parent.name}还没有报送${year}年的报告，或者报送的文件没有读出来。报送后在这里逐格比对。</p></section>`;
  const { submission, check } = draft;
  // That the scope is as it is (H02) the page shows below.
  const right = check.assessments
    .filter(({ status, rule }) => status === 'pass' && rule !== 'H02')
    .flatMap(({ evidence }) => evidence);
  return html`<section class="panel" aria-labelledby="draft"><h2 id="draft">与政府报告比对</h2>
<p><a href="/board/${year}/agencies/${parent.id}/submissions/${submission.submissionId}">${submission.fileName}</a>（${shanghaiDateTime(submission.uploadedAt)}报送，${stateOf(submission, []).words}）与各单位现已公布的报告比对。不一致的，在下面表格中标出报告的数字。</p>
<ul class="board-log">${check.findings.map(findingItem)}${right.map(
    ({ message }) => html`<li><p><span class="mark mark-good">相符</span> ${message}</p></li>`,
  )}</ul></section>`;
};

const unplaced = (rolled: RollUp): Html | false => {
  const some = rolled.members.filter((member) => member.unplaced.length > 0);
  return (
    some.length > 0 &&
    html`<section class="panel panel-warn" aria-labelledby="unplaced"><h2 id="unplaced">不能汇总的数字</h2><p>下列单位用的是另一版格式，其中的这些数字在本年格式中没有相同含义的单元格，没有计入合计，请逐项处理。</p>${some.map(
      (member) =>
        html`<details><summary>${member.name}：${member.unplaced.length}格</summary><ul class="rollup-names">${member.unplaced.map(({ place, value }) => html`<li>${place}：${value}</li>`)}</ul></details>`,
    )}</section>`
  );
};

const idleNote = ({ idle, year }: RollUpPage): Html | false =>
  idle.length > 0 &&
  html`<p class="hint">不在${year}年汇总范围内：${idle.map(({ name }) => name).join('、')}（新设或者已撤销）。</p>`;

/** The sum of what a government's agencies have published for a year, what it is made of, and what it is for. */
export const rollUpPage = (page: RollUpPage): string => {
  const { visit, parent, year, news, draft, cell, showsFixed } = page;
  const shown = shownOf(page);
  const sums: Sums = {
    rolled: shown,
    draft: draft?.report,
    cell,
    addressOf: (name) => `${pathOf(page)}?${showsFixed ? 'fixed=1&' : ''}cell=${name}#parts`,
  };
  return boardShell({
    title: `${parent.name}${year}年度汇总`,
    authority: visit.register.authority,
    visit,
    styles: ['report', 'rollup'],
    main: html`${news && html`<p class="board-news ${news.good ? 'board-news-good' : 'board-news-bad'}" role="status">${news.words}</p>`}
<header class="approval-head"><p class="approval-kicker"><a href="/board/${year}">${year}年度年报进度</a></p>
<div class="board-head"><h1>${parent.name}${year}年度汇总${showsFixed && '（固定的）'}</h1>${yearLinks(page)}</div>
${facts(page)}
${actions(page)}</header>
${stale(page)}${missing(page)}${draftSection(page)}${unplaced(shown)}${cellParts(sums)}
<section class="panel" aria-labelledby="sums"><h2 id="sums">各单位之和</h2><p class="hint">点开任一数字，可以看到各单位各是多少。${Object.values(shown.cells).some(({ without }) => without.length > 0) && '带*的，有单位没有可用的数字，合计中没有它们。'}</p>
${sumTables(sums)}</section>
<section class="panel" aria-labelledby="members"><h2 id="members">汇总范围</h2>${memberTable(shown)}${idleNote(page)}</section>`,
  });
};
