import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailFailure } from '../../schemas/mailFailure.ts';
import { type Installation, startInstallation, until } from '../builders/installation.ts';

/** A mail server that knows nobody at the street office's sender, and forgets everything else. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, callback) =>
    callback(
      address === 'songtao-jingban@example.org' ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null,
    ),
  onData: (stream, _session, callback) => {
    stream.resume().on('end', () => callback());
  },
});

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(async () => {
  server.close();
  await installation.end();
});

const report = readFileSync('examples/submissions/qingxi-songtao-2025.docx');
const failures = async (): Promise<MailFailure[]> => {
  const { mailFailures } = await import('../../functions/notify/failures.ts');
  return mailFailures(installation.outputs.TableName);
};
const failureOf = (what: string): Promise<MailFailure> =>
  until(`the failed ${what}`, async () => (await failures()).find(({ mailId }) => mailId.includes(what)));

describe('an address that does not exist', () => {
  it('brings the mail back: it is listed by role, the authority is told once, and the approval goes on', async () => {
    const { load } = await import('../../cli/load.ts');
    const registerFile = join(installation.directory, 'register.yaml');
    const text = readFileSync('examples/register.yaml', 'utf8');
    writeFileSync(registerFile, text.replace('songtao-jingban@example.org', 'songtao-jingban@example.invalid'));
    await load({ outputs: installation.outputs, registerFile, by: 'tests' });

    const id = await installation.drop('qingxi-songtao', 'report.docx', report);
    expect(await failureOf(`${id}.received`)).toMatchObject({
      personId: 'songtao-jingban',
      kind: 'bounced',
      code: 'Permanent/General',
      tries: 1,
    });
    await installation.mail('the request', ({ to }) => to.includes('songtao-zhuren@example.org'));
    await installation.advanceClock(61_000);
    const told = await installation.mail('the letter', ({ subject }) => subject.includes('未能送达'));
    expect(told.to).toEqual([installation.register.authority.mail]);
    expect(told.text).toContain('收件回执，发出后被退回（Permanent/General）');
    expect(told.text).not.toContain('songtao-jingban@');
    await installation.advanceClock(61_000);
    await until('that it is noted as told', async () => (await failures()).every((failure) => failure.told));
    expect((await installation.mails()).filter(({ subject }) => subject.includes('未能送达')).length).toBe(1);
  });

  it('is off the list once somebody has seen to it', async () => {
    const { clearFailure } = await import('../../functions/notify/failures.ts');
    for (const { mailId } of await failures()) await clearFailure(installation.outputs.TableName, mailId, new Date());
    expect(await failures()).toEqual([]);
  });
});

describe('a mail server that refuses an address', () => {
  it('parks nothing: the refusal is listed and the submission goes on to its approvers', async () => {
    const { load } = await import('../../cli/load.ts');
    await load({ outputs: installation.outputs, registerFile: 'examples/register.yaml', by: 'tests' });
    const listener = server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    const Name = `${installation.outputs.SettingsPrefix}/mail-url`;
    await new SSMClient({}).send(
      new PutParameterCommand({ Name, Type: 'String', Value: `smtp://127.0.0.1:${port}`, Overwrite: true }),
    );
    // Functions remember their settings for a minute.
    await installation.advanceClock(61_000);
    const id = await installation.drop('qingxi-songtao', 'again.docx', report);
    expect(await failureOf(`${id}.received`)).toMatchObject({
      personId: 'songtao-jingban',
      kind: 'refused',
      code: 'smtp 550',
    });
    await until('the approval', async () => (await installation.submission(id))?.progress === 'inApproval');
    expect((await installation.submission(id))?.outcome).toBeNull();
  });
});
