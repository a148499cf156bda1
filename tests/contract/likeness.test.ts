import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { speakTo } from '../../cli/outputs.ts';
import { readRegister } from '../../cli/register.ts';
import { narrativeOf } from '../../functions/validate/likeness/narrative.ts';
import { createClock } from '../../local/clock.ts';
import type { Service } from '../../local/contracts.ts';
import { createDynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { issueCredentials } from '../../local/lambda/environment.ts';
import { listen } from '../../local/listen.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { createS3 } from '../../local/s3/s3.ts';
import type { Report } from '../../schemas/report.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { weather } from '../builders/weather.ts';
import { educationReport, lettersOf, otherFigures } from '../validate/likeness/texts.ts';
import { tableTemplate } from './dynamodb/table.ts';

// Signatures over the wire, in a table and a bucket of the embedded stack.

const register = await readRegister('examples/register.yaml');
const place = { table: 'Table', workBucket: 'work', register };

let pieces: typeof import('../../functions/validate/likenessStore.ts') &
  typeof import('../../functions/validate/taken.ts') &
  typeof import('../../functions/shared/objects.ts') &
  typeof import('../../functions/shared/places.ts') &
  typeof import('../../functions/shared/table.ts');
let close: () => Promise<void>;
let asked: string[] = [];
/** Each test has a year to itself. */
let year = 2000;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-likeness-'));
  const clock = createClock();
  const template = tableTemplate();
  const permissions = createPermissions(template, () => {});
  const { find } = issueCredentials([]);
  const dynamodb = await createDynamoDb({ directory: join(directory, 'dynamodb'), ...permissions, template });
  const buckets = [{ name: 'work', versioned: true, eventBridge: false, corsRules: [] }];
  const s3 = createS3({
    ...permissions,
    clock,
    directory: join(directory, 's3'),
    emit: async () => {},
    findCredentials: find,
    buckets,
  });
  const counted: Service = (request) => {
    asked.push(String(request.headers['x-amz-target']).split('.').at(-1) ?? '');
    return dynamodb.service(request);
  };
  const services = { s3: s3.service, dynamodb: counted };
  const server = await listen({ services, host: '127.0.0.1', port: 0, find, clock, around: weather });
  speakTo(server.url);
  // The clients read their address when they are loaded.
  pieces = {
    ...(await import('../../functions/validate/likenessStore.ts')),
    ...(await import('../../functions/validate/taken.ts')),
    ...(await import('../../functions/shared/objects.ts')),
    ...(await import('../../functions/shared/places.ts')),
    ...(await import('../../functions/shared/table.ts')),
  };
  close = async () => {
    await server.close();
    await dynamodb.stop();
    await s3.close();
    rmSync(directory, { recursive: true });
  };
});
afterAll(() => close());
beforeEach(() => {
  year += 1;
});

const submissionOf = (agencyId: string, upload: number): Submission =>
  SubmissionSchema.parse({
    submissionId: Buffer.from(`${year} ${agencyId} ${upload}`).toString('hex').padEnd(64, '0').slice(0, 64),
    drop: { bucket: 'drop', key: `incoming/${agencyId}/年报.docx`, versionId: `${upload}`, attempt: 1 },
    agencyId,
    fileName: '年报.docx',
    size: 1,
    senderId: null,
    uploadedAt: '2026-01-20T02:00:00.000Z',
    order: `2026-01-20T02:00:00.000Z#${upload}`,
    receiptNumber: '2026-0120-0001',
    progress: 'checked',
    year,
    outcome: null,
    reason: null,
    path: null,
    endedAt: null,
  });

/** What validate does with a report that has passed. */
const pass = async (agencyId: string, report: Report, upload = 1): Promise<Submission> => {
  const submission = submissionOf(agencyId, upload);
  await pieces.writeJson(place.workBucket, pieces.reportKey(submission.submissionId), report);
  await pieces.take(place.table, submission, year);
  await pieces.keepLikeness(place, submission, year, narrativeOf(report));
  return submission;
};

const alike = async (agencyId: string, report: Report): Promise<[string, number][]> => {
  const found = await pieces.findAlike(place, agencyId, year, narrativeOf(report));
  return found.map(({ agencyName, share }) => [agencyName, share]);
};

const health = '云岭市清溪区卫生健康局';
const copy = educationReport(health, otherFigures);
const written = (seed: number) => educationReport(health, undefined, { overview: [lettersOf(seed, 400)] });

describe('a report that was kept', () => {
  it('is found by another agency’s that is like it, and named as in the register', async () => {
    await pass('qingxi-jiaoyu', educationReport());
    expect(await alike('qingxi-weijian', copy)).toEqual([['云岭市清溪区教育局', 1]]);
    expect(await alike('qingxi-weijian', written(1))).toEqual([]);
  });

  it('is not found by the same agency’s next one, nor in another year', async () => {
    await pass('qingxi-jiaoyu', educationReport());
    expect(await alike('qingxi-jiaoyu', educationReport())).toEqual([]);
    year += 1;
    expect(await alike('qingxi-weijian', copy)).toEqual([]);
  });

  it('is passed over once a later one has taken its agency’s year', async () => {
    await pass('qingxi-jiaoyu', educationReport());
    await pass('qingxi-jiaoyu', written(2), 2);
    expect(await alike('qingxi-weijian', copy)).toEqual([]);
    expect(await alike('qingxi-weijian', written(2))).toEqual([['云岭市清溪区教育局', 1]]);
  });

  it('is not kept, and looks nothing up, when it says next to nothing', async () => {
    asked = [];
    const short = educationReport(health, undefined, { overview: ['无。'], problems: ['无。'], other: ['无。'] });
    await pieces.keepLikeness(place, submissionOf('qingxi-weijian', 1), year, narrativeOf(short));
    expect(await alike('qingxi-jiaoyu', short)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('that can no longer be read holds up nobody else', async () => {
    const { submissionId } = await pass('qingxi-jiaoyu', educationReport());
    await pieces.writeJson(place.workBucket, pieces.reportKey(submissionId), {});
    expect(await alike('qingxi-weijian', copy)).toEqual([]);
  });
});

describe('the cost', () => {
  const costOf = async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
    asked = [];
    await work();
    return Object.fromEntries(
      [...new Set(asked)].sort().map((name) => [name, asked.filter((other) => other === name).length]),
    );
  };

  it('is a question for each band among a few, and three among twenty reports of one template as among forty', async () => {
    const passMany = async (from: number, to: number) => {
      for (let index = from; index < to; index += 1) await pass(`agency-${index}`, copy);
    };
    await passMany(0, 9);
    const few = await costOf(() => alike('qingxi-jiaoyu', educationReport()));
    await passMany(9, 20);
    const some = await costOf(() => alike('qingxi-jiaoyu', educationReport()));
    await passMany(20, 40);
    const many = await costOf(() => alike('qingxi-jiaoyu', educationReport()));
    expect(few).toEqual({ GetItem: 8, Query: 16 });
    expect(some).toEqual({ GetItem: 8, Query: 48 });
    expect(many).toEqual(some);
  });

  it('of keeping one is one request', async () => {
    const submission = submissionOf('qingxi-jiaoyu', 1);
    expect(await costOf(() => pieces.keepLikeness(place, submission, year, narrativeOf(educationReport())))).toEqual({
      BatchWriteItem: 1,
    });
  });

  it('ends: the items expire two years after the upload', async () => {
    const { DynamoDBClient, ScanCommand } = await import('@aws-sdk/client-dynamodb');
    await pass('qingxi-jiaoyu', educationReport());
    const { Items = [] } = await new DynamoDBClient({}).send(
      new ScanCommand({
        TableName: place.table,
        FilterExpression: 'begins_with(pk, :pk)',
        ExpressionAttributeValues: { ':pk': { S: `LIKENESS#${year}#` } },
      }),
    );
    expect(Items.map(({ expiresAtSeconds }) => expiresAtSeconds?.N)).toEqual(
      Array(16).fill(String(Date.parse('2028-01-20T02:00:00.000Z') / 1000)),
    );
  });
});
