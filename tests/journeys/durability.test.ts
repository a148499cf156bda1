import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { approvalIn } from '../../cli/mailbox.ts';
import { keys } from '../../functions/shared/keys.ts';
import { approveUntilEnd, decide, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const file = (): Uint8Array => readFileSync('examples/submissions/qingxi-jiaoyi-2025.txt');
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const every = process.env.GONGKAI_LONG !== undefined;
/** All of them in the long run, every third in the short. */
const some = (milliseconds: readonly number[]): number[] => milliseconds.filter((_, index) => every || index % 3 === 0);

/** Moments of a run, in milliseconds after the upload was acknowledged; the late ones lie in the wait for approvals. */
const moments = some([0, 15, 60, 150, 300, 500, 800, 1300, 2000, 3000]);
const momentsAfter = some([0, 30, 80, 160, 400]);

describe('the stack is killed with kill -9', () => {
  it(`at ${moments.length} moments of a run: nothing is lost, and each report is published once`, {
    timeout: 400_000,
  }, async () => {
    const { queryItems } = await import('../../functions/shared/table.ts');
    const ids: string[] = [];
    for (const moment of moments) {
      ids.push(await installation.drop('qingxi-jiaoyi', `report-${moment}.txt`, file()));
      await wait(moment);
      await installation.killAndRestart();
    }
    const last = ids.at(-1) ?? '';
    await until('every upload to be known', async () => {
      const known = await Promise.all(ids.map((id) => installation.submission(id)));
      return known.every((submission) => submission !== undefined);
    });
    await approveUntilEnd(installation, last);
    await installation.killAndRestart();
    // What a later upload has overtaken is swept once a minute.
    await installation.advanceClock(120_000);
    const ended = await Promise.all(ids.map((id) => approveUntilEnd(installation, id)));
    expect(
      ended.map(({ outcome }) => outcome).filter((outcome) => outcome === 'published' || outcome === 'superseded'),
    ).toHaveLength(moments.length);

    const published = ended.filter(({ outcome }) => outcome === 'published');
    const claim = z.object({ version: z.number(), out: z.boolean() });
    const versions = await queryItems(installation.outputs.TableName, keys.version('qingxi-jiaoyi', 2025, 1).pk, claim);
    expect(versions.filter(({ out }) => out)).toHaveLength(published.length);
    expect((await fetch(`${installation.site}/reports/qingxi-jiaoyi/2025/`)).status).toBe(200);
  });

  it(`at ${momentsAfter.length} moments after the last decision: each report is published, under one version number`, async () => {
    const { queryItems } = await import('../../functions/shared/table.ts');
    const report = readFileSync('examples/submissions/qingxi-songtao-2025.docx');
    const answered = new Set<string>();
    for (const moment of momentsAfter) {
      const id = await installation.drop('qingxi-songtao', `report-${moment}.docx`, report);
      const mail = await installation.mail(
        'the request',
        (candidate) =>
          candidate.to.includes('songtao-zhuren@example.org') &&
          approvalIn(candidate) !== undefined &&
          !answered.has(candidate.id),
      );
      answered.add(mail.id);
      const { link, code } = approvalIn(mail) ?? { link: '', code: '' };
      await decide(link, { choice: 'approve', opinion: '同意。', code });
      await wait(moment);
      await installation.killAndRestart();
      // What a kill kept from being delivered is swept once a minute.
      await installation.advanceClock(61_000);
      expect(await installation.ended(id), `killed after ${moment} ms`).toMatchObject({ outcome: 'published' });
    }
    const claim = z.object({ version: z.number(), out: z.boolean() });
    const versions = await queryItems(
      installation.outputs.TableName,
      keys.version('qingxi-songtao', 2025, 1).pk,
      claim,
    );
    expect(versions).toEqual(momentsAfter.map((_, index) => ({ version: index + 1, out: true })));
  });
});
