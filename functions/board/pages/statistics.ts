import { formOf } from '../../../schemas/form/index.ts';
import type { Agency } from '../../../schemas/register.ts';
import { type Html, html } from '../../shared/html.ts';
import { type StatisticsRun, type StatisticsYear, statisticsGroups } from '../statisticsTable.ts';
import type { Visit } from '../visit.ts';
import { boardShell } from './shell.ts';

const yearHeader = ({ year, edition, filed, of }: StatisticsYear): Html =>
  html`<th scope="col" class="number">${year}年${edition === '2019' && html`<span class="board-roles">${formOf(edition).name}</span>`}${of !== undefined && html`<span class="board-roles">${filed ?? 0}/${of}个单位</span>`}</th>`;

const runTable = (run: StatisticsRun, index: number): Html =>
  run.years.some(({ counts }) => counts !== null)
    ? fullTable(run, index)
    : html`<section class="panel" aria-labelledby="run-${index}"><h2 id="run-${index}">${run.name}</h2><p class="none">这些年还没有公布报告。</p></section>`;

const fullTable = ({ name, years }: StatisticsRun, index: number): Html =>
  html`<section class="panel" aria-labelledby="run-${index}"><h2 id="run-${index}">${name}</h2>
<div class="report-scroll" tabindex="0" role="region" aria-label="${name}，各年数字"><table class="comparison rollup-statistics"><caption class="visually-hidden">${name}，各年在列</caption>
<thead><tr><th scope="col">项目</th>${years.map(yearHeader)}</tr></thead>${statisticsGroups.map(
    (group) =>
      html`<tbody><tr class="rollup-group"><th scope="rowgroup" colspan="${years.length + 1}">${group.name}</th></tr>${group.rows.map(
        ({ label, value }) =>
          html`<tr><th scope="row">${label}</th>${years.map(({ counts }) => html`<td class="number">${counts ? value(counts) : ''}</td>`)}</tr>\n`,
      )}</tbody>`,
  )}</table></div></section>`;

const explanations = html`<section class="panel" aria-labelledby="meaning"><h2 id="meaning">怎样计算</h2><ul class="rollup-names rollup-meaning">
<li>公开率＝（予以公开＋部分公开）÷办理结果总计。</li>
<li>结转率＝结转下年度÷（本年新收＋上年结转）。</li>
<li>纠错率＝结果纠正÷总计，行政复议和两类行政诉讼合并计算，总计包括尚未审结的。</li>
<li>2019年版格式（2019、2020年）的“其他处理”只有一行，2021年版分为三行，这里合并比较；其余各行含义相同。主动公开表两版含义不同（制发件数与公开件数、收费金额与收费项目数），不作历年比较。</li>
<li>“－”表示没有可用的数字，或者除数为0；空格表示当年没有公布报告。</li>
</ul></section>`;

/** The years of one agency, and of the bodies it sums up if it is a government. */
export const statisticsPage = (page: {
  readonly visit: Visit;
  readonly agency: Agency;
  readonly runs: readonly StatisticsRun[];
  /** The latest year, where its own page lies. */
  readonly year: number;
}): string => {
  const { visit, agency, runs, year } = page;
  const path = `/board/statistics/${agency.id}`;
  return boardShell({
    title: `${agency.name}：历年统计`,
    authority: visit.register.authority,
    visit,
    styles: ['report', 'rollup'],
    main: html`<header class="approval-head"><p class="approval-kicker"><a href="/board/${year}/agencies/${agency.id}">${agency.name}</a></p>
<h1>历年统计</h1><ul class="board-tools"><li>下载：<a href="${path}/file.xlsx">Excel</a> <a href="${path}/file.csv">CSV</a></li></ul></header>
${runs.map(runTable)}${explanations}`,
  });
};
