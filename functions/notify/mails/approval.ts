import type { AskedPerson, Stage } from '../../../schemas/approval.ts';
import type { Finding } from '../../../schemas/finding.ts';
import type { Report } from '../../../schemas/report.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Letter, Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';
import { keyFigures } from './keyFigures.ts';
import { allowedBy, overriddenOf } from './overridden.ts';

/** What an approver is asked to look at. */
export interface Request {
  readonly stage: Stage;
  readonly approver: AskedPerson;
  readonly title: string;
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly url: string;
  /** Null where a code is mailed only when it is asked for on the page. */
  readonly code: string | null;
  /** When the wait for this stage ends. */
  readonly deadline: string;
}

const warningsOf = ({ findings }: Request): string[] =>
  findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);

/** What the authority let pass, apart from everything else: the approver must not overlook it. */
const letPass = ({ findings }: Request): Part[] => {
  const items = overriddenOf(findings).map(
    ({ message, override }) => `${message}\n放行理由：${override.reason}\n${allowedBy(override)}`,
  );
  return items.length > 0 ? [{ kind: 'list', title: '主管部门同意放行的错误，请特别留意', items }] : [];
};

/** How the report came so far. */
const checked = ({ findings }: Request): string =>
  overriddenOf(findings).length === 0 ? '已通过核对并排版完毕' : '，核对发现的错误已由主管部门同意放行，现已排版完毕';

const letPassRow = ({ findings }: Request): [string, string][] => {
  const count = overriddenOf(findings).length;
  return count === 0 ? [] : [['放行的错误', `${count}处`]];
};

const noteRow = ({ submission: { correctionNote } }: About): [string, string][] =>
  correctionNote === null ? [] : [['更正说明', correctionNote]];

const summary = (about: About, request: Request): Part => ({
  kind: 'facts',
  rows: [
    ['报送单位', agencyName(about)],
    ['报告年度', about.submission.year === null ? '未识别' : `${about.submission.year}年`],
    ['标题', request.title],
    ...noteRow(about),
    ['审批环节', request.stage.name],
    ...keyFigures(request.report),
    ['核对提示', warningsOf(request).length === 0 ? '无' : `${warningsOf(request).length}处`],
    ...letPassRow(request),
    ['办理期限', shanghaiDateTime(request.deadline)],
  ],
});

/** For whom somebody acts, and why a stage is visited again. */
const circumstances = ({ approver: { inPlaceOf }, stage: { sentBack } }: Request): Part[] => [
  ...(inPlaceOf === undefined ? [] : [{ kind: 'note' as const, text: `您此次代${inPlaceOf}办理。` }]),
  ...(sentBack === null
    ? []
    : [
        {
          kind: 'list' as const,
          title: `“${sentBack.stage}”环节退回本环节重新办理`,
          items: [`${sentBack.role}：${sentBack.opinion}`],
        },
      ]),
];

const howToConfirm = ({ code }: Request): Part[] =>
  code === null
    ? [
        {
          kind: 'note',
          text: '提交意见时须填写确认码。请在审批页面点击“发送确认码”，确认码将发到本邮箱，10分钟内有效。打开页面不会作出任何决定。链接和确认码只供您本人使用，请勿转发。',
        },
      ]
    : [
        { kind: 'code', label: '确认码', code },
        {
          kind: 'note',
          text: '提交意见时须填写确认码。打开页面不会作出任何决定。链接和确认码只供您本人使用，请勿转发。',
        },
      ];

const asking = (
  about: About,
  request: Request,
  words: Pick<Letter, 'subject' | 'heading'> & { opening: string },
): Mail => {
  const warnings = warningsOf(request);
  return mailOf({
    subject: words.subject,
    heading: words.heading,
    tone: 'attention',
    to: request.approver.role,
    authority: about.authority,
    parts: [
      { kind: 'paragraph', text: words.opening },
      ...circumstances(request),
      summary(about, request),
      ...letPass(request),
      ...(warnings.length > 0 ? [{ kind: 'list' as const, title: '核对提示，请留意', items: warnings }] : []),
      { kind: 'action', label: '打开审批页面', url: request.url },
      ...howToConfirm(request),
      {
        kind: 'note',
        text: '在审批页面点击“待我审批”，可逐份办理等待您审批的全部年报。\n逾期未办理的，本次报送将自动退回，不会自动通过。',
      },
    ],
  });
};

/** Asks one approver for a decision, with everything needed to judge how much attention it wants. */
export const approvalAsked = (about: About, request: Request): Mail =>
  asking(about, request, {
    subject: `请审批（${request.stage.name}）：${request.title}`,
    heading: `请您审批一份年报：${request.stage.name}`,
    opening: `${agencyName(about)}报送的年报${checked(request)}，现请您在“${request.stage.name}”环节审批。审批页面所示就是将要发布的内容，同意后发布的正是这一份。`,
  });

/** Asks again; the links of earlier mails stay valid. */
export const approvalReminder = (about: About, request: Request): Mail =>
  asking(about, request, {
    subject: `催办（${request.stage.name}）：${request.title}`,
    heading: '提醒：一份年报仍在等待您的审批',
    opening: `${agencyName(about)}报送的年报自${shanghaiDateTime(request.stage.openedAt)}起在“${request.stage.name}”环节等待您的意见，请尽快办理。此前邮件中的链接${request.code === null ? '' : '和确认码'}仍然有效。`,
  });

/** Asks the deputy of a stage, because those asked first are silent. */
export const approvalEscalated = (about: About, request: Request): Mail =>
  asking(about, request, {
    subject: `转请审批（${request.stage.name}）：${request.title}`,
    heading: `逾期未办，转请您审批：${request.stage.name}`,
    opening: `${agencyName(about)}报送的年报自${shanghaiDateTime(request.stage.openedAt)}起在“${request.stage.name}”环节等待审批，至今未办结。按照规定，现转请您办理；您的意见与原审批人的意见同样有效。`,
  });
