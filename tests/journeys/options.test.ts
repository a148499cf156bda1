import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  DescribeStateMachineCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canaryAgency, canaryMails } from '../../functions/shared/canary.ts';
import { dueYear } from '../../functions/shared/dueYear.ts';
import type { Submission } from '../../schemas/submission.ts';
import { faultsOf } from '../builders/faultyGround.ts';
import { approveUntilEnd, type Installation, startInstallation, until } from '../builders/installation.ts';
import { zip as zipped } from '../builders/zip.ts';

let installation: Installation;
beforeAll(async () => {
  // Everything that can be asked for and that a machine of one's own can do, at once: each synthesis takes its time.
  installation = await startInstallation(['malwareGate=true', 'objectLockYears=10', 'canary=true']);
  const { load } = await import('../../cli/load.ts');
  const { outputs, register, directory } = installation;
  // The gate is for authorities that publish what they were sent.
  const registerFile = join(directory, 'with-originals.json');
  const settings = { ...register.settings, publishOriginal: true };
  writeFileSync(registerFile, JSON.stringify({ ...register, settings }));
  await load({ outputs, registerFile, by: 'tests' });
  // It waits for a synthesis of its own.
}, 400_000);
afterAll(() => installation.end());

const example = (name: string): Buffer => readFileSync(`examples/submissions/${name}`);
/** The text every scanner takes for a threat; in two parts, so that none takes this file for one. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const placeOf = ({ drop }: Submission) => ({ Bucket: drop.bucket, Key: drop.key, VersionId: drop.versionId });
const statusOf = async (submission: Submission): Promise<unknown> =>
  (await new S3Client({ forcePathStyle: true }).send(new GetObjectTaggingCommand(placeOf(submission)))).TagSet;

const MachineSchema = z.object({
  States: z.object({ Parse: z.object({ Arguments: z.object({ FunctionName: z.string() }) }) }),
});

/** Runs parse as the path does, on a version that is tagged otherwise by then. */
const parseTagged = async (submission: Submission, tags: Record<string, string>): Promise<string> => {
  const { definition = '' } = await new SFNClient({}).send(
    new DescribeStateMachineCommand({ stateMachineArn: installation.outputs.StateMachineArn }),
  );
  const { States } = MachineSchema.parse(JSON.parse(definition));
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await new S3Client({ forcePathStyle: true }).send(
    new PutObjectTaggingCommand({ ...placeOf(submission), Tagging: { TagSet } }),
  );
  const { submissionId, drop } = submission;
  const answer = await new LambdaClient({}).send(
    new InvokeCommand({
      FunctionName: States.Parse.Arguments.FunctionName,
      Payload: Buffer.from(JSON.stringify({ submissionId, drop })),
    }),
  );
  return new TextDecoder().decode(answer.Payload);
};

/** Hands over what GuardDuty would say of a scan of its own; gives the error, if there is one. */
const tellOfScan = async (
  { bucket, key, versionId }: Pick<Submission['drop'], 'bucket' | 'key' | 'versionId'>,
  scanResultStatus: string,
): Promise<string | undefined> => {
  const event = {
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    detail: {
      s3ObjectDetails: { bucketName: bucket, objectKey: key, versionId },
      scanResultDetails: { scanResultStatus, threats: null },
    },
  };
  const { FunctionError } = await new LambdaClient({}).send(
    new InvokeCommand({
      FunctionName: installation.outputs.ReceiveFunctionName,
      Payload: Buffer.from(JSON.stringify(event)),
    }),
  );
  return FunctionError;
};

/** How often a function has failed on the path of a submission; 0 before it has one. */
const failedTries = async (submissionId: string): Promise<number> => {
  const executionArn = installation.executionArn(submissionId);
  const history = new SFNClient({}).send(new GetExecutionHistoryCommand({ executionArn }));
  const { events = [] } = await history.catch((error: unknown) => {
    if (error instanceof ExecutionDoesNotExist) return { events: [] };
    throw error;
  });
  return events.filter(({ type }) => type === 'TaskFailed').length;
};

describe('behind the malware gate', () => {
  it('a clean file is scanned, and goes its way to the public', async () => {
    const id = await installation.drop('qingxi-songtao', '年报 2025.docx', example('qingxi-songtao-2025.docx'));
    const published = await approveUntilEnd(installation, id);
    expect(published).toMatchObject({ outcome: 'published', drop: { attempt: 1 } });
    expect(await statusOf(published)).toEqual([{ Key: 'GuardDutyMalwareScanStatus', Value: 'NO_THREATS_FOUND' }]);
  });

  it('a file with a threat is returned unopened, and its sender is told to look after the computer', async () => {
    const body = Buffer.concat([example('qingxi-wangquan-2025.txt'), Buffer.from(`\n${eicar}\n`)]);
    const returned = await installation.ended(await installation.drop('qingxi-wangquan', '年报.txt', body));
    expect(returned).toMatchObject({ outcome: 'returned', reason: { code: 'malware' }, year: null });
    expect(returned).not.toHaveProperty('format');
    expect(await statusOf(returned)).toEqual([{ Key: 'GuardDutyMalwareScanStatus', Value: 'THREATS_FOUND' }]);
    const mail = await installation.mail('the return', ({ subject }) => subject.includes('退回'));
    expect(mail.text).toContain('安全扫描发现文件带有恶意程序或可疑代码');
    const receipt = (await installation.mails()).filter(({ to }) => to.includes('wangquan-jingban@example.org'));
    expect(receipt).toHaveLength(2);
  });

  it('a file that cannot be scanned is returned with what to do', async () => {
    const zip = zipped({ '年报.docx': 'encrypted' });
    zip.writeUInt16LE(zip.readUInt16LE(6) | 1, 6);
    const returned = await installation.ended(await installation.drop('qingxi-jiaoyu', '年报.zip', zip));
    expect(returned).toMatchObject({ outcome: 'returned', reason: { code: 'notScannable' } });
  });

  it('a file whose scan failed waits for us, and goes on by itself once the next scan finds it clean', async () => {
    const fileName = 'scanned-twice.txt';
    // The scan of the embedded stack goes well at once: word of it comes late, as if it were that of a second scan.
    const faults = faultsOf(installation.desk);
    const late = { kind: 'late', call: 'Lambda/1 events Deliver IntakeReceive 1' } as const;
    await faults.order({ mark: fileName, faults: [late] });
    const { drop } = await import('../../cli/drop.ts');
    const { submissionIdOf } = await import('../../functions/receive/submissionId.ts');
    const place = await drop(installation.outputs, 'qingxi-jiaoyu', fileName, Buffer.from('通知公告'));
    const ids = [1, 2].map((attempt) => submissionIdOf({ ...place, attempt }));
    expect(await tellOfScan(place, 'FAILED')).toBeUndefined();

    // As long as the state machine waits between its tries at the most, in seconds; less than the other word is late.
    for (const [tries, wait] of [1, 3, 9, 27].entries()) {
      await until(`try ${tries + 1}`, async () => (await failedTries(ids[0]!)) > tries);
      await installation.advanceClock(wait * 1000);
    }
    const parked = await installation.ended(ids[0]!);
    expect(parked).toMatchObject({ outcome: 'parked', drop: { scan: 'failed' } });
    const toAuthority = await installation.mail('the letter to the authority', ({ text }) =>
      text.includes('MalwareScanError'),
    );
    expect(toAuthority.text).toContain(parked.receiptNumber);
    expect(await tellOfScan(place, 'FAILED')).toBeUndefined();
    expect(await installation.submission(ids[1]!)).toBeUndefined();

    await installation.advanceClock(120_000);
    expect(await until('the next attempt', () => installation.submission(ids[1]!))).toMatchObject({
      receiptNumber: parked.receiptNumber,
    });
    expect(await installation.ended(ids[1]!)).toMatchObject({ outcome: 'returned', reason: { code: 'notAReport' } });
    await faults.clear();
  });

  it('parse cannot read what was not found clean, whoever asks it to', async () => {
    const id = await installation.drop('qingxi-jiaoyu', 'news.txt', '通知公告');
    const submission = await installation.ended(id);
    expect(submission).toMatchObject({ outcome: 'returned', reason: { code: 'notAReport' } });
    expect(await parseTagged(submission, {})).toContain('AccessDenied');
    expect(await parseTagged(submission, { GuardDutyMalwareScanStatus: 'THREATS_FOUND' })).toContain('AccessDenied');
    expect(await parseTagged(submission, { GuardDutyMalwareScanStatus: 'NO_THREATS_FOUND' })).toContain('notAReport');
  });
});

describe('what is published, where the authority has it locked', () => {
  const version = 'reports/qingxi-songtao/2025/v1/';
  const headOf = (Key: string) =>
    new S3Client({ forcePathStyle: true }).send(
      new HeadObjectCommand({ Bucket: installation.outputs.PublicBucketName, Key }),
    );

  it('cannot be deleted for good for ten years, not even by the operator, unless they say that they mean it', async () => {
    const report = { Bucket: installation.outputs.PublicBucketName, Key: `${version}report.pdf` };
    const { ObjectLockMode, ObjectLockRetainUntilDate, VersionId } = await headOf(report.Key);
    expect(ObjectLockMode).toBe('GOVERNANCE');
    expect(ObjectLockRetainUntilDate?.getUTCFullYear()).toBe(new Date().getUTCFullYear() + 10);
    const gone = new S3Client({ forcePathStyle: true }).send(new DeleteObjectCommand({ ...report, VersionId }));
    await expect(gone).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each(['report.json', 'report.csv', 'content.html', 'manifest.json', 'card.png', 'original.docx'])(
    'so is %s',
    async (path) => {
      expect((await headOf(`${version}${path}`)).ObjectLockMode).toBe('GOVERNANCE');
    },
  );

  it.each([`${version}index.html`, 'reports/qingxi-songtao/2025/report.pdf', 'index.html', 'feed.xml'])(
    'a page or copy that is made again is not: %s',
    async (key) => {
      expect((await headOf(key)).ObjectLockMode).toBeUndefined();
    },
  );
});

describe('the canary', () => {
  const objectsIn = async (bucket: string, prefix: string): Promise<string[]> => {
    const { listKeys } = await import('../../functions/shared/manyObjects.ts');
    return listKeys(bucket, prefix);
  };
  const textOf = async (Key: string): Promise<string> => {
    const place = { Bucket: installation.outputs.PublicBucketName, Key };
    const { Body } = await new S3Client({ forcePathStyle: true }).send(new GetObjectCommand(place));
    return (await Body?.transformToString()) ?? '';
  };
  const fly = async (): Promise<{ error: string | undefined; answer: Record<string, unknown> }> => {
    const { FunctionError, Payload } = await new LambdaClient({}).send(
      new InvokeCommand({ FunctionName: String(installation.outputs.CanaryFunctionName), Payload: Buffer.from('{}') }),
    );
    return { error: FunctionError, answer: JSON.parse(new TextDecoder().decode(Payload)) };
  };
  /** Submissions about which this person of the canary was written to. */
  const mailsTo = async (person: string): Promise<string[]> =>
    (await objectsIn(installation.outputs.WorkBucketName, canaryMails))
      .filter((key) => key.endsWith(`.${person}.json`))
      .map((key) => key.slice(canaryMails.length, canaryMails.length + 64));
  const stopByHand = async (submissionId: string): Promise<Submission> => {
    const executionArn = installation.executionArn(submissionId);
    await new SFNClient({}).send(new StopExecutionCommand({ executionArn, error: 'Stopped', cause: 'by hand' }));
    const ended = await installation.ended(submissionId);
    expect(ended.outcome).toBe('parked');
    return ended;
  };
  const putBaseUrl = (Value: string) =>
    new SSMClient({}).send(
      new PutParameterCommand({ Name: `${installation.outputs.SettingsPrefix}/base-url`, Value, Overwrite: true }),
    );

  it('is sent through by the clock: dropped, approved by its mailed link, published', async () => {
    await installation.advanceClock(6 * 3_600_000);
    const published = await until('the canary', async () =>
      (await objectsIn(installation.outputs.WorkBucketName, canaryMails)).find((key) =>
        key.endsWith('.published.canary-sender.json'),
      ),
    );
    const submission = await installation.submission(published.slice(canaryMails.length, canaryMails.length + 64));
    expect(submission).toMatchObject({ outcome: 'published', agencyId: canaryAgency.id });
  });

  it('is nowhere to be seen: no page, feed, map, search or data names it, and its own addresses are not there', async () => {
    const keys = await objectsIn(installation.outputs.PublicBucketName, '');
    expect(keys.length).toBeGreaterThan(30);
    const named: string[] = [];
    for (const key of keys.filter((one) => !one.startsWith(`reports/${canaryAgency.id}/`))) {
      const text = await textOf(key);
      if (text.includes(canaryAgency.name) || text.includes(canaryAgency.id)) named.push(key);
    }
    expect(named).toEqual([]);
    for (const key of keys.filter((one) => one.startsWith(`reports/${canaryAgency.id}/`))) {
      const answer = await fetch(`${installation.site}/${key}`);
      expect([key, answer.status, await answer.text()]).toEqual([key, 404, '页面不存在']);
    }
  });

  it('says where it got stuck when something is broken; mended, it passes, in the place of what it published before', async () => {
    await putBaseUrl('http://127.0.0.1:9');
    // Settings are remembered for a minute.
    await installation.advanceClock(120_000);
    const before = await mailsTo('canary-approver');
    const broken = await fly();
    expect(broken).toMatchObject({
      error: 'Unhandled',
      answer: { errorType: 'CanaryError', errorMessage: expect.stringMatching(/^approved: /) },
    });
    const [stuck] = (await mailsTo('canary-approver')).filter((id) => !before.includes(id));
    const parked = await stopByHand(stuck ?? '');
    const { restartParked } = await import('../../functions/receive/restart.ts');
    const { TableName, StateMachineArn, PublicBucketName } = installation.outputs;
    const again = await restartParked(TableName, StateMachineArn, parked);
    await until('the further attempt', async () => (await mailsTo('canary-approver')).includes(again.submissionId));

    await putBaseUrl(installation.site);
    await installation.advanceClock(120_000);
    const { error, answer } = await fly();
    expect({ error, ...answer }).toMatchObject({ error: undefined, submissionId: expect.any(String) });
    const files = await objectsIn(PublicBucketName, `reports/${canaryAgency.id}/`);
    expect([...new Set(files.map((key) => key.split('/')[3]))]).toEqual(['v1']);
    // What was left waiting is overtaken like anybody's.
    await installation.advanceClock(120_000);
    expect(await installation.ended(again.submissionId)).toMatchObject({ outcome: 'superseded' });
  });

  it('is told to nobody, whatever becomes of it, and counted nowhere', async () => {
    const mails = await installation.mails();
    expect(mails.filter(({ to, text }) => /canary/.test(to.join()) || text.includes(canaryAgency.name))).toEqual([]);
    const { standingsOf } = await import('../../functions/shared/standing.ts');
    const { catalogueOf } = await import('../../functions/column/catalogue.ts');
    const table = installation.outputs.TableName;
    const standings = await standingsOf(table, dueYear(new Date()));
    expect(standings.map(({ agencyId }) => agencyId)).not.toContain(canaryAgency.id);
    expect(await catalogueOf(table).years()).toMatchObject([{ year: 2025, count: 1 }]);
  });
});

describe('a withdrawal, where what is published is locked', () => {
  it('takes the report from the public, and leaves the locked files where they are, under their tombstones', async () => {
    const { TableName, PublicBucketName, ColumnFunctionName } = installation.outputs;
    const { catalogueOf } = await import('../../functions/column/catalogue.ts');
    const { withdraw } = await import('../../functions/withdraw/withdraw.ts');
    const publication = await catalogueOf(TableName).find('qingxi-songtao', 2025);
    if (!publication) throw new Error('nothing is out');
    const Key = 'reports/qingxi-songtao/2025/v1/report.pdf';
    const s3 = new S3Client({ forcePathStyle: true });
    const { VersionId, ETag } = await s3.send(new HeadObjectCommand({ Bucket: PublicBucketName, Key }));

    const { register } = installation;
    const by = { personId: register.officers[0] ?? '', role: '主管部门' };
    const withdrawal = { reason: '表二数据有误。', by, at: new Date().toISOString() };
    expect(await withdraw(TableName, { register, publication, withdrawal })).toBe('withdrawn');
    const settle = Buffer.from(JSON.stringify({ act: 'settle', agencyId: 'qingxi-songtao', year: 2025 }));
    await new LambdaClient({}).send(new InvokeCommand({ FunctionName: ColumnFunctionName, Payload: settle }));

    expect((await fetch(`${installation.site}/${Key}`)).status).toBe(410);
    const kept = await s3.send(new HeadObjectCommand({ Bucket: PublicBucketName, Key, VersionId }));
    expect(kept).toMatchObject({ ETag, ObjectLockMode: 'GOVERNANCE' });
  });
});
