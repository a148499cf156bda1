import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Access, Waiting } from '../waiting.ts';
import { noticePage } from './notice.ts';
import { shell } from './shell.ts';

const refusals: Readonly<Record<Exclude<Access['view'], 'open'>, { heading: string; text: string }>> = {
  expired: {
    heading: '链接已过期',
    text: '这个链接的期限已过，不能再打开“待我审批”。请使用较新的审批邮件中的链接。',
  },
  locked: {
    heading: '链接已锁定',
    text: '确认码多次填写错误，为防止他人冒用，这个链接已停用。请使用其他审批邮件中的链接，或与主管部门联系。',
  },
  dismissed: {
    heading: '您已不在名录中',
    text: '名录中的人员已经变更，您不再承担审批。如有疑问，请与主管部门联系。',
  },
};

const entry = ({ agencyName, submission, stage, inPlaceOf, deadline, path }: Waiting): Html =>
  html`<li class="submission"><p class="file"><strong><a href="${path}">${agencyName}${submission.year !== null && html`${submission.year}年年报`}</a></strong><span class="mark mark-waiting">${stage.name}</span></p>
<p class="hint parts">${inPlaceOf !== undefined && html`<span>代${inPlaceOf}办理</span>`}${stage.sentBack && html`<span>由“${stage.sentBack.stage}”环节退回</span>`}<span>回执 ${submission.receiptNumber}</span><span>自<time datetime="${stage.openedAt}">${shanghaiDateTime(stage.openedAt)}</time>起等待</span></p>
<p>办理期限：<time datetime="${deadline}">${shanghaiDateTime(deadline)}</time></p></li>`;

/** Everything that waits for one person, each to be decided on a page of its own. */
export const waitingPage = (access: Access, waiting: readonly Waiting[]): string => {
  const { register, person, view } = access;
  const { authority } = register;
  if (view !== 'open') {
    const { heading, text } = refusals[view];
    return noticePage({ authority, purpose: '审批', tone: 'bad', heading, body: html`<p>${text}</p>` });
  }
  return shell({
    title: '待我审批',
    authority,
    purpose: '审批',
    main: html`<header class="send-head">
<p class="approval-kicker">${person?.role}</p>
<h1>待我审批</h1>
<p>${waiting.length > 0 ? `共有${waiting.length}份年报等待您的意见，期限近的在前。请逐份打开，分别提交意见。` : '目前没有等待您审批的年报。'}</p>
</header>
${waiting.length > 0 && html`<section aria-label="待我审批的年报"><ul class="submissions">${waiting.map(entry)}</ul></section>`}
<p class="hint">刚刚送审或办结的年报，可能要过几秒钟才反映在本页。</p>`,
  });
};
