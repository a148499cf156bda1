import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { approveUntilEnd, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const file = (): Uint8Array => readFileSync('examples/submissions/qingxi-jiaoyi-2025.txt');
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Moments of a run, in milliseconds after the upload was acknowledged; the late ones lie in the wait for approvals. */
const moments = [0, 15, 60, 150, 300, 500, 800, 1300, 2000, 3000];

describe('the stack is killed with kill -9', () => {
  it('at ten moments of a run: nothing is lost, and each report is published once', { timeout: 400_000 }, async () => {
    const { keys, queryItems } = await import('../../functions/shared/table.ts');
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
    await fetch(`${installation.desk}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ milliseconds: 120_000 }),
    });
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
});
