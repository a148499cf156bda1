import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../functions/shared/keys.ts';
import type { Inspection } from '../../schemas/inspection.ts';
import { type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
let pieces: typeof import('../../functions/shared/objects.ts') &
  typeof import('../../functions/shared/manyObjects.ts') &
  typeof import('../../functions/shared/table.ts') &
  typeof import('../../functions/column/version.ts') &
  typeof import('../../functions/inspect/run.ts');
beforeAll(async () => {
  installation = await startInstallation();
  const loaded = await Promise.all([
    import('../../functions/shared/objects.ts'),
    import('../../functions/shared/manyObjects.ts'),
    import('../../functions/shared/table.ts'),
    import('../../functions/column/version.ts'),
    import('../../functions/inspect/run.ts'),
  ]);
  pieces = Object.assign({}, ...loaded);
  const { importReport } = await import('../../cli/import.ts');
  const { outputs, register } = installation;
  const options = { outputs, register, by: '政务公开科', why: '补录往年年报' };
  for (const file of ['qingxi-jiaoyu-2024.docx', 'qingxi-shichang-2024.html'])
    await importReport(options, `examples/former-years/${file}`, new Date());
  // By then everything is in the files of the year and in the search.
  await until('the fold', async () => {
    await advance(60_000);
    return (await pageText('/data/2024.json')).includes('qingxi-shichang');
  });
});
afterAll(() => installation.end());

/** Asks again for what a busy machine has cut off. */
const answerOf = (path: string): Promise<Response> =>
  until(`an answer at ${path}`, async () => {
    const answer = await fetch(`${installation.site}${path}`);
    return answer.status < 500 && answer;
  });

const pageText = async (path: string): Promise<string> => (await answerOf(path)).text();

const put = (key: string, text: string): Promise<unknown> =>
  pieces.writeObject(installation.outputs.PublicBucketName, key, text, { contentType: 'text/html; charset=utf-8' });

const stored = async (key: string): Promise<Buffer> =>
  Buffer.from(await pieces.readObject(installation.outputs.PublicBucketName, key));

let moved = 0;
const advance = async (milliseconds: number): Promise<void> => {
  moved += milliseconds;
  await installation.advanceClock(milliseconds);
};

/** Moves the stack's clock past three in the morning in Shanghai, and waits until the night's run is finished. */
const night = async (): Promise<Inspection> => {
  const known = (await pieces.latestRuns(installation.outputs.TableName, 1))[0]?.startedAt;
  const now = new Date(Date.now() + moved);
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 19, 0, 5);
  await advance(next - now.getTime());
  return until('the run of the night', async () => {
    const [last] = await pieces.latestRuns(installation.outputs.TableName, 1);
    return last && last.startedAt !== known && last.finishedAt !== null && last;
  });
};

const found = ({ findings }: Inspection): string[] =>
  findings
    .map(({ kind, problem, place, mended }) => `${kind} ${problem} ${place} ${mended ? 'mended' : 'open'}`)
    .sort();

/** Runs a command of the operator; its last line is JSON. */
const command = async (name: 'inspect' | 'rebuild'): Promise<{ code: number; answer: Record<string, unknown> }> => {
  const file = join(installation.directory, 'outputs-of-test.json');
  writeFileSync(file, JSON.stringify(installation.outputs));
  const run = promisify(execFile)(process.execPath, ['cli/gongkai.ts', name, '--json', '--outputs', file]);
  const { stdout } = await run.catch((failed: { stdout: string }) => failed);
  return { code: run.child.exitCode ?? -1, answer: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') };
};

const home = 'reports/qingxi-jiaoyu/2024';

describe('the self-inspection of the night', () => {
  it('finds nothing where nothing is wrong, and writes to nobody', async () => {
    const run = await night();
    expect(found(run)).toEqual([]);
    expect((await installation.mails()).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringContaining('自查'),
    );
    expect(run.looked).toMatchObject({ agencies: 2, reports: 2 });
  });

  it('puts right what can be made again, names what cannot, and tells the authority', async () => {
    const { TableName, PublicBucketName } = installation.outputs;
    const pdf = await stored(`${home}/v1/report.pdf`);
    const page = await pageText(`/${home}/`);
    for (const key of ['2024/index.html', 'compare/index.html', '404.html', 'robots.txt'])
      await put(key, '<p>别的</p>');
    await pieces.deleteObjects(PublicBucketName, ['agencies/qingxi-shichang/index.html']);
    await put(`${home}/v1/report.pdf`, '%PDF-1.7 别的');
    await pieces.deleteItem(TableName, keys.listed(2024, 'qingxi-zhengfu', 'qingxi-shichang'));
    await put('reports/qingxi-shichang/2024/v1/draft.html', '<p>草稿</p>');

    expect(found(await night())).toEqual([
      `bytes different ${home}/v1/report.pdf open`,
      'list missing 2024 qingxi-shichang mended',
      'page different 2024/index.html mended',
      'page different 404.html mended',
      'page different compare/index.html mended',
      'page different robots.txt mended',
      'page missing agencies/qingxi-shichang/index.html mended',
      'stray surplus reports/qingxi-shichang/2024/v1/draft.html mended',
    ]);
    expect(await pageText('/agencies/qingxi-shichang/')).toContain('href="/reports/qingxi-shichang/2024/"');
    expect((await answerOf('/reports/qingxi-shichang/2024/v1/draft.html')).status).toBe(410);
    expect(await pageText(`/${home}/`)).toBe(page);
    expect((await stored(`${home}/v1/report.pdf`)).toString()).toBe('%PDF-1.7 别的');

    const mail = await installation.mail('the news of the night', ({ subject }) =>
      subject.includes('栏目自查发现1处问题'),
    );
    expect(mail.to).toContain(installation.register.authority.mail);
    expect(mail.text).toContain(`已公布文件与审批时的不一致：${home}/v1/report.pdf`);
    expect(mail.text).toContain('已自动修复7处');

    expect(await command('inspect')).toMatchObject({ code: 1, answer: { open: 1, mended: 0 } });
    await pieces.writeObject(PublicBucketName, `${home}/v1/report.pdf`, pdf, { contentType: 'application/pdf' });
    expect(await command('inspect')).toMatchObject({ code: 0, answer: { open: 0, mended: 0 } });
  });

  it('leaves nothing for a rebuild to write', async () => {
    expect(await command('rebuild')).toMatchObject({ code: 0, answer: { done: 2, written: 0 } });
  });
});
