import { describe, expect, test } from 'vitest';
import { authorityMailbox, senderOf, withoutRepeats } from '../../functions/notify/recipient.ts';
import { endOf } from '../../functions/notify/record.ts';
import { hash, registerOf, submissionOf } from '../builders/approval.ts';

const register = registerOf();

describe('who gets a mail', () => {
  test('the sender by the register', () => {
    expect(senderOf(register, submissionOf())).toMatchObject({
      mail: 'sender@example.org',
      role: '县水务局办公室经办人',
    });
  });

  test('the authority’s mailbox when the sender is not known, so that nothing is lost', () => {
    const authority = { id: 'authority', mail: 'gongkai@example.org', role: '青溪县人民政府办公室' };
    expect(senderOf(register, submissionOf({ senderId: null }))).toEqual(authority);
    expect(senderOf(register, submissionOf({ senderId: 'somebody' }))).toEqual(authority);
  });

  test('everybody once, though they sent and approved, whatever the case of the address', () => {
    const again = { id: 'office', role: '科长', mail: 'Gongkai@example.org' };
    expect(withoutRepeats([senderOf(register, submissionOf()), again, authorityMailbox(register)])).toEqual([
      expect.objectContaining({ mail: 'sender@example.org' }),
      again,
    ]);
  });
});

describe('what is written when a submission has ended', () => {
  const now = new Date('2026-01-28T00:30:00.000Z');

  test('a publication has a path and no reason', () => {
    const path = '/reports/shuiwu/2025/';
    expect(endOf({ notice: 'published', submissionId: hash('a'), path }, now)).toEqual({
      outcome: 'published',
      reason: null,
      path,
      endedAt: '2026-01-28T00:30:00.000Z',
    });
  });

  test('a return has a reason and no path', () => {
    const reason = { code: 'scanned' as const, message: '文件是扫描件。', details: [] };
    expect(endOf({ notice: 'returned', submissionId: hash('a'), reason }, now)).toMatchObject({
      outcome: 'returned',
      reason,
      path: null,
    });
  });
});
