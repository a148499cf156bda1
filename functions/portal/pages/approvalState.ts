import type { Stage, StageOutcome } from '../../../schemas/approval.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Found } from '../standing.ts';
import type { Settled } from '../view.ts';
import { decisionsSoFar } from './decisions.ts';
import { type Notice, noticePage } from './notice.ts';

/** A page without a form. */
interface ApprovalState extends Omit<Found, 'view'> {
  readonly view: Settled;
}

type Words = Pick<Notice, 'tone' | 'heading'> & { readonly text: string };

const closedWords = (stage: Stage, outcome: StageOutcome): Words => {
  const when = stage.closedAt === null ? '' : `于${shanghaiDateTime(stage.closedAt)}`;
  const nothing = '您无需再办理。';
  switch (outcome) {
    case 'approved':
      return {
        tone: 'good',
        heading: '这项审批已办结',
        text: `“${stage.name}”环节已${when}由其他审批人办结通过，${nothing}`,
      };
    case 'returned':
      return {
        tone: 'bad',
        heading: '这份年报已被退回',
        text: `“${stage.name}”环节的其他审批人已${when}退回这份年报，${nothing}`,
      };
    case 'sentBack':
      return {
        tone: 'calm',
        heading: '这份年报已退回前面的环节',
        text: `“${stage.name}”环节的其他审批人已${when}将年报退回前面的环节，${nothing}`,
      };
    case 'recalled':
      return { tone: 'calm', heading: '这份年报已撤回', text: `报送已${when}撤回，${nothing}` };
    default:
      return {
        tone: 'bad',
        heading: '审批已超过期限',
        text: `“${stage.name}”环节未在期限内办结，报送已${when}退回，未予发布。报送单位重新报送后，将另行发送邮件。`,
      };
  }
};

const wordsFor = ({ view, stage }: ApprovalState): Words => {
  switch (view.kind) {
    case 'decided':
      return view.decision.choice === 'approve'
        ? {
            tone: 'good',
            heading: '您已同意',
            text: `您的意见已于${shanghaiDateTime(view.decision.decidedAt)}记录，不能更改。`,
          }
        : {
            tone: 'bad',
            heading: stage.outcome === 'sentBack' ? '您已将年报退回前面的环节' : '您已退回这份年报',
            text: `您的意见已于${shanghaiDateTime(view.decision.decidedAt)}记录，并转告报送单位，不能更改。`,
          };
    case 'replaced':
      return {
        tone: 'calm',
        heading: '这项审批已改由他人办理',
        text: `“${stage.name}”环节的审批已由主管部门改请他人办理，您无需再办理。`,
      };
    case 'closed':
      return closedWords(stage, view.outcome);
    case 'stale':
      return {
        tone: 'calm',
        heading: '这份年报已被新的报送取代',
        text: '报送单位已重新报送，原来的内容不再审批。新的内容送到本环节时，将另行发送邮件，请以新邮件中的链接为准。',
      };
    case 'expired':
      return {
        tone: 'bad',
        heading: '链接已过期',
        text: '审批期限已过，不能再提交意见，也不会自动通过。报送单位重新报送后，将另行发送邮件。',
      };
    case 'locked':
      return {
        tone: 'bad',
        heading: '链接已锁定',
        text: '确认码多次填写错误，为防止他人冒用，这个链接不能再提交意见。请与主管部门联系；催办邮件中的新链接仍可使用。',
      };
  }
};

const whereItStands = ({ submission, agencyName, stage }: ApprovalState): Html =>
  html`<dl class="facts"><div><dt>报送单位</dt><dd>${agencyName}</dd></div><div><dt>审批环节</dt><dd>${stage.name}</dd></div><div><dt>回执编号</dt><dd>${submission.receiptNumber}</dd></div>${
    submission.path !== null &&
    html`<div><dt>公开地址</dt><dd><a href="${submission.path}">查看已发布的年报</a></dd></div>`
  }</dl>`;

/** What an approval link leads to when there is nothing to fill in: what was decided, by which role, and when. */
export const approvalStatePage = (found: Found, view: Settled): string => {
  const state = { ...found, view };
  const { heading, tone, text } = wordsFor(state);
  const { register, stages, path, token } = found;
  return noticePage({
    authority: register.authority,
    purpose: '审批',
    tone,
    heading,
    body: html`<p>${text}</p>${whereItStands(state)}<h2>审批进展</h2>${decisionsSoFar(stages, view.kind === 'decided' ? path : undefined)}<p><a href="/approve/${token}/all">待我审批</a></p>`,
  });
};
