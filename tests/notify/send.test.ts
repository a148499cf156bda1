import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendMail } from '../../functions/notify/send.ts';
import { MailError } from '../../functions/shared/errors.ts';

/** What the server says of some recipients. */
const answers: Readonly<Record<string, Error | undefined>> = {
  nobody: Object.assign(new Error('no such mailbox'), { responseCode: 550 }),
  full: Object.assign(new Error('mailbox full'), { responseCode: 452 }),
};

const arrived: Email[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, callback) => callback(answers[address.split('@')[0] ?? '']),
  onData: async (stream, _session, callback) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    arrived.push(await PostalMime.parse(Buffer.concat(chunks)));
    callback();
  },
});
const settings = { 'mail-url': '', 'mail-from': 'nianbao@gongkai.example.org' };
const envelope = {
  to: 'sender@example.org',
  fromName: '青溪县人民政府办公室',
  id: 'abc.received.sender',
  mail: { subject: '年报已收到：年报.docx', text: '文件已收到。\n', html: '<p>文件已收到。</p>' },
};

beforeAll(async () => {
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  settings['mail-url'] = `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('handing a mail to an SMTP server', () => {
  test('brings both forms, the sender’s name and a Message-ID that is the same at every try', async () => {
    await sendMail(settings, envelope);
    await sendMail(settings, envelope);
    const [first, second] = arrived;
    expect(first).toMatchObject({
      subject: '年报已收到：年报.docx',
      from: { name: '青溪县人民政府办公室', address: 'nianbao@gongkai.example.org' },
      to: [{ address: 'sender@example.org' }],
      messageId: '<abc.received.sender@gongkai.example.org>',
    });
    expect(first?.text?.trim()).toBe('文件已收到。');
    expect(first?.html?.trim()).toBe('<p>文件已收到。</p>');
    expect(second?.messageId).toBe(first?.messageId);
  });

  test('is marked as sent by a machine, so that nobody’s absence note comes back', async () => {
    await sendMail(settings, envelope);
    const headers = new Map(arrived.at(-1)?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
    expect(headers.get('x-gongkai-mail')).toBe('abc.received.sender');
  });

  test('fails as MailError without naming the recipient', async () => {
    const failure = sendMail(settings, { ...envelope, to: 'nobody@example.org' });
    await expect(failure).rejects.toThrow(MailError);
    await expect(failure).rejects.not.toThrow(/nobody/);
  });
});

describe('what a server answers decides whether trying again helps:', () => {
  const answering = (to: string) => sendMail(settings, { ...envelope, to }).catch((error: unknown) => error);

  test('an address it does not know is refused for good', async () => {
    expect(await answering('nobody@example.org')).toMatchObject({ name: 'MailRefusedError', code: 'smtp 550' });
  });

  test('a mailbox that is full today is not', async () => {
    expect(await answering('full@example.org')).toMatchObject({ name: 'MailError' });
  });

  test('a server that is not there is not', async () => {
    const nowhere = { ...settings, 'mail-url': 'smtp://127.0.0.1:1' };
    await expect(sendMail(nowhere, envelope)).rejects.toMatchObject({ name: 'MailError' });
  });
});
