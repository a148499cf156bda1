import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import type { BoardRow, BoardState } from '../rows.ts';
import { countsOf, type Paged, queryOf, type Selection } from '../selection.ts';
import type { Visit } from '../visit.ts';
import { daysInWords, lateWords, stageInWords, stateTones, stateWords } from '../words.ts';
import { boardShell } from './shell.ts';

export interface BoardPage {
  readonly visit: Visit;
  readonly year: number;
  /** The years that can be switched to, newest first. */
  readonly years: readonly number[];
  /** Every agency of the year. */
  readonly all: readonly BoardRow[];
  readonly selection: Selection;
  /** How many are selected, on all pages. */
  readonly found: number;
  readonly paged: Paged;
  /** Mails that did not reach their recipients. */
  readonly mailFailures: number;
}

/** Before, there was no common form whose figures could be added up. */
const firstFormYear = 2019;

const current = (is: boolean): Html => trusted(is ? ' aria-current="true"' : '');

const yearLinks = ({ year, years }: BoardPage): Html =>
  html`<nav class="board-years" aria-label="年度"><ul>${years.map(
    (one) => html`<li><a href="/board/${one}"${current(one === year)}>${one}年</a></li>`,
  )}</ul></nav>`;

const filterLink = (page: BoardPage, filter: Selection['filter'], words: string, count: number, tone = 'quiet'): Html =>
  html`<li><a class="board-count tone-${tone}" href="/board/${page.year}${queryOf({ ...page.selection, filter, page: 1 })}"${current(page.selection.filter === filter)}><strong>${count}</strong> ${words}</a></li>`;

const filters = (page: BoardPage): Html => {
  const counts = countsOf(page.all);
  return html`<nav aria-label="按状态查看"><ul class="board-counts">${filterLink(page, undefined, '全部', counts.all)}${Object.entries(
    stateWords,
  ).map(([state, words]) =>
    filterLink(page, state as BoardState, words, counts[state as BoardState], stateTones[state as BoardState]),
  )}${filterLink(page, 'late', '逾期', counts.late, 'bad')}</ul></nav>`;
};

const search = ({ year, selection }: BoardPage): Html =>
  html`<form class="board-search" method="get" action="/board/${year}" role="search">${selection.filter && html`<input type="hidden" name="state" value="${selection.filter}">`}<label for="q">单位名称</label><input id="q" name="q" type="search" maxlength="60" value="${selection.search}"><button class="board-small" type="submit">查找</button></form>`;

const tools = ({ year, mailFailures }: BoardPage): Html =>
  html`<ul class="board-tools"><li><a href="/board/${year}/faults">常见问题</a></li><li><a href="/board/${year}/chases">催办记录</a></li>${year >= firstFormYear && html`<li><a href="/board/${year}/rollup">汇总</a></li>`}<li><a href="/board/mails">未送达的邮件${mailFailures > 0 && html`<strong class="board-alert">${mailFailures}</strong>`}</a></li><li><a href="/board/inspection">自查</a></li><li>导出进度：<a href="/board/${year}/table.xlsx">Excel</a> <a href="/board/${year}/table.csv">CSV</a></li><li>导出逾期清单：<a href="/board/${year}/overdue.xlsx">Excel</a> <a href="/board/${year}/overdue.csv">CSV</a></li></ul>`;

const rowOf = (row: BoardRow, year: number): Html => {
  const { agency, state, standing, stage, daysLeft, late } = row;
  return html`<tr><td><input type="checkbox" name="agency" value="${agency.id}" aria-label="选择${agency.name}"></td><th scope="row"><a href="/board/${year}/agencies/${agency.id}">${agency.name}</a></th><td><span class="mark tone-${stateTones[state]}">${stateWords[state]}</span>${stage && html` ${stageInWords(row)}${stage.roles !== '' && html`<span class="board-roles">${stage.roles}</span>`}`}</td><td>${standing && html`${shanghaiDate(standing.since)}起`}</td><td>${late ? html`<strong class="board-late">${late === 'publishedLate' ? lateWords[late] : daysInWords(daysLeft)}</strong>` : daysInWords(daysLeft)}</td></tr>\n`;
};

const pageLinks = ({ year, selection, paged: { page, pages } }: BoardPage): Html | false =>
  pages > 1 &&
  html`<nav class="board-pages" aria-label="分页"><p>第${page}页，共${pages}页</p><ul>${page > 1 && html`<li><a href="/board/${year}${queryOf({ ...selection, page: page - 1 })}" rel="prev">上一页</a></li>`}${page < pages && html`<li><a href="/board/${year}${queryOf({ ...selection, page: page + 1 })}" rel="next">下一页</a></li>`}</ul></nav>`;

const list = (page: BoardPage): Html => {
  const { year, paged } = page;
  if (paged.rows.length === 0) return html`<p class="none">没有符合条件的单位。</p>`;
  return html`<form method="get" action="/board/${year}/chase">
<table class="board-table"><caption class="visually-hidden">${year}年度年报进度，最急的在前</caption>
<thead><tr><th scope="col"><span class="visually-hidden">选择</span></th><th scope="col">单位</th><th scope="col">状态</th><th scope="col">起始</th><th scope="col">距期限</th></tr></thead>
<tbody>${paged.rows.map((row) => rowOf(row, year))}</tbody></table>
${pageLinks(page)}<p class="board-actions"><button class="button button-plain" type="submit">催办所选单位</button><a href="/board/${year}/chase?all=late">催办全部逾期单位</a></p>
</form>`;
};

/** The board of a year. */
export const boardPage = (page: BoardPage): string => {
  const { visit, year, selection, found, all } = page;
  const chosen = selection.search === '' && selection.filter === undefined ? '' : `，符合条件的${found}个`;
  return boardShell({
    title: `${year}年度年报进度`,
    authority: visit.register.authority,
    visit,
    main: html`<header class="board-head"><h1>${year}年度年报进度</h1>${yearLinks(page)}</header>
${filters(page)}
<div class="board-bar">${search(page)}${tools(page)}</div>
<section class="panel" aria-labelledby="list"><h2 id="list">应编制年报的单位${all.length}个${chosen}</h2>
${list(page)}</section>`,
  });
};
