import { expect, test } from 'vitest';
import { failingOf, MailEventSchema } from '../../functions/bounce/bounced.ts';
import { registerOf } from '../builders/approval.ts';

const eventOf = (detail: Record<string, unknown>, mailId = 'abc.stage1.ask.head', address = 'Head@example.org') =>
  MailEventSchema.parse({
    source: 'aws.ses',
    'detail-type': 'Email Bounced',
    detail: {
      eventType: 'Bounce',
      mail: {
        messageId: '0100-ses',
        destination: [address],
        headers: [
          { name: 'From', value: 'noreply@gongkai.example' },
          { name: 'X-Gongkai-Mail', value: mailId },
        ],
      },
      ...detail,
    },
  });
const permanent = { bounce: { bounceType: 'Permanent', bounceSubType: 'NoEmail', bouncedRecipients: [] } };
const failing = (...parts: Parameters<typeof eventOf>) => failingOf(eventOf(...parts), registerOf());

test('A bounce is noted for the mail by its own id, and for the person whose address it was', () => {
  expect(failing(permanent)).toEqual({
    mailId: 'abc.stage1.ask.head',
    personId: 'head',
    role: '县水务局局长',
    kind: 'bounced',
    code: 'Permanent/NoEmail',
  });
});

test('One whose address has changed since is found by the id in the mail’s', () => {
  expect(failing(permanent, 'abc.stage1.ask.deputy', 'old@example.org')).toMatchObject({ personId: 'deputy' });
});

test('One whom the register no longer knows is noted as such, without the address', () => {
  const unknown = failing(permanent, 'abc.filed', 'gone@example.org');
  expect(unknown).toMatchObject({ personId: 'unknown', role: '名录中已没有的收件人' });
  expect(JSON.stringify(unknown)).not.toContain('gone@');
});

test('A complaint and a rejection are noted as what they are', () => {
  expect(failing({ eventType: 'Complaint', complaint: {} })).toMatchObject({ kind: 'complained', code: 'Complaint' });
  expect(failing({ eventType: 'Reject', reject: {} })).toMatchObject({ kind: 'refused', code: 'Reject' });
});

test('An absence note, which comes back as a transient bounce, is left alone', () => {
  expect(failing({ bounce: { bounceType: 'Transient', bounceSubType: 'General' } })).toBeUndefined();
  expect(failing({ bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } })).toMatchObject({
    code: 'Transient/MailboxFull',
  });
});

test('A mail of somebody else in the account is left alone', () => {
  const event = eventOf(permanent);
  event.detail.mail.headers = [];
  expect(failingOf(event, registerOf())).toBeUndefined();
});
