import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox.ts';

/** Larger mails are refused, as most servers do. */
const mostBytes = 30 * 1024 * 1024;

/** Catches what is sent to it by SMTP and puts it in the mailbox. Takes any login, speaks without TLS: loopback only. */
export const listenSmtp = async (
  mailbox: Mailbox,
  options: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: mostBytes,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, _session, done) => {
      buffer(stream)
        .then((raw) => mailbox.deliver(raw))
        .then(() => done(), done);
    },
  });
  // A client that breaks off is no fault of ours; a port that is not to be had is thrown below.
  server.on('error', () => undefined);
  server.listen(options.port, options.host);
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { port, stop: () => new Promise((resolve) => server.close(resolve)) };
};
