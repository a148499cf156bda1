import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn, type Mail } from '../../cli/mailbox.ts';
import { type Installation, startInstallation } from '../builders/installation.ts';
import { operate, operateJson } from '../builders/operator.ts';

// What an operator does at the command line, over the API's address alone.

const agency = 'qingxi-jiaoyu';
const year = 2024;
const file = 'examples/former-years/qingxi-jiaoyu-2024.docx';
const note = '表二“予以公开”件数误录，现予更正。';
const of = ['--agency', agency, '--year', String(year), '--by', 'gongkai-kezhang'];

const directory = mkdtempSync(join(tmpdir(), 'gongkai-operate-'));

let installation: Installation;
let moment: string;
let gongkai: (...words: string[]) => ReturnType<typeof operate>;
let asked: (...words: string[]) => ReturnType<typeof operateJson>;
beforeAll(async () => {
  installation = await startInstallation();
  const { endpoint } = installation.stack().ready;
  gongkai = (...words) => operate(endpoint, ...words);
  asked = (...words) => operateJson(endpoint, ...words);
  const { importReport } = await import('../../cli/import.ts');
  const { outputs, register } = installation;
  await importReport({ outputs, register, by: '政务公开科', why: '补录往年年报' }, file, new Date());
});
afterAll(async () => {
  await installation.end();
  rmSync(directory, { recursive: true });
});

const deeds = async () => {
  const { deedsOf } = await import('../../functions/board/acts/place.ts');
  const all = await deedsOf(installation.outputs.TableName, year, agency);
  return all.map(({ kind, by, reason }) => [kind, by.personId, reason]);
};

describe('an operator', () => {
  it('sees who stands where, and everything about one agency', async () => {
    const { code, answer } = await asked('status');
    expect([code, answer]).toEqual([
      0,
      expect.objectContaining({
        counts: expect.objectContaining({ all: 9, notBegun: 9 }),
        deadLetters: expect.arrayContaining([expect.objectContaining({ messages: 0 })]),
      }),
    ]);
    const { out } = await gongkai('show', agency, String(year));
    expect(out).toMatch(/^云岭市清溪区教育局 \(qingxi-jiaoyu\), report for 2024$/m);
    expect(out).toMatch(/^Public +version 1, since /m);
  });

  it('sends in a correction in the agency’s place, which goes the whole path, and is written down', async () => {
    expect(await gongkai('correct', file, '--agency', 'qingxi-ziran', '--note', note)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is the report for 2024, not for'),
    });
    const { answer } = await asked('correct', file, ...of, '--note', note);
    expect(answer).toMatchObject({ agencyId: agency, replaces: 1, receiptNumber: expect.any(String) });
    const { submissionId } = answer as { submissionId: string };
    expect(await installation.submission(submissionId)).toMatchObject({ correctionNote: note });
    expect(await deeds()).toEqual([['corrected', 'gongkai-kezhang', note]]);
  });

  it('asks a silent approver once more, and an agency for its report', async () => {
    const toApprover = (mail: Mail): boolean => approvalIn(mail) !== undefined;
    const first = await installation.mail('the request', toApprover);
    expect(await asked('remind', agency, '--waiting')).toMatchObject({
      code: 0,
      answer: [{ agencyId: agency, came: 'asked again' }],
    });
    const requests = (await installation.mails()).filter(toApprover);
    expect(requests.map(({ to }) => to)).toEqual([first.to, first.to]);
    expect(await asked('remind', 'qingxi-weijian')).toMatchObject({
      answer: { chased: ['qingxi-weijian'], failed: [] },
    });
  });

  it('hands an agency’s papers to the archive, without what opens or continues anything', async () => {
    const folder = join(directory, 'archive');
    expect(await asked('export', '--agency', agency, '--out', folder)).toMatchObject({
      code: 0,
      answer: { missing: [] },
    });
    const [course] = readdirSync(join(folder, 'submissions'));
    expect(course).toMatch(/^\d{4}-\d{4}-[0-9A-F]{6}-1\.json$/);
    expect(JSON.parse(readFileSync(join(folder, 'submissions', course!), 'utf8'))).toMatchObject({
      submission: { correctionNote: note },
      audit: [{ action: 'received' }, { action: 'asked' }, { action: 'askedAgain' }],
    });
    const items = readFileSync(join(folder, 'table.jsonl'), 'utf8');
    expect(items).toContain('"pk":"CATALOGUE#2024"');
    expect(items).not.toMatch(/taskToken|LINK#/);
  });

  it('takes a report back; its senders are told, and said twice it is refused', async () => {
    moment = new Date().toISOString();
    const words = ['withdraw', ...of, '--version', '1', '--reason', '误将未定稿发布。'];
    expect(await asked(...words)).toMatchObject({ code: 0, answer: { version: 1, told: true } });
    expect((await fetch(`${installation.site}/reports/${agency}/${year}/`)).status).toBe(410);
    expect(await gongkai(...words)).toMatchObject({
      code: 1,
      err: 'Nothing was withdrawn: nothing is out of qingxi-jiaoyu 2024.\n',
    });
    expect((await deeds()).map(([kind]) => kind)).toEqual(['corrected', 'resent', 'withdrawn']);
  });

  it('cannot bring back by the way what was withdrawn', async () => {
    const { TableName } = installation.outputs;
    const words = ['restore', '--at', moment, '--overwritten', '--bucket', 'public', '--from-table', TableName];
    const { code, out } = await gongkai(...words);
    expect(out).toContain(`withdrawn or moved since, left so: reports/${agency}/${year}/v1/report.pdf`);
    expect(out).toContain('Objects: 0 objects to be brought back');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Items: 0 to be put back, 0 replaced, \d+ as in the backup, 0 differ/m),
    ]);
  });

  it('proves that everything is as it was signed, and is told what is not', async () => {
    expect(await asked('verify')).toMatchObject({ code: 0, answer: { audits: 1, waiting: 1, differences: [] } });
    const { writeObject } = await import('../../functions/shared/objects.ts');
    const kept = `withdrawn/${agency}/${year}/v1/report.csv`;
    await writeObject(installation.outputs.WorkBucketName, kept, '别的', { contentType: 'text/csv' });
    const { code, out } = await gongkai('verify', agency);
    expect([code, out.split('\n')[0]]).toEqual([1, `archive  different  ${kept}`]);
  });
});
