import type { Stage } from '../../../schemas/approval.ts';
import type { Chase } from '../../../schemas/chase.ts';
import type { Deed } from '../../../schemas/deed.ts';
import type { OverrideRequest } from '../../../schemas/override.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { silentOnes } from '../../approve/stage.ts';
import { chaseKindOf } from '../../chase/duty.ts';
import { outcomeOf } from '../../override/request.ts';
import { decisionsSoFar } from '../../portal/pages/decisions.ts';
import { stateOf } from '../../portal/submissionState.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDate, shanghaiDateTime } from '../../shared/time.ts';
import { endOfDay } from '../../shared/workingDays.ts';
import type { BoardRow } from '../rows.ts';
import type { Visit } from '../visit.ts';
import { chaserWords, chaseWords, daysInWords, deedWords, lateWords, stageInWords, stateWords } from '../words.ts';
import { boardShell } from './shell.ts';

export interface AgencyPage {
  readonly visit: Visit;
  readonly year: number;
  readonly row: BoardRow;
  /** The agency's of all years, newest first. */
  readonly submissions: readonly Submission[];
  /** Of the submission that stands for the year. */
  readonly stages: readonly Stage[];
  readonly requests: readonly OverrideRequest[];
  readonly chases: readonly Chase[];
  readonly deeds: readonly Deed[];
  /** Whether a report of the year is out. */
  readonly published: boolean;
  /** What has just been done, in words. */
  readonly news: { readonly words: string; readonly good: boolean } | undefined;
}

const day = (text: string): string => shanghaiDate(new Date(endOfDay(text).getTime() - 1));

const factsOf = ({ row }: AgencyPage): (readonly [string, string])[] => [
  ['状态', [stateWords[row.state], stageInWords(row)].filter((words) => words !== '').join('，')],
  ...(row.standing ? [['起始时间', shanghaiDateTime(row.standing.since)] as const] : []),
  ['报送期限', day(row.days.submit)],
  ['公布期限', day(row.days.publish)],
  ...(row.late === undefined ? [] : [['逾期情况', latenessOf(row)] as const]),
  ...(row.late === undefined && row.daysLeft !== undefined ? [['距期限', daysInWords(row.daysLeft)] as const] : []),
];

const latenessOf = ({ late, daysLeft }: BoardRow): string =>
  [...(late === undefined ? [] : [lateWords[late]]), ...(daysLeft === undefined ? [] : [daysInWords(daysLeft)])].join(
    '，',
  );

const pathOf = ({ year, row }: AgencyPage): string => `/board/${year}/agencies/${row.agency.id}`;

const actions = (page: AgencyPage): Html => {
  const { row, year, submissions } = page;
  const path = pathOf(page);
  const latest = submissions.find(({ submissionId }) => submissionId === row.standing?.submissionId);
  const kind = chaseKindOf(row.standing);
  return html`<ul class="board-acts">${kind && html`<li><a class="button button-plain" href="/board/${year}/chase?agency=${row.agency.id}">${chaseWords[kind]}</a></li>`}<li><a class="button button-plain" href="${path}/link">发送新的报送链接</a></li><li><a class="button button-plain" href="/board/statistics/${row.agency.id}">历年统计</a></li>${
    latest?.outcome === 'parked' && html`<li><a class="button button-plain" href="${path}/restart">重新启动</a></li>`
  }${
    latest?.outcome === 'returned' &&
    latest.reason?.code === 'findings' &&
    html`<li><a class="button button-plain" href="${path}/override">申请放行错误</a></li>`
  }${page.published && html`<li><a class="button button-plain" href="${path}/withdraw">撤回年度报告</a></li>`}</ul>`;
};

const waiting = (page: AgencyPage): Html | false => {
  const open = page.stages.find(({ outcome }) => outcome === null);
  return (
    open !== undefined &&
    html`<section class="panel" aria-labelledby="waiting"><h2 id="waiting">正在等待：${open.name}</h2>
<p>${shanghaiDateTime(open.openedAt)}送审，须${open.need}人同意，办理期限${shanghaiDateTime(open.deadlines.at(-1)!.at)}。</p>
<ul class="board-silent">${silentOnes(open).map(
      ({ id, role, inPlaceOf }) =>
        html`<li><strong>${role}</strong>${inPlaceOf !== undefined && html`<span class="hint">代${inPlaceOf}</span>`}<span class="board-links"><a href="${pathOf(page)}/resend?person=${id}">重发审批链接<span class="visually-hidden">：${role}</span></a><a href="${pathOf(page)}/replace?person=${id}">更换审批人<span class="visually-hidden">：${role}</span></a></span></li>`,
    )}</ul></section>`
  );
};

const submissionItem = (page: AgencyPage, submission: Submission): Html => {
  const { submissionId, fileName, receiptNumber, uploadedAt, year, path, reason } = submission;
  const stages = page.row.standing?.submissionId === submissionId ? page.stages : [];
  return html`<li class="submission"><p class="file"><strong>${fileName}</strong><span class="mark">${stateOf(submission, stages).words}</span></p>
<p class="hint">回执 ${receiptNumber}，${shanghaiDateTime(uploadedAt)}报送${year !== null && html`，${year}年度`}</p>${reason && html`<p>${reason.message}</p>`}
<p><a href="${pathOf(page)}/submissions/${submissionId}">核对情况<span class="visually-hidden">：${fileName}</span></a>${path !== null && html`　<a href="${path}">已公布的年报<span class="visually-hidden">：${fileName}</span></a>`}</p></li>`;
};

const submissionList = (page: AgencyPage): Html =>
  html`<section aria-labelledby="submissions"><h2 id="submissions">报送记录</h2>${
    page.submissions.length === 0
      ? html`<p class="none">还没有报送。</p>`
      : html`<ul class="submissions">${page.submissions.map((one) => submissionItem(page, one))}</ul>`
  }</section>`;

const requestWords = { asked: '等待第二人复核', confirmed: '已放行', refused: '不予放行' } as const;

const requestList = ({ requests }: AgencyPage): Html | false =>
  requests.length > 0 &&
  html`<section class="panel" aria-labelledby="requests"><h2 id="requests">放行申请</h2><ul class="board-log">${requests.map(
    (request) =>
      html`<li><p><strong>${request.title}</strong> <span class="mark">${requestWords[outcomeOf(request)]}</span></p><p class="hint">${request.by.role}，${shanghaiDateTime(request.askedAt)}</p><blockquote>${request.reason}</blockquote></li>`,
  )}</ul></section>`;

const logItems = ({ chases, deeds }: AgencyPage): { at: string; item: Html }[] => [
  ...chases.map(({ at, kind, by, to, overdue }) => ({
    at,
    item: html`<li><p><strong>${chaseWords[kind]}</strong>${overdue && '（已逾期）'}：发给${to.join('、')}</p><p class="hint">${chaserWords(by)}，${shanghaiDateTime(at)}</p></li>`,
  })),
  ...deeds.map(({ at, kind, by, about, reason }) => ({
    at,
    item: html`<li><p><strong>${deedWords[kind]}</strong>：${about}</p><p class="hint">${by.role}，${shanghaiDateTime(at)}</p>${reason !== '' && html`<blockquote>${reason}</blockquote>`}</li>`,
  })),
];

const logList = (page: AgencyPage): Html => {
  const items = logItems(page).sort((one, other) => other.at.localeCompare(one.at));
  return html`<section class="panel" aria-labelledby="log"><h2 id="log">催办和操作记录</h2>${
    items.length === 0
      ? html`<p class="none">没有记录。</p>`
      : html`<ul class="board-log">${items.map(({ item }) => item)}</ul>`
  }</section>`;
};

/** Everything the board knows of one agency's report for a year, and what can be done about it. */
export const agencyPage = (page: AgencyPage): string => {
  const { visit, year, row, stages, news } = page;
  return boardShell({
    title: `${row.agency.name}：${year}年度年报`,
    authority: visit.register.authority,
    visit,
    main: html`${news && html`<p class="board-news ${news.good ? 'board-news-good' : 'board-news-bad'}" role="status">${news.words}</p>`}
<header class="approval-head"><p class="approval-kicker"><a href="/board/${year}">${year}年度年报进度</a></p>
<h1>${row.agency.name}</h1>
<dl class="facts">${factsOf(page).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${actions(page)}</header>
<div class="board-columns"><div>
${waiting(page)}${stages.length > 0 && html`<section class="panel" aria-labelledby="decisions"><h2 id="decisions">审批情况</h2>${decisionsSoFar(stages)}</section>`}
${requestList(page)}${submissionList(page)}
</div>
${logList(page)}</div>`,
  });
};
