import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { openMailbox } from '../../local/mail/mailbox.ts';
import { listenSmtp } from '../../local/mail/smtp.ts';

const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'gongkai-mail-'));

const letter = {
  from: 'press@example.org',
  to: 'clerk@example.org',
  subject: '关于年度报告的回执',
  text: '已收到。',
  html: '<p>已收到。</p>',
};

describe('the mailbox', () => {
  it('catches what is sent by SMTP, Chinese subject and all', async () => {
    const mailbox = openMailbox(newDirectory(), createClock({}));
    const smtp = await listenSmtp(mailbox, { host: '127.0.0.1', port: 0 });
    await createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true }).sendMail(letter);
    await smtp.stop();
    const [summary] = await mailbox.list();
    expect(summary).toMatchObject({
      from: 'press@example.org',
      to: ['clerk@example.org'],
      subject: '关于年度报告的回执',
    });
    expect(await mailbox.read(summary!.id)).toMatchObject({ text: '已收到。', html: '<p>已收到。</p>' });
  });

  it('still has every mail after a restart, oldest first', async () => {
    const directory = newDirectory();
    const clock = createClock({});
    const mailbox = openMailbox(directory, clock);
    await mailbox.deliver(Buffer.from('Subject: first\r\n\r\n1'));
    clock.advance(1000);
    await mailbox.deliver(Buffer.from('Subject: second\r\n\r\n2'));
    const again = openMailbox(directory, clock);
    expect((await again.list()).map(({ subject }) => subject)).toEqual(['first', 'second']);
  });

  it('knows no mail by a name that leads out of its directory', async () => {
    const mailbox = openMailbox(newDirectory(), createClock({}));
    expect(await mailbox.read('../../../etc/passwd')).toBeUndefined();
  });
});
