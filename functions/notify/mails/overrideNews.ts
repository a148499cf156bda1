import type { OverrideRequest } from '../../../schemas/override.ts';
import { answererOf, outcomeOf } from '../../override/request.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';
import { type About, agencyName, standIn, submissionFacts } from './about.ts';

const whatFollows = (passed: boolean, left: readonly string[]): string => {
  if (!passed) return '这份年报仍按退回处理，须由报送单位改正后重新报送。';
  return left.length === 0
    ? '全部错误均已放行，年报继续排版、送审。'
    : `尚有${left.length}处错误没有放行，年报暂不继续办理。`;
};

const answerFacts = (about: About, request: OverrideRequest): Part => ({
  kind: 'facts',
  rows: [
    ['报送单位', agencyName(about)],
    ['文件名', about.submission.fileName],
    ['回执编号', about.submission.receiptNumber],
    ['核对项目', request.title],
    ['放行理由', request.reason],
    ['复核人', answererOf(request)?.role ?? '复核人'],
    ...(request.answer === null ? [] : [['复核时间', shanghaiDateTime(request.answer.answeredAt)] as const]),
    ...(request.answer?.opinion ? [['复核意见', request.answer.opinion] as const] : []),
  ],
});

/**
 * Tells the officer who asked what the second one said, and what follows from it: `left` are the errors in the way still,
 * empty when the report goes on.
 */
export const overrideAnswered = (about: About, request: OverrideRequest, left: readonly string[]): Mail => {
  const passed = outcomeOf(request) === 'confirmed';
  return mailOf({
    subject: `放行申请${passed ? '已获同意' : '未获同意'}（${request.title}）：${agencyName(about)}年报（回执 ${about.submission.receiptNumber}）`,
    heading: passed ? '您提出的放行已获同意' : '您提出的放行未获同意',
    tone: passed ? 'good' : 'attention',
    to: request.by.role,
    authority: about.authority,
    parts: [
      { kind: 'paragraph', text: whatFollows(passed, left) },
      answerFacts(about, request),
      ...(passed && left.length > 0 ? [{ kind: 'list' as const, title: '没有放行的错误', items: left }] : []),
    ],
  });
};

const passedItem = (request: OverrideRequest): string =>
  [`${request.title}`, ...request.messages, `放行理由：${request.reason}`].join('\n');

/** Tells the sender that a returned report goes on after all, and why. */
export const overridePassed = (about: About, to: string, passed: readonly OverrideRequest[]): Mail =>
  mailOf({
    subject: `主管部门同意放行，年报继续办理：${about.submission.fileName}（回执 ${about.submission.receiptNumber}）`,
    heading: '主管部门同意放行，您报送的年报继续办理',
    tone: 'good',
    to,
    authority: about.authority,
    parts: [
      ...standIn(about),
      {
        kind: 'paragraph',
        text: '此前因核对发现错误退回的年报，主管部门已同意按原样放行，现继续排版、送审，放行的问题和理由一并告知审批人。您无需重新报送，办理结果将另行邮件告知。',
      },
      { kind: 'list', title: '放行的问题', items: passed.map(passedItem) },
      submissionFacts(about),
      { kind: 'note', text: '如文件确有错误，仍可改正后重新报送，以新报送的文件为准。' },
    ],
  });
