import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestHash } from '../../../functions/render/manifest.ts';
import { keys } from '../../../functions/shared/keys.ts';
import type { Inspection, Rebuild } from '../../../schemas/inspection.ts';
import { sourceOf } from '../../builders/publishedSource.ts';
import { district, openWorlds, type World } from './world.ts';

let worlds: Awaited<ReturnType<typeof openWorlds>>;
let world: World;
let pieces: typeof import('../../../functions/shared/objects.ts') &
  typeof import('../../../functions/shared/manyObjects.ts') &
  typeof import('../../../functions/shared/table.ts') &
  typeof import('../../../functions/column/changed.ts') &
  typeof import('../../../functions/column/version.ts') &
  typeof import('../../../functions/column/search/store.ts') &
  typeof import('../../../functions/publish/publish.ts');
beforeAll(async () => {
  worlds = await openWorlds();
  // Only now: clients of the storage keep the first address they speak to.
  const loaded = await Promise.all([
    import('../../../functions/shared/objects.ts'),
    import('../../../functions/shared/manyObjects.ts'),
    import('../../../functions/shared/table.ts'),
    import('../../../functions/column/changed.ts'),
    import('../../../functions/column/version.ts'),
    import('../../../functions/column/search/store.ts'),
    import('../../../functions/publish/publish.ts'),
  ]);
  pieces = Object.assign({}, ...loaded);
  world = await published();
});
afterAll(() => worlds.close());

/** A district in which everything happens: two years, a correction, a withdrawal. */
const published = async (): Promise<World> => {
  const world = await worlds.fresh();
  await world.publish('jiaoyu', 2024, 1);
  await world.publish('jiaoyu', 2025, 2);
  await world.publish('shuiwu', 2025, 3);
  await world.publish('shuiwu', 2025, 4);
  await world.publish('qu', 2025, 5);
  await world.withdraw('qu', 2025);
  await world.fold();
  return world;
};

const found = ({ findings }: Inspection): string[] =>
  findings
    .map(({ kind, problem, place, mended }) => `${kind} ${problem} ${place} ${mended ? 'mended' : 'open'}`)
    .sort();

const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

describe('a column in which nothing is wrong', () => {
  test('is found to be so, and nothing is written', async () => {
    const before = await world.objects();
    const run = await world.inspect();
    expect(found(run)).toEqual([]);
    expect(run).toMatchObject({ agencies: 3, mended: 0, open: 0, looked: { agencies: 3, reports: 4 } });
    expect(run.finishedAt).not.toBeNull();
    expect(await world.objects()).toEqual(before);
  });

  test('is not made anew by a rebuild: not one object is written', async () => {
    const before = await world.objects();
    expect(await world.rebuild()).toMatchObject({ done: 3, written: 0 });
    expect(await world.objects()).toEqual(before);
  });

  test('is looked at in slices, each from where the last one stopped', async () => {
    const first = await world.inspect({ until: new Date(0) });
    expect(first).toMatchObject({ finishedAt: null, after: '', looked: { agencies: 0 } });
    const last = await world.inspect({
      begun: { ...first, after: 'jiaoyu', looked: { ...first.looked, agencies: 1 } },
    });
    expect(last).toMatchObject({ looked: { agencies: 3, reports: 2 } });
    expect(last.finishedAt).not.toBeNull();
  });
});

describe('what can be made from the truth is put right, and named', () => {
  /** Breaks something, and looks. What one test breaks would be found in the next, were it not mended. */
  const foundAfter = async (breaking: () => Promise<unknown>): Promise<string[]> => {
    await breaking();
    return found(await world.inspect());
  };
  test('a page that says something else', async () => {
    const key = 'reports/jiaoyu/2025/index.html';
    const page = await world.read(key);
    expect(await foundAfter(() => world.write(key, page.replace('教育局', '体育局')))).toEqual([
      `page different ${key} mended`,
    ]);
    expect(await world.read(key)).toContain('清溪区教育局');
  });

  test('a page that says something else and carries our mark all the same', async () => {
    const key = '2025/index.html';
    const { metadata } = (await pieces.findFacts(world.column.publicBucket, key))!;
    const options = { contentType: 'text/html; charset=utf-8', metadata };
    expect(await foundAfter(() => pieces.writeObject(world.column.publicBucket, key, '别的', options))).toEqual([
      `page different ${key} mended`,
    ]);
  });

  test('a page that is gone, and a file at the current address', async () => {
    const gone = ['agencies/shuiwu/index.html', 'reports/shuiwu/2025/report.pdf'];
    expect(await foundAfter(() => Promise.all(gone.map(world.remove)))).toEqual(
      gone.map((key) => `page missing ${key} mended`),
    );
  });

  test('a tombstone that somebody has put a file upon: the file cannot be read any more', async () => {
    const key = 'reports/qu/2025/v1/report.csv';
    expect(await foundAfter(() => world.write(key, '甲,乙'))).toEqual([`page different ${key} mended`]);
    expect(await world.read(key)).toContain('误将草稿发布。');
  });

  test('a file nobody has published: it is put away, and kept', async () => {
    const key = 'reports/jiaoyu/2025/v1/notes.html';
    expect(await foundAfter(() => world.write(key, '内部材料'))).toEqual([`stray surplus ${key} mended`]);
    expect(await world.read(key)).not.toContain('内部材料');
    const kept = `withdrawn/jiaoyu/2025/v0/${hashOf('内部材料').slice(0, 12)}-notes.html`;
    expect(new TextDecoder().decode(await pieces.readObject(world.column.workBucket, kept))).toBe('内部材料');
  });

  test('but not what the canary published, which no pointer leads to: that is not out of place', async () => {
    const key = 'reports/gongkai-canary/2025/v1/content.html';
    expect(await foundAfter(() => world.write(key, '自检'))).toEqual([]);
    expect(await world.read(key)).toBe('自检');
  });

  test('the version of a publication that a later one has overtaken', async () => {
    const claim = await pieces.claimVersion(world.column.table, 'jiaoyu', 2025, {
      order: '2026-01-01T00:00:00.000Z',
      manifestHash: 'f'.repeat(64),
      note: null,
      now: new Date('2026-01-01T00:00:00.000Z'),
      after: 1,
    });
    const key = `reports/jiaoyu/2025/v${claim.version}/report.json`;
    expect(await foundAfter(() => world.write(key, '{}'))).toEqual([`stray surplus ${key} mended`]);
    expect(await world.read(key)).toContain('已不再提供');
  });

  test('an entry that is missing in a list, and one that has no report', async () => {
    const { table } = world.column;
    const breaking = async () => {
      await pieces.deleteItem(table, keys.listed(2025, 'qu', 'shuiwu'));
      const entry = {
        agencyId: 'yiyuan',
        agencyName: '清溪区医院',
        agencyKind: 'institution',
        group: 'qu',
        year: 2025,
        version: 1,
        title: '清溪区医院2025年年报',
        publishedAt: '2026-01-20T03:04:05.000Z',
      };
      await pieces.writeItem(table, keys.listed(2025, 'qu', 'yiyuan'), entry);
    };
    expect(await foundAfter(breaking)).toEqual(['list missing 2025 shuiwu mended', 'list surplus 2025 yiyuan mended']);
  });

  test('counts that are not those of the lists', async () => {
    const { table } = world.column;
    const breaking = async () => {
      await pieces.writeItem(table, keys.shelf(2025, 'qu'), {
        year: 2025,
        group: 'qu',
        name: '清溪区',
        count: 7,
        revision: 9,
      });
      await pieces.writeItem(table, keys.catalogueYear(2025), { year: 2025, count: 7, revision: 9 });
    };
    expect(await foundAfter(breaking)).toEqual(['list different 2025 mended', 'list different 2025 qu mended']);
  });

  test('a year that the catalogue has lost, found by its pages', async () => {
    expect(await foundAfter(() => pieces.deleteItem(world.column.table, keys.catalogueYear(2024)))).toContain(
      'list missing 2024 mended',
    );
  });

  test('a figure in the year’s data that is not the report’s, and data that cannot be read at all', async () => {
    const key = 'data/2025.json';
    const data = await world.read(key);
    // The figure that stands in the report of the bureau of education alone.
    expect(data).toContain('9000002');
    expect(await foundAfter(() => world.write(key, data.replace('9000002', '9000009')))).toEqual([
      'data different data/2025.json jiaoyu mended',
    ]);
    expect(await foundAfter(() => world.write(key, '<p>'))).toContain('data failed data/2025.json mended');
  });

  test('a sitemap, the table of a year, and a page that is the same everywhere', async () => {
    const broken = ['sitemap.xml', 'sitemap-2025.xml', 'data/2025.csv', 'data/dictionary/index.html'];
    expect(await foundAfter(() => Promise.all(broken.map((key) => world.write(key, '<p>'))))).toEqual([
      'data different data/2025.csv mended',
      'page different data/dictionary/index.html mended',
      'sitemap different sitemap-2025.xml mended',
      'sitemap different sitemap.xml mended',
    ]);
  });

  test('reports the search has lost, and one it should not find', async () => {
    const breaking = () =>
      pieces.changeManifest(world.column, async (manifest) => ({ ...manifest, segments: [], pending: ['qu/2025/1'] }));
    expect(await foundAfter(breaking)).toEqual([
      'search missing jiaoyu/2024/1 mended',
      'search missing jiaoyu/2025/1 mended',
      'search missing shuiwu/2025/2 mended',
      'search surplus qu/2025/1 mended',
    ]);
  });

  test('and then nothing is left to find', async () => {
    expect(found(await world.inspect())).toEqual([]);
  });
});

describe('what nobody but a person may touch is only named', () => {
  test('a published file with other bytes: neither it nor what is made from it is written', async () => {
    const key = 'reports/shuiwu/2025/v2/content.html';
    const content = await world.read(key);
    await world.write(key, `${content}<p>添</p>`);
    const before = await world.objects();
    expect(found(await world.inspect())).toEqual([`bytes different ${key} open`]);
    await world.rebuild();
    expect(await world.objects()).toEqual(before);
    await world.write(key, content);
    expect(found(await world.inspect())).toEqual([]);
  });

  test('a published file that is gone, and a manifest that is not the one that was signed', async () => {
    const [pdf, manifest] = ['reports/jiaoyu/2024/v1/report.pdf', 'reports/jiaoyu/2025/v1/manifest.json'];
    const kept = await Promise.all([pdf, manifest].map((key) => world.read(key)));
    await world.remove(pdf);
    await world.write(manifest, kept[1]!.replace('教育局', '体育局'));
    expect(found(await world.inspect())).toEqual([`bytes different ${manifest} open`, `bytes missing ${pdf} open`]);
    await world.write(pdf, kept[0]!);
    await world.write(manifest, kept[1]!);
  });

  test('a withdrawn file that was kept, and is there no more', async () => {
    const { workBucket } = world.column;
    const key = 'withdrawn/qu/2025/v1/report.csv';
    const body = await pieces.readObject(workBucket, key);
    await pieces.deleteObjects(workBucket, [key]);
    expect(found(await world.inspect())).toEqual([`archive missing ${key} open`]);
    await pieces.writeObject(workBucket, key, body, { contentType: 'text/csv' });
  });

  test('a link to something that is not there', async () => {
    await world.remove('assets/charts.css');
    expect(found(await world.inspect())[0]).toMatch(/^link missing \S+ → assets\/charts\.css open$/);
    await world.write('assets/charts.css', 'charts');
  });

  test('figures that are not the same in each form of a report', async () => {
    const agency = world.column.register.agencies.find(({ id }) => id === 'jiaoyu')!;
    const source = sourceOf({ agency, year: 2025, number: 6, order: '2026-01-20T03:06:00.000Z' });
    const csv = Buffer.from(await source.bytesOf('report.csv')).toString();
    const other = Buffer.from(csv.replace('9000006', '9000007'));
    const files = source.manifest.files.map((file) =>
      file.path === 'report.csv' ? { ...file, size: other.length, sha256: hashOf(other) } : file,
    );
    const manifest = { ...source.manifest, files };
    const bytesOf = async (path: string) => (path === 'report.csv' ? other : source.bytesOf(path));
    const odd = { ...source, manifest, manifestHash: manifestHash(manifest), bytesOf };
    await pieces.publish(world.column, odd, new Date('2026-01-20T03:06:00.000Z'));
    await world.fold();
    expect(found(await world.inspect())).toEqual(['parity different reports/jiaoyu/2025/v3/report.csv open']);
  });
});

describe('what is under way', () => {
  test('is nothing to find, but what another agency’s change cannot explain is', async () => {
    await world.publish('jiaoyu', 2025, 7);
    await world.fold();
    const change = await world.change('shuiwu', 2025);
    await world.remove('agencies/shuiwu/index.html');
    await world.remove('agencies/jiaoyu/index.html');
    const parity = 'parity different reports/jiaoyu/2025/v3/report.csv open';
    expect(found(await world.inspect())).toEqual(['page missing agencies/jiaoyu/index.html mended', parity]);
    await pieces.forget(world.column.table, change);
    expect(found(await world.inspect())).toEqual(['page missing agencies/shuiwu/index.html mended', parity]);
  });
});

describe('a rebuild after a change of the register', () => {
  test('makes the pages that show it, goes on where it was stopped, and leaves published bytes alone', async () => {
    const before = await world.objects();
    const agencies = district.agencies.map((agency) =>
      agency.id === 'qu' ? { ...agency, name: '清溪市人民政府', formerNames: ['清溪区人民政府'] } : agency,
    );
    const column = { ...world.column, register: { ...district, agencies } };
    const states: Rebuild[] = [];
    const stopping = world.rebuild({
      column,
      kept: (state) => {
        states.push(state);
        if (state.done > 0) throw new Error('stopped');
      },
    });
    await expect(stopping).rejects.toThrow('stopped');
    const done = await world.rebuild({ column, begun: states.at(-1)! });
    expect(done).toMatchObject({ done: 3, after: 'shuiwu' });
    expect(await world.read('2025/qu/index.html')).toContain('清溪市人民政府');
    const after = await world.objects();
    const changed = [...after].filter(([key, etag]) => before.get(key) !== etag).map(([key]) => key);
    expect(changed).toContain('agencies/qu/index.html');
    expect(changed.filter((key) => /\/v\d+\/(?!index|changes)/.test(key))).toEqual([]);
    expect(await world.rebuild({ column })).toMatchObject({ written: 0 });
  });
});
