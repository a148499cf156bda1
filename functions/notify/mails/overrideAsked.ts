import type { OverrideRequest } from '../../../schemas/override.ts';
import type { Person } from '../../../schemas/register.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName } from './about.ts';

export interface OverrideAsking {
  readonly request: OverrideRequest;
  readonly officer: Person;
  readonly url: string;
  readonly code: string;
  /** When the link ends. */
  readonly expiresAt: string;
}

/** Asks a second officer whether the authority lets a returned report pass what one rule found. */
export const overrideAsked = (about: About, asking: OverrideAsking): Mail => {
  const { request, officer, url, code, expiresAt } = asking;
  return mailOf({
    subject: `请复核放行（${request.title}）：${agencyName(about)}年报（回执 ${about.submission.receiptNumber}）`,
    heading: '请您复核：是否同意放行一处核对错误',
    tone: 'attention',
    to: officer.role,
    authority: about.authority,
    parts: [
      {
        kind: 'paragraph',
        text: `${agencyName(about)}报送的年报因核对发现错误被退回。${request.by.role}提出放行下列问题。这类问题须由两人同意才能放行，请您核实后决定。`,
      },
      {
        kind: 'facts',
        rows: [
          ['报送单位', agencyName(about)],
          ['报告年度', about.submission.year === null ? '未识别' : `${about.submission.year}年`],
          ['文件名', about.submission.fileName],
          ['回执编号', about.submission.receiptNumber],
          ['核对项目', request.title],
          ['提出人', request.by.role],
          ['提出时间', shanghaiDateTime(request.askedAt)],
          ['放行理由', request.reason],
          ['链接有效至', shanghaiDateTime(expiresAt)],
        ],
      },
      { kind: 'list', title: '申请放行的问题', items: request.messages },
      { kind: 'action', label: '打开复核页面', url },
      { kind: 'code', label: '确认码', code },
      {
        kind: 'note',
        text: '提交意见时须填写确认码。打开页面不会作出任何决定。链接和确认码只供您本人使用，请勿转发。\n您不办理的，这份年报不会放行。',
      },
    ],
  });
};
