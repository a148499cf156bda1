import type { Stage } from '../../../schemas/approval.ts';
import { shanghaiDate, shanghaiDateTime } from '../../shared/time.ts';
import type { Letter, Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

// How the approval of a report is getting on, for its sender, who has nothing to do.

const whichReport = (about: About): Part => ({
  kind: 'facts',
  rows: [
    ['回执编号', about.submission.receiptNumber],
    ['报送单位', agencyName(about)],
    ['文件名', about.submission.fileName],
  ],
});

const decisionLines = (stage: Stage): string[] =>
  stage.decisions.map(({ personId, choice, opinion, decidedAt }) => {
    const person = stage.approvers.find(({ id }) => id === personId);
    const role =
      person?.inPlaceOf === undefined ? (person?.role ?? '审批人') : `${person.role}（代${person.inPlaceOf}）`;
    const said = opinion.trim() === '' ? '。' : `。意见：${opinion}`;
    return `${role}，${shanghaiDateTime(decidedAt)}：${choice === 'approve' ? '同意' : '退回'}${said}`;
  });

const news = (
  about: About,
  to: string,
  words: Pick<Letter, 'subject' | 'heading' | 'tone'> & { readonly text: string },
  stage?: Stage,
): Mail =>
  mailOf({
    subject: `${words.subject}：${about.submission.fileName}（回执 ${about.submission.receiptNumber}）`,
    heading: words.heading,
    tone: words.tone,
    to,
    authority: about.authority,
    parts: [
      { kind: 'paragraph', text: words.text },
      ...(stage ? [{ kind: 'list' as const, title: `“${stage.name}”环节的意见`, items: decisionLines(stage) }] : []),
      whichReport(about),
    ],
  });

/** A stage has approved, and what comes next. */
export const approvalGiven = (about: About, to: string, stage: Stage, nextStage: string): Mail =>
  news(
    about,
    to,
    {
      subject: `“${stage.name}”已通过`,
      heading: `“${stage.name}”已通过，转入“${nextStage}”`,
      tone: 'good',
      text: '您报送的年报审批进展如下，您无需操作。',
    },
    stage,
  );

/** A stage has sent it back to an earlier one. */
export const sentBackTo = (about: About, to: string, stage: Stage, nextStage: string): Mail =>
  news(
    about,
    to,
    {
      subject: `已退回“${nextStage}”环节`,
      heading: `“${stage.name}”将年报退回“${nextStage}”环节重新办理`,
      tone: 'calm',
      text: '您报送的年报审批进展如下。内容没有变动，您无需操作。',
    },
    stage,
  );

/** All have approved; it is published on the day the authority has set. */
export const filed = (about: About, to: string, notBefore: string): Mail =>
  news(about, to, {
    subject: '已备案，待公布',
    heading: `年报已备案，将于${shanghaiDate(notBefore)}公布`,
    tone: 'good',
    text: `您报送的年报已全部审批通过并备案。按照主管部门的安排，将于${shanghaiDate(notBefore)}自动公布，您无需操作。`,
  });
