import { describe, expect, test } from 'vitest';
import { failureAfter } from '../../functions/notify/failures.ts';
import { mailsFailed, matterOf } from '../../functions/notify/mails/mailsFailed.ts';
import type { MailFailure } from '../../schemas/mailFailure.ts';
import { registerOf } from '../builders/approval.ts';

const failing = {
  mailId: 'abc.stage1.ask.head',
  personId: 'head',
  role: '县水务局局长',
  kind: 'refused',
  code: 'smtp 550',
} as const;
const first = new Date('2026-01-23T06:10:00.000Z');
const later = new Date('2026-01-26T06:10:00.000Z');
const written: MailFailure = {
  ...failing,
  firstAt: '2026-01-23T06:10:00.000Z',
  lastAt: '2026-01-23T06:10:00.000Z',
  tries: 1,
  told: false,
  clearedAt: null,
};

describe('a mail that failed', () => {
  test('is written down with what, to whom by id and role, and when, but no address', () => {
    expect(failureAfter(undefined, failing, first)).toEqual(written);
  });

  test('and fails again counts on, and is not told twice', () => {
    expect(failureAfter({ ...written, told: true }, failing, later)).toEqual({
      ...written,
      lastAt: '2026-01-26T06:10:00.000Z',
      tries: 2,
      told: true,
    });
  });

  test('after it was set aside is a new failure, and told again', () => {
    const cleared = { ...written, tries: 3, told: true, clearedAt: '2026-01-24T06:10:00.000Z' };
    expect(failureAfter(cleared, failing, later)).toEqual({
      ...written,
      firstAt: '2026-01-26T06:10:00.000Z',
      lastAt: '2026-01-26T06:10:00.000Z',
    });
  });

  test('to the authority itself is told by no further mail', () => {
    expect(failureAfter(undefined, { ...failing, personId: 'authority' }, first).told).toBe(true);
  });
});

describe('the letter to the authority', () => {
  test('names each by role, matter and answer, and says what to do', () => {
    const bounced: MailFailure = {
      ...written,
      mailId: 'campaign.2025.sender.2026-01-04',
      role: '县水务局办公室经办人',
      kind: 'bounced',
      code: 'Permanent/General',
    };
    const { subject, text } = mailsFailed(registerOf(), [written, bounced]);
    expect(subject).toBe('有2封邮件未能送达，请核对邮箱');
    expect(text).toBe(`青溪县人民政府办公室，您好！

有2封邮件未能送达

下列邮件已确认无法送达，系统不再重复投递；对应的报送和审批照常进行，但收件人可能尚不知情。请电话告知收件人，并核对名录中的邮箱地址。

未送达的邮件：
1. 县水务局局长：审批请求，对方邮件服务器拒收（smtp 550）
2. 县水务局办公室经办人：年报工作通知和提醒，发出后被退回（Permanent/General）

邮箱地址更正并重新导入名录后，新的邮件即发往新地址；本次未送达的可在工作台补发。

--
青溪县人民政府办公室
联系电话：000-12345678　邮箱：gongkai@example.org
本邮件由系统自动发出，请勿直接回复。`);
  });

  test('lists fifty and counts the rest', () => {
    const many = Array.from({ length: 53 }, (_, index) => ({ ...written, mailId: `abc.returned.p${index}` }));
    const { text } = mailsFailed(registerOf(), many);
    expect(text).toContain('50. ');
    expect(text).not.toContain('51. ');
    expect(text).toContain('另有3封未列出');
  });

  test.each([
    ['a.received.sender', '收件回执'],
    ['a.stage2.remind1.head', '审批请求'],
    ['a.stage2.over.head', '审批进展通知'],
    ['a.override.A01.answered', '放行事项'],
    ['chase.2025.shuiwu.round.sender', '催报催办'],
    ['anything', '其他通知'],
  ])('%s is called %s', (mailId, matter) => expect(matterOf(mailId)).toBe(matter));
});
