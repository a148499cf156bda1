import { html, raw } from 'hono/html';
import type { Mail, MailSummary } from '../mail/mailbox.ts';
import type { Description, Execution } from './executions.ts';
import { style } from './style.ts';
import type { Visit } from './visits.ts';

type Page = ReturnType<typeof html>;

/** One agency's own send link, as `npm start` made it. */
export interface SendLink {
  readonly agencyName: string;
  readonly url: string;
}

const frame = (title: string, content: Page): Page => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - 工作台</title><style>${raw(style)}</style></head>
<body><header><a href="/"><strong>公开 · 工作台</strong></a><nav><a href="/inbox">邮箱</a><a href="/console">流程</a></nav></header>
<main><h1>${title}</h1>${content}</main></body></html>`;

const time = (date: Date): string =>
  date.toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  });

export const startPage = (site: string, endpoint: string, now: Date, links: readonly SendLink[]): Page =>
  frame(
    '开始',
    html`<p>本机运行的整套系统。邮件不会发出，都在<a href="/inbox">邮箱</a>里；每份报送的流程在<a href="/console">流程</a>里。</p>
<dl><dt>公开站点</dt><dd><a href="${site}">${site}</a></dd><dt>AWS接口</dt><dd><code>${endpoint}</code></dd></dl>
<h2>报送链接（示例单位）</h2>
${links.length > 0 ? html`<ul>${links.map(({ agencyName, url }) => html`<li><a href="${url}">${agencyName}</a></li>`)}</ul>` : html`<p>尚未生成。</p>`}
<h2>时钟</h2><p>现在是 ${time(now)}（北京时间）。可向前拨动，看催办、逾期如何处理。</p>
<form method="post" action="/clock">${[1, 3, 15].map((days) => html`<button name="days" value="${days}">向前 ${days} 天</button> `)}</form>`,
  );

export const inboxPage = (mails: readonly MailSummary[]): Page =>
  frame(
    '邮箱',
    mails.length === 0
      ? html`<p>还没有邮件。</p>`
      : html`<table><thead><tr><th>时间</th><th>收件人</th><th>主题</th></tr></thead><tbody>${[...mails]
          .reverse()
          .map(
            (mail) =>
              html`<tr><td>${time(new Date(mail.receivedAt))}</td><td>${mail.to.join('、')}</td><td><a href="/inbox/${mail.id}">${mail.subject}</a></td></tr>`,
          )}</tbody></table>`,
  );

export const mailPage = (mail: Mail): Page =>
  frame(
    mail.subject,
    html`<dl><dt>发件人</dt><dd>${mail.from}</dd><dt>收件人</dt><dd>${mail.to.join('、')}</dd><dt>时间</dt><dd>${time(new Date(mail.receivedAt))}</dd></dl>
<iframe title="邮件正文" src="/inbox/${mail.id}/body" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
<details><summary>纯文本</summary><pre>${mail.text}</pre></details><p><a href="/api/mails/${mail.id}/raw">下载原始邮件</a></p>`,
  );

const statusClass = (status: string): string =>
  status === 'SUCCEEDED' ? 'good' : status === 'RUNNING' ? 'running' : 'bad';

export const consolePage = (executions: readonly Execution[]): Page =>
  frame(
    '流程',
    executions.length === 0
      ? html`<p>还没有报送。</p>`
      : html`<table><thead><tr><th>状态</th><th>报送编号</th><th>开始</th><th>结束</th></tr></thead><tbody>${executions.map(
          (execution) =>
            html`<tr class="${statusClass(execution.status)}"><td><b>${execution.status}</b></td><td><a href="/console/${execution.name}"><code>${execution.name.slice(0, 16)}…</code></a></td><td>${time(new Date(execution.startDate * 1000))}</td><td>${execution.stopDate ? time(new Date(execution.stopDate * 1000)) : ''}</td></tr>`,
        )}</tbody></table>`,
  );

/** Pretty where it is JSON, as it is where it is not. */
const pretty = (data: string): string => {
  try {
    return JSON.stringify(JSON.parse(data), null, 2);
  } catch {
    return data;
  }
};

const duration = ({ entered, left }: Visit): string =>
  left === undefined ? '等待中' : `${Math.round((left - entered) * 1000)} ms`;

export const executionPage = (execution: Description, visits: readonly Visit[]): Page =>
  frame(
    `流程 ${execution.name.slice(0, 16)}…`,
    html`<p class="${statusClass(execution.status)}"><b>${execution.status}</b> ${execution.error ?? ''}</p>
${execution.cause ? html`<pre>${pretty(execution.cause)}</pre>` : ''}
<details><summary>输入</summary><pre>${pretty(execution.input ?? '')}</pre></details>
<table><thead><tr><th>步骤</th><th>开始</th><th>用时</th><th>数据</th></tr></thead><tbody>${visits.map(
      (
        visit,
      ) => html`<tr class="${visit.faults.length > 0 ? 'bad' : visit.left === undefined ? 'running' : ''}"><td>${visit.state}</td><td>${time(new Date(visit.entered * 1000))}</td><td>${duration(visit)}</td><td>
<details><summary>输入</summary><pre>${pretty(visit.input)}</pre></details>${visit.output === undefined ? '' : html`<details><summary>输出</summary><pre>${pretty(visit.output)}</pre></details>`}
${visit.faults.map(({ error, cause }) => html`<p><b>${error}</b></p><pre>${pretty(cause)}</pre>`)}</td></tr>`,
    )}</tbody></table>`,
  );
