import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BusEvent } from '../../../local/contracts.ts';
import { createPermissions } from '../../../local/permissions/permissions.ts';
import { createMailService } from '../../../local/services/mail-service.ts';
import { roleWith, templateOf } from '../../builders/template.ts';

const mail = 'From: =?utf-8?B?5YWs5byA?= <noreply@gongkai.example>\r\nTo: a@b.example\r\nSubject: x\r\n\r\nhello\r\n';
const role = { kind: 'role', arn: 'arn:aws:iam::000000000000:role/Role' } as const;

let delivered: string[];
let emitted: BusEvent[];
beforeEach(() => {
  delivered = [];
  emitted = [];
});

const mailRight = (Resource: string, from: string) => ({
  Effect: 'Allow',
  Action: ['ses:SendEmail', 'ses:SendRawEmail'],
  Resource,
  Condition: { StringEquals: { 'ses:FromAddress': from } },
});

const send = async (statement: Record<string, unknown>, input: object, target = '/v2/email/outbound-emails') => {
  const permissions = createPermissions(templateOf({ Resources: { Role: roleWith(statement) } }), () => {});
  const service = createMailService({
    ...permissions,
    deliver: async (raw) => delivered.push(Buffer.from(raw).toString()),
    emit: async (event) => void emitted.push(event),
  });
  const body = Readable.from([JSON.stringify(input)]);
  return service({ method: 'POST', target, headers: {}, body, principal: role });
};
const raw = { Content: { Raw: { Data: Buffer.from(mail).toString('base64') } } };

describe('the mail service', () => {
  it('hands a raw mail to the mailbox byte for byte, when the role may send from its address', async () => {
    expect(
      await send(mailRight('arn:aws:ses:us-east-1:000000000000:identity/*', 'noreply@gongkai.example'), raw),
    ).toMatchObject({
      status: 200,
    });
    expect(delivered).toEqual([mail]);
  });

  it('takes the identity of the domain as well as that of the address', async () => {
    const domain = 'arn:aws:ses:us-east-1:000000000000:identity/gongkai.example';
    expect(await send(mailRight(domain, 'noreply@gongkai.example'), raw)).toMatchObject({ status: 200 });
    expect(await send(mailRight(`${domain}.cn`, 'noreply@gongkai.example'), raw)).toMatchObject({ status: 403 });
  });

  it('refuses a sender the role may not write as, whatever the request calls itself', async () => {
    const other = mailRight('*', 'other@gongkai.example');
    expect(await send(other, raw)).toMatchObject({ status: 403 });
    expect(await send(other, { ...raw, FromEmailAddress: '公开 <noreply@gongkai.example>' })).toMatchObject({
      status: 403,
    });
    expect(delivered).toEqual([]);
  });

  it('refuses what it does not do: simple content, other operations', async () => {
    const simple = { Content: { Simple: { Subject: { Data: 'x' } } } };
    expect(await send(mailRight('*', 'x'), simple)).toMatchObject({ status: 400 });
    expect(await send(mailRight('*', 'x'), raw, '/v2/email/identities')).toMatchObject({ status: 501 });
  });

  it('gives a mail to an address that cannot exist back as an event, with its headers', async () => {
    const lost = mail.replace('To: a@b.example', 'To: a@b.invalid\r\nX-Gongkai-Mail: abc.filed');
    const input = { Content: { Raw: { Data: Buffer.from(lost).toString('base64') } } };
    expect(await send(mailRight('*', 'noreply@gongkai.example'), input)).toMatchObject({ status: 200 });
    expect(delivered).toEqual([]);
    expect(emitted).toMatchObject([
      {
        source: 'aws.ses',
        detail: {
          eventType: 'Bounce',
          bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
          mail: {
            destination: ['a@b.invalid'],
            headers: expect.arrayContaining([{ name: 'X-Gongkai-Mail', value: 'abc.filed' }]),
          },
        },
      },
    ]);
  });
});
