import { readFileSync } from 'node:fs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn } from '../../cli/mailbox.ts';
import { keys } from '../../functions/shared/keys.ts';
import { approveUntilEnd, decide, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const example = (name: string): Uint8Array => readFileSync(`examples/submissions/${name}`);

/** The event of one upload, as the bucket sends it. */
const eventOf = (bucket: string, key: string, versionId: string) => ({
  version: '0',
  id: 'a-duplicate',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account: '000000000000',
  region: 'us-east-1',
  time: new Date().toISOString().replace(/\.\d+/, ''),
  resources: [`arn:aws:s3:::${bucket}`],
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: { key, size: 1, etag: 'x', 'version-id': versionId, sequencer: '01' },
  },
});

const deliver = async (event: object): Promise<string | undefined> => {
  const client = new LambdaClient({});
  const answer = await client.send(
    new InvokeCommand({
      FunctionName: installation.outputs.ReceiveFunctionName,
      Payload: Buffer.from(JSON.stringify(event)),
    }),
  );
  return answer.FunctionError;
};

describe('the same event delivered again', () => {
  it('five times, before and after the end, publishes once', async () => {
    const { findItem, queryItems } = await import('../../functions/shared/table.ts');
    const { SubmissionSchema } = await import('../../schemas/submission.ts');
    const { z } = await import('zod');
    const id = await installation.drop(
      'qingxi-songtao',
      'qingxi-songtao-2025.docx',
      example('qingxi-songtao-2025.docx'),
    );
    const table = installation.outputs.TableName;
    const submission = await until('the submission', () => findItem(table, keys.submission(id), SubmissionSchema));
    const { bucket, key, versionId } = submission.drop;
    const faults = await Promise.all([1, 2, 3].map(() => deliver(eventOf(bucket, key, versionId))));
    await approveUntilEnd(installation, id);
    faults.push(await deliver(eventOf(bucket, key, versionId)), await deliver(eventOf(bucket, key, versionId)));
    expect(faults).toEqual([undefined, undefined, undefined, undefined, undefined]);
    // Neither does one about a version that was deleted before it was read.
    expect(await deliver(eventOf(bucket, key, 'gone'))).toBeUndefined();

    const versions = await queryItems(
      table,
      keys.version('qingxi-songtao', 2025, 1).pk,
      z.object({ version: z.number() }),
    );
    expect(versions).toHaveLength(1);
    const receipts = (await installation.mails()).filter(
      ({ subject, to }) => subject.includes('收到') && to.includes('songtao-jingban@example.org'),
    );
    expect(receipts).toHaveLength(1);
  });
});

describe('two files for the same year', () => {
  it('a later upload overtakes the one that waits for approval', async () => {
    const file = example('qingxi-wangquan-2025.txt');
    const first = await installation.drop('qingxi-wangquan', 'first.txt', file);
    const asked = await installation.mail(
      'the first request',
      (mail) => mail.to.includes('wangquan-zhenzhang@example.org') && approvalIn(mail) !== undefined,
    );
    // Upload times have whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const second = await installation.drop('qingxi-wangquan', 'second.txt', file);
    expect(await approveUntilEnd(installation, second, [asked.id])).toMatchObject({ outcome: 'published' });

    const { link, code } = approvalIn(asked) ?? { link: '', code: '' };
    const late = await decide(link, { choice: 'approve', opinion: '', code });
    expect(await late.text()).toContain('新的报送');
    await installation.advanceClock(120_000);
    expect(await installation.ended(first)).toMatchObject({ outcome: 'superseded' });
  });
});
