import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YearDataSchema } from '../../schemas/yearData.ts';
import { approveUntilEnd, type Installation, startInstallation, until } from '../builders/installation.ts';

// What becomes of a report after it was published: corrected, taken back, published anew.

const agency = 'qingxi-wangquan';
const own = `/reports/${agency}/2025/`;
const text = readFileSync('examples/submissions/qingxi-wangquan-2025.txt', 'utf8');
const corrected = text.replace('听取群众意见座谈会2次', '听取群众意见座谈会3次');

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const get = (path: string) => fetch(`${installation.site}${path}`, { redirect: 'manual' });
const page = async (path: string): Promise<string> => (await get(path)).text();
const year = async () => YearDataSchema.parse(await (await get('/data/2025.json')).json());

const publishFile = async (body: string): Promise<void> => {
  const id = await installation.drop(agency, 'report.txt', body);
  const submission = await approveUntilEnd(installation, id);
  expect(submission).toMatchObject({ outcome: 'published', path: own });
};

const column = async () => {
  const { columnPlaces } = await import('../../cli/outputs.ts');
  const { openColumn } = await import('../../functions/column/column.ts');
  return openColumn(columnPlaces(installation.outputs));
};

describe('a report that was published', () => {
  it('is in the year’s data, the sitemap and the feed', async () => {
    await publishFile(text);
    await installation.advanceClock(60_000);
    await until('the sitemap of the year', async () => (await page('/sitemap-2025.xml')).includes(own));
    expect((await year()).rows.map(([id, , , , , version]) => [id, version])).toEqual([[agency, 1]]);
    expect(await page('/feed.xml')).toContain(own);
  });

  it('is corrected by a later version that says what it changed; the earlier one stays at its address', async () => {
    await publishFile(corrected);
    expect(await page(own)).toContain('第2版（现行）');
    expect(await page(`${own}v1/`)).toContain('本页为第1版，已有更正。');
    expect(await page(`${own}v2/changes/`)).toMatch(/<del>2<\/del><ins>3<\/ins>/);
  });
});

describe('a report that was taken back', () => {
  it('is gone from every address within seconds, and says since when and why', async () => {
    const { ringColumn } = await import('../../functions/withdraw/ring.ts');
    const { withdraw } = await import('../../functions/withdraw/withdraw.ts');
    const { catalogue, register, table } = await column();
    const publication = (await catalogue.find(agency, 2025))!;
    const by = { personId: null, role: '政务公开科' };
    const withdrawal = { at: new Date().toISOString(), reason: '误将未定稿发布。', by };
    // The first order fell over right after its write; ordered again it is noted all the same, once.
    await catalogue.withdraw(agency, 2025, publication.version, withdrawal);
    expect(await withdraw(table, { register, publication, withdrawal })).toBe('withdrawn');
    const later = { ...withdrawal, at: new Date(Date.now() + 1000).toISOString() };
    expect(await withdraw(table, { register, publication, withdrawal: later })).toBe('already');
    const { readTrail } = await import('../../functions/audit/trail.ts');
    const { origin } = publication;
    const trail = origin.kind === 'submission' ? await readTrail(table, origin.submissionId) : [];
    const noted = trail.filter(({ action }) => action === 'withdrawn');
    expect(noted.map(({ at, text }) => [at, text])).toEqual([[withdrawal.at, withdrawal.reason]]);
    await ringColumn(installation.outputs.ColumnFunctionName, agency, 2025, { wait: true });

    const files = ['', 'report.pdf', 'report.json', 'report.csv'];
    const addresses = ['', 'v1/', 'v2/'].flatMap((version) => files.map((file) => `${own}${version}${file}`));
    for (const address of [...addresses, `${own}v1/content.html`, `${own}v2/manifest.json`, `${own}v2/changes/`]) {
      const answer = await get(address);
      expect([address, answer.status]).toEqual([address, 410]);
      expect(await answer.text()).toContain('误将未定稿发布。');
    }
  });

  it('is in no list, feed, sitemap, data or search any more', async () => {
    for (const path of ['/', '/2025/', '/feed.xml', '/sitemap-2025.xml', `/agencies/${agency}/`])
      expect(await page(path), path).not.toContain(own);
    expect((await year()).rows).toEqual([]);
    expect((await get(`/search/texts/${agency}/2025/v2.json`)).status).toBe(404);
  });

  it('comes back with the next version only, under the same address', async () => {
    await publishFile(text);
    expect(await page(own)).toContain('第3版（现行）');
    expect((await get(`${own}report.pdf`)).status).toBe(200);
    expect((await get(`${own}v2/report.pdf`)).status).toBe(410);
    expect(await page(own)).not.toContain(`${own}v2/`);
  });
});
