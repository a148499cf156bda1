import type { MailFailure } from '../../../schemas/mailFailure.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Visit } from '../visit.ts';
import { boardShell, formField } from './shell.ts';

const kindWords: Readonly<Record<MailFailure['kind'], string>> = {
  refused: '对方邮件服务器拒收',
  bounced: '发出后被退回',
  complained: '收件人标记为垃圾邮件',
};

const item = (visit: Visit, { mailId, role, kind, code, lastAt, tries }: MailFailure): Html =>
  html`<li><p><strong>${role}</strong> <span class="mark mark-bad">${kindWords[kind]}</span></p><p class="hint">${shanghaiDateTime(lastAt)}，第${tries}次。服务器答复：${code}。邮件编号：<span class="board-id">${mailId}</span></p>
<form method="post" action="/board/mails">${formField(visit)}<input type="hidden" name="mail" value="${mailId}"><button class="board-small" type="submit">已处理，移出清单<span class="visually-hidden">：${role}</span></button></form></li>`;

/** Mails that did not reach their recipients, and that somebody should see to. */
export const mailsPage = ({ visit, failures }: { visit: Visit; failures: readonly MailFailure[] }): string =>
  boardShell({
    title: '未送达的邮件',
    authority: visit.register.authority,
    visit,
    main: html`<header class="board-head"><h1>未送达的邮件</h1><p><a href="/board/sign-in">返回进度</a></p></header>
<section class="panel" aria-labelledby="failures"><h2 id="failures">需要处理的${failures.length}封</h2>${
      failures.length === 0
        ? html`<p class="none">所有邮件都已送出。</p>`
        : html`<p>请核对名录中的邮箱，更正后在单位页面重发链接，或改用电话通知。</p><ul class="board-log">${failures.map((one) => item(visit, one))}</ul>`
    }</section>`,
  });
