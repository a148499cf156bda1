import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn, type Mail } from '../../cli/mailbox.ts';
import { approveUntilEnd, decide, type Installation, startInstallation } from '../builders/installation.ts';
import { operate, operateJson } from '../builders/operator.ts';

// The rehearsal of "Restoring" in docs/runbook.md: everything is lost but the waits of the workflow, and comes back.

const directory = mkdtempSync(join(tmpdir(), 'gongkai-restore-'));
const backup = join(directory, 'backup');

let installation: Installation;
let endpoint: string;
beforeAll(async () => {
  installation = await startInstallation();
  endpoint = installation.stack().ready.endpoint;
});
afterAll(async () => {
  await installation.end();
  rmSync(directory, { recursive: true });
});

const addresses = [
  '/',
  '/2025/',
  '/agencies/qingxi-jiaoyi/',
  '/reports/qingxi-jiaoyi/2025/',
  '/reports/qingxi-wangquan/2025/',
  '/reports/qingxi-wangquan/2025/v1/report.pdf',
  '/reports/qingxi-jiaoyi/2025/v1/report.json',
  '/data/2025.json',
];

/** What a reader gets, without the mark that tells one writing of a page from the next. */
const read = async (path: string): Promise<string> => {
  const answer = await fetch(`${installation.site}${path}`);
  const body = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  return `${answer.status} ${body.replace(/\n<!-- [0-9a-f]{12} -->\n$/, '')}`;
};
const readAll = (): Promise<string[]> => Promise.all(addresses.map(read));

/** Asked of the bucket: copies of the page live on at the edge for a minute. */
const isThere = async (): Promise<boolean> => {
  const { findFacts } = await import('../../functions/shared/objects.ts');
  const { PublicBucketName } = installation.outputs;
  return (await findFacts(PublicBucketName, 'reports/qingxi-jiaoyi/2025/index.html')) !== undefined;
};

const submit = (name: string): Promise<string> =>
  installation.drop(name.split('-2025')[0]!, name, readFileSync(`examples/submissions/${name}`));

/** Deletes every item, and deletes or spoils objects in every bucket. */
const destroy = async (): Promise<void> => {
  const { TableName, WorkBucketName, PublicBucketName, DropBucketName } = installation.outputs;
  const [{ scanItems }, { deleteItem }, { deleteObjects, listKeys }, { writeObject }] = await Promise.all([
    import('../../cli/operate/store/items.ts'),
    import('../../functions/shared/table.ts'),
    import('../../functions/shared/manyObjects.ts'),
    import('../../functions/shared/objects.ts'),
  ]);
  for await (const page of scanItems(TableName)) for (const { pk, sk } of page) await deleteItem(TableName, { pk, sk });
  for (const [bucket, prefix] of [
    [WorkBucketName, ''],
    [DropBucketName, 'incoming/qingxi-jiaoyi/'],
    [PublicBucketName, 'reports/qingxi-jiaoyi/'],
    [PublicBucketName, 'agencies/'],
  ] as const)
    await deleteObjects(bucket, await listKeys(bucket, prefix));
  await writeObject(PublicBucketName, 'reports/qingxi-wangquan/2025/v1/report.pdf', '%PDF-1.7 别的', {
    contentType: 'application/pdf',
  });
};

describe('an installation that has lost everything', () => {
  let asked: Mail;
  let waiting: string;
  let before: readonly string[];
  let moment: string;

  it('was exported with two reports out and a third waiting for its approver', async () => {
    const published = await Promise.all(['qingxi-jiaoyi-2025.txt', 'qingxi-wangquan-2025.txt'].map(submit));
    for (const id of published) expect(await approveUntilEnd(installation, id)).toMatchObject({ outcome: 'published' });
    waiting = await submit('qingxi-songtao-2025.docx');
    asked = await installation.mail('the request', ({ to }) => to.includes('songtao-zhuren@example.org'));
    await operate(endpoint, 'rebuild');
    before = await readAll();
    const { code, answer } = await operateJson(endpoint, 'export', '--all', '--out', backup);
    expect([code, answer]).toEqual([0, expect.objectContaining({ missing: [], agencyId: null })]);
    moment = new Date().toISOString();
    // Versions are told apart by whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  });

  it('says what it would bring back, and changes nothing as long as nobody says --yes', async () => {
    await destroy();
    expect(await isThere()).toBe(false);
    const { out } = await operate(endpoint, 'restore', '--from', backup, '--at', moment, '--overwritten');
    expect(out).toMatch(/^Items: \d\d+ to be put back, 0 replaced, 0 as in the backup, 0 differ/m);
    expect(out).toContain('Nothing was changed: say --yes to do it.');
    expect(await isThere()).toBe(false);
  });

  it('is brought back, and everything is as it was signed and as it was read', async () => {
    const words = ['restore', '--from', backup, '--at', moment, '--overwritten', '--by', '运维', '--yes'];
    const { code, out, err } = await operate(endpoint, ...words);
    expect([code, out.split('\n').at(-2)], `${out}${err}`).toEqual([
      0,
      expect.stringMatching(/^3 audits, 2 reports with \d+ files, 1 waiting: all as they were signed\.$/),
    ]);
    expect(await readAll()).toEqual(before);
  });

  it('lets the approver decide by the link that was mailed before, and publishes the third report', async () => {
    const { link, code } = approvalIn(asked)!;
    expect((await decide(link, { choice: 'approve', opinion: '同意。', code })).status).toBe(200);
    expect(await approveUntilEnd(installation, waiting, [asked.id])).toMatchObject({ outcome: 'published' });
    expect(await read('/reports/qingxi-songtao/2025/')).toMatch(/^200/);
    expect(await operateJson(endpoint, 'verify')).toMatchObject({ code: 0, answer: { reports: 3, differences: [] } });
  });
});
