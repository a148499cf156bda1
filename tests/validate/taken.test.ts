import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegister } from '../../cli/register.ts';
import { submissionOf } from '../../functions/receive/submission.ts';
import { keys } from '../../functions/shared/keys.ts';
import { type Submission, TakenSchema } from '../../schemas/submission.ts';

const table = 'gongkai';
const server = dynalite({ createTableMs: 0 });
const register = await readRegister('examples/register.yaml');

/** An upload of the education bureau at some second of an hour. */
const uploaded = (second: number, attempt = 1): Submission =>
  submissionOf(
    { bucket: 'drop', key: 'incoming/qingxi-jiaoyu/年报.docx', versionId: `v${second}`, attempt },
    { agencyId: 'qingxi-jiaoyu', fileName: '年报.docx' },
    {
      size: 1,
      uploadedAt: new Date(Date.UTC(2026, 0, 20, 8, 0, second)),
      sender: undefined,
      note: undefined,
      sequencer: '01',
    },
    register,
  );

let pieces: typeof import('../../functions/validate/taken.ts') & typeof import('../../functions/shared/table.ts');

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  await new DynamoDBClient({}).send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  // The table's client reads its address when it is loaded.
  pieces = {
    ...(await import('../../functions/shared/table.ts')),
    ...(await import('../../functions/validate/taken.ts')),
  };
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const holder = async (year: number): Promise<string | undefined> =>
  (await pieces.findItem(table, keys.taken('qingxi-jiaoyu', year), TakenSchema))?.submissionId;

describe('of several uploads of one agency’s year', () => {
  it('the latest holds it in the end, in whatever order and however often they come', async () => {
    let year = 2100;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 59 }), { minLength: 1, maxLength: 6 }), async (seconds) => {
        year += 1;
        const answers = await Promise.all(seconds.map((second) => pieces.take(table, uploaded(second), year)));
        const latest = Math.max(...seconds);
        expect(await holder(year)).toBe(uploaded(latest).submissionId);
        seconds.forEach((second, index) => {
          if (second === latest) expect(answers[index]).toBe('written');
        });
      }),
      { numRuns: 30 },
    );
  });

  it('an older one is turned away, the same one and its further attempt are not', async () => {
    const year = 2025;
    expect(await pieces.isOutrun(table, uploaded(10), year)).toBe(false);
    expect(await pieces.take(table, uploaded(10), year)).toBe('written');
    expect(await pieces.isOutrun(table, uploaded(9), year)).toBe(true);
    expect(await pieces.take(table, uploaded(9), year)).toBe('conflict');
    expect(await pieces.isOutrun(table, uploaded(10), year)).toBe(false);
    expect(await pieces.take(table, uploaded(10), year)).toBe('written');
    expect(await pieces.take(table, uploaded(10, 2), year)).toBe('written');
    expect(await holder(year)).toBe(uploaded(10, 2).submissionId);
  });
});
