import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveUntilEnd, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

describe('a fault of ours', () => {
  it('parks the submission, tells sender and authority, and is over once mended and restarted', async () => {
    const { writeObject } = await import('../../functions/shared/objects.ts');
    const { manifestKey } = await import('../../functions/shared/places.ts');
    const { nextAttempt } = await import('../../functions/receive/submission.ts');
    const { WorkBucketName } = installation.outputs;
    const report = readFileSync('examples/submissions/qingxi-songtao-2025.docx');
    const id = await installation.drop('qingxi-songtao', 'report.docx', report);
    await installation.mail(
      'the request',
      ({ to, text }) => to.includes('songtao-zhuren@example.org') && /确认码/.test(text),
    );

    // Somebody's hand in the work bucket: the manifest that was signed is no longer there.
    await writeObject(WorkBucketName, manifestKey(id), '{}', { contentType: 'application/json' });
    const parked = await until('the parked submission', async () => {
      await approveWhatIsAsked();
      await installation.advanceClock(30_000);
      const found = await installation.submission(id);
      return found?.outcome === 'parked' ? found : undefined;
    });
    const told = await until('both mails', async () => {
      const mails = (await installation.mails()).filter(({ subject }) => subject.includes('暂缓'));
      return mails.length >= 2 && mails;
    });
    expect(told.flatMap(({ to }) => to).sort()).toEqual(['songtao-jingban@example.org', 'zhengwu-gongkai@example.org']);
    expect(told.find(({ to }) => to.includes('zhengwu-gongkai@example.org'))?.text).toContain('StoredDataError');

    const said = execFileSync(process.execPath, [
      'cli/restart.ts',
      '--outputs',
      `${installation.directory}/outputs.json`,
      id,
    ]);
    expect(said.toString()).toContain('attempt 2');
    const { submissionId } = nextAttempt(parked);
    expect(await approveUntilEnd(installation, submissionId)).toMatchObject({
      outcome: 'published',
      receiptNumber: parked.receiptNumber,
    });
  });
});

/** Approves what is asked, once each; whether that ends anything is seen elsewhere. */
const approveWhatIsAsked = async (): Promise<void> => {
  const { approvalIn } = await import('../../cli/mailbox.ts');
  const { decide } = await import('../builders/installation.ts');
  for (const mail of await installation.mails()) {
    const asked = approvalIn(mail);
    if (asked) await decide(asked.link, { choice: 'approve', opinion: '同意。', code: asked.code });
  }
};
