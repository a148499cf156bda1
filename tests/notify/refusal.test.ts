import { expect, test } from 'vitest';
import { refusalOf } from '../../functions/notify/refusal.ts';

const smtp = (command: string, responseCode: number, code = 'EENVELOPE') =>
  Object.assign(new Error('refused'), { code, command, responseCode });
const ses = (name: string) => Object.assign(new Error('refused'), { name });

test.each([
  ['an unknown recipient', smtp('RCPT TO', 550), 'smtp 550'],
  ['a content the server does not want', smtp('DATA', 554, 'EMESSAGE'), 'smtp 554'],
  ['a mail Amazon SES rejects', ses('MessageRejected'), 'ses MessageRejected'],
  ['an address Amazon SES cannot read', ses('BadRequestException'), 'ses BadRequestException'],
])('%s is refused for good', (_, error, code) => expect(refusalOf(error)).toBe(code));

test.each([
  ['a recipient who is to be tried later', smtp('RCPT TO', 450)],
  ['our own sender address', smtp('MAIL FROM', 550)],
  ['our password', smtp('AUTH PLAIN', 535, 'EAUTH')],
  ['a connection that breaks', Object.assign(new Error('closed'), { code: 'ECONNECTION' })],
  ['too many mails at once', ses('TooManyRequestsException')],
  ['an account that may not send', ses('AccountSuspendedException')],
  ['anything that is no error', 'no'],
])('%s is not: it may pass, or is ours to mend', (_, error) => expect(refusalOf(error)).toBeUndefined());
