import type { AskedPerson, Stage } from '../../../schemas/approval.ts';
import type { Finding } from '../../../schemas/finding.ts';
import type { OverrideRequest } from '../../../schemas/override.ts';
import type { Publication } from '../../../schemas/publication.ts';
import { personOf } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { outcomeOf } from '../../override/request.ts';
import { type Html, html, trusted } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import { candidatesFor } from '../candidates.ts';
import type { BoardRow } from '../rows.ts';
import type { Visit } from '../visit.ts';
import { type Confirmation, confirmPage } from './confirm.ts';

/** What is wrong with a filled-in form, and what was filled in. */
export interface Problem {
  readonly words: string;
  readonly reason: string;
  readonly to?: string;
  readonly mail?: string;
  readonly rules?: readonly string[];
}

interface Asking {
  readonly visit: Visit;
  readonly year: number;
  readonly row: BoardRow;
  readonly problem?: Problem | undefined;
}

interface StageAsking extends Asking {
  readonly stage: Stage;
  readonly person: AskedPerson;
}

interface SubmissionAsking extends Asking {
  readonly latest: Submission;
}

const pathOf = ({ year, row }: Asking): string => `/board/${year}/agencies/${row.agency.id}`;

const confirm = (
  asking: Asking,
  act: string,
  page: Pick<Confirmation, 'heading' | 'facts' | 'body' | 'hidden' | 'fields' | 'button'> & { reasoned: boolean },
): string => {
  const { reasoned, facts, ...rest } = page;
  const path = pathOf(asking);
  return confirmPage({
    ...rest,
    visit: asking.visit,
    facts: [['单位', asking.row.agency.name], ...facts],
    action: `${path}/${act}`,
    back: path,
    problem: asking.problem?.words,
    ...(reasoned && { reason: asking.problem?.reason ?? '' }),
  });
};

const stageFields = ({ stage, person }: StageAsking): Record<string, string> => ({
  person: person.id,
  submission: stage.submissionId,
  stage: String(stage.index),
});

/** Before the request is mailed once more. */
export const resendPage = (asking: StageAsking): string =>
  confirm(asking, 'resend', {
    heading: '重发审批链接',
    facts: [
      ['环节', asking.stage.name],
      ['审批人', asking.person.role],
      ['送审时间', shanghaiDateTime(asking.stage.openedAt)],
    ],
    body: html`<p>将向审批人发送一封催办邮件，附新的链接和确认码。此前的链接仍然有效。</p>`,
    hidden: stageFields(asking),
    fields: undefined,
    button: '重发链接',
    reasoned: false,
  });

const checkedIf = (is: boolean): Html => trusted(is ? ' checked' : '');

/** Before somebody else is asked in the place of a silent approver. */
export const replacePage = (asking: StageAsking & { latest: Submission }): string => {
  const { visit, row, stage, latest, person, problem } = asking;
  const candidates = candidatesFor(visit.register, row.agency, stage, latest, visit.officer);
  return confirm(asking, 'replace', {
    heading: '更换审批人',
    facts: [
      ['环节', stage.name],
      ['原审批人', person.role],
    ],
    body: html`<p>将请接替人审批这份年报，并告知原审批人无需再办；原审批人的链接随即失效。只对这一次报送的这一环节有效，长期更换请修改名录。</p>`,
    hidden: stageFields(asking),
    fields: html`<fieldset><legend>接替人</legend>${candidates.map(
      ({ id, role, mail }) =>
        html`<label class="choice"><input type="radio" name="to" value="${id}"${checkedIf(problem?.to === id)}><span><strong>${role}</strong><span class="hint">${mail}</span></span></label>`,
    )}</fieldset>
<div class="field"><label for="mail">或者名录中的其他人</label><p class="hint" id="mail-hint">填写其登记的邮箱；填写了的，以此为准。</p><input id="mail" name="mail" type="email" maxlength="254" aria-describedby="mail-hint" value="${problem?.mail}"></div>`,
    button: '更换审批人',
    reasoned: true,
  });
};

/** Before a fresh link to send is mailed. */
export const linkPage = (asking: Asking): string => {
  const { visit, row } = asking;
  const senders = row.agency.senders.flatMap((id) => personOf(visit.register, id) ?? []);
  return confirm(asking, 'link', {
    heading: '发送新的报送链接',
    facts: [['有效期', `${visit.register.settings.sendLinkDays}天`]],
    body: html`<p>将向报送人发送一封邮件，附新的报送链接。此前的链接在各自有效期内仍可使用。</p>`,
    hidden: {},
    fields: html`<fieldset><legend>报送人</legend>${senders.map(
      ({ id, role, mail }, index) =>
        html`<label class="choice"><input type="radio" name="to" value="${id}" required${checkedIf(index === 0)}><span><strong>${role}</strong><span class="hint">${mail}</span></span></label>`,
    )}</fieldset>`,
    button: '发送链接',
    reasoned: false,
  });
};

/** Before a submission that a fault of ours has stopped is tried once more. */
export const restartPage = (asking: SubmissionAsking): string =>
  confirm(asking, 'restart', {
    heading: '重新启动',
    facts: [
      ['文件名', asking.latest.fileName],
      ['回执编号', asking.latest.receiptNumber],
      ['停止时间', shanghaiDateTime(asking.latest.endedAt ?? asking.latest.uploadedAt)],
    ],
    body: html`<p>这份年报因系统故障暂缓处理。请在故障排除后重新启动：从读取文件开始再办一遍，回执编号不变，报送单位无需重新报送。</p>`,
    hidden: { submission: asking.latest.submissionId },
    fields: undefined,
    button: '重新启动',
    reasoned: true,
  });

const requestMark = { asked: '已申请，等待第二人复核', confirmed: '已放行', refused: '已决定不予放行' } as const;

/** Before errors are let pass: which, and why. */
export const overridePage = (
  asking: SubmissionAsking & {
    readonly errors: readonly Finding[];
    readonly titles: ReadonlyMap<string, string>;
    readonly requests: readonly OverrideRequest[];
  },
): string => {
  const { latest, errors, titles, requests, problem } = asking;
  const byRule = [...Map.groupBy(errors, ({ rule }) => rule)];
  const choice = ([rule, found]: readonly [string, readonly Finding[]]): Html => {
    const request = requests.find((one) => one.rule === rule);
    const messages = html`<ul class="findings">${[...new Set(found.map(({ message }) => message))].map((message) => html`<li>${message}</li>`)}</ul>`;
    const title = titles.get(rule) ?? rule;
    if (request && outcomeOf(request) !== 'asked')
      return html`<div class="choice"><span><strong>${title}</strong> <span class="mark">${requestMark[outcomeOf(request)]}</span>${messages}</span></div>`;
    return html`<label class="choice"><input type="checkbox" name="rule" value="${rule}"${checkedIf(problem?.rules?.includes(rule) ?? false)}><span><strong>${title}</strong>${request && html` <span class="mark">${requestMark.asked}</span>`}${messages}</span></label>`;
  };
  return confirm(asking, 'override', {
    heading: '申请放行错误',
    facts: [
      ['文件名', latest.fileName],
      ['回执编号', latest.receiptNumber],
    ],
    body: html`<p>只有核实无误、确属特殊情况的，才可放行。有的错误须由第二位工作人员复核；全部错误放行后，这份年报自动继续排版、送审，审批人会看到放行的内容、理由和职务。</p>`,
    hidden: { submission: latest.submissionId },
    fields: html`<fieldset><legend>放行哪些错误</legend>${byRule.map(choice)}</fieldset>`,
    button: '申请放行',
    reasoned: true,
  });
};

/** Before a report is taken back: the reason will stand where the report stood. */
export const withdrawPage = (asking: Asking & { readonly publication: Publication }): string => {
  const { publication } = asking;
  const { title, version, publishedAt } = publication;
  return confirm(asking, 'withdraw', {
    heading: '撤回已公布的年度报告',
    facts: [
      ['年度报告', title],
      ['版本', `第${version}版`],
      ['公布时间', shanghaiDateTime(publishedAt)],
    ],
    body: html`<p>撤回后，这份年度报告的<strong>所有版本</strong>及其PDF、数据文件立即停止公开，原地址改为显示“已撤回”和下面填写的原因，并从目录、检索、订阅和数据文件中移除；原件由主管部门留存。更正一般数据或文字差错的，不必撤回，请报送单位重新报送即可。</p>
<p>理由将<strong>向社会公开</strong>，不超过500字，请勿写入不宜公开的内容。</p>`,
    hidden: { version: String(version) },
    fields: undefined,
    button: '撤回年度报告',
    reasoned: true,
  });
};
