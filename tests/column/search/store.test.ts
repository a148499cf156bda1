import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speakTo } from '../../../cli/outputs.ts';
import type { SearchTruth } from '../../../functions/column/search/note.ts';
import { createClock } from '../../../local/clock.ts';
import { issueCredentials } from '../../../local/lambda/environment.ts';
import { listen } from '../../../local/listen.ts';
import { createS3 } from '../../../local/s3/s3.ts';
import type { Listed } from '../../../schemas/listing.ts';
import type { PublishedReport } from '../../../schemas/publishedReport.ts';
import { publicationOf } from '../../builders/publication.ts';
import { found, type Load } from './engine.ts';

// The search in a bucket of the embedded stack: what the browser finds there, whatever happens at the same time.

let pieces: typeof import('../../../functions/column/search/note.ts') &
  typeof import('../../../functions/column/search/fold.ts') &
  typeof import('../../../functions/column/search/rebuild.ts') &
  typeof import('../../../functions/column/search/inspect.ts') &
  typeof import('../../../functions/column/search/store.ts') &
  typeof import('../../../functions/shared/objects.ts') &
  typeof import('../../../functions/shared/manyObjects.ts');
let close: () => Promise<void>;
const buckets = Array.from({ length: 500 }, (_, number) => `public-${number}`);
let used = 0;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-search-'));
  const clock = createClock();
  const { find } = issueCredentials([]);
  const s3 = createS3({
    directory,
    clock,
    emit: async () => {},
    authorize: () => {},
    mayDo: () => true,
    findCredentials: find,
    buckets: buckets.map((name) => ({ name, versioned: false, eventBridge: false })),
  });
  const server = await listen({ services: { s3: s3.service }, host: '127.0.0.1', port: 0, find, clock });
  speakTo(server.url);
  // The clients read their address when they are loaded.
  pieces = {
    ...(await import('../../../functions/column/search/note.ts')),
    ...(await import('../../../functions/column/search/fold.ts')),
    ...(await import('../../../functions/column/search/rebuild.ts')),
    ...(await import('../../../functions/column/search/inspect.ts')),
    ...(await import('../../../functions/column/search/store.ts')),
    ...(await import('../../../functions/shared/objects.ts')),
    ...(await import('../../../functions/shared/manyObjects.ts')),
  };
  close = async () => {
    await server.close();
    await s3.close();
    rmSync(directory, { recursive: true });
  };
});
afterAll(() => close());

/** Other tests may keep the machine busy. */
const patience = 120_000;

const start = Date.parse('2026-01-20T03:00:00Z');
const minute = 60_000;

/** A bucket with its search, and the truth it has to agree with. */
class Column {
  readonly place = { publicBucket: buckets[used++]! };
  readonly out = new Map<number, { version: number; shown: boolean }>();
  now = start;

  private listed(agency: number, version: number): Listed {
    const { agencyKind, group, year } = publicationOf();
    const agencyName = `第${agency}局`;
    const title = `${agencyName}2025年政府信息公开工作年度报告`;
    return {
      agencyId: `a${agency}`,
      agencyName,
      agencyKind,
      group,
      year,
      version,
      title,
      publishedAt: '2026-01-20T03:04:05.000Z',
    };
  }

  private report(agency: number, version: number): PublishedReport {
    const blocks = [{ type: 'paragraph' as const, text: `本局校园安全第${version}版，编号甲${agency}乙。` }];
    // Of a report the search reads nothing but its blocks.
    return { preamble: [], sections: [{ key: 'overview', heading: '', blocks }] } as unknown as PublishedReport;
  }

  private truth(agency: number): SearchTruth {
    const { version = 0, shown = false } = this.out.get(agency) ?? {};
    if (!shown) return { version };
    return {
      version,
      shown: { listed: this.listed(agency, version), report: async () => this.report(agency, version) },
    };
  }

  note(agency: number): Promise<boolean> {
    return pieces.noteInSearch(this.place, `a${agency}`, 2025, async () => this.truth(agency));
  }

  publish(agency: number): Promise<boolean> {
    this.out.set(agency, { version: (this.out.get(agency)?.version ?? 0) + 1, shown: true });
    return this.note(agency);
  }

  withdraw(agency: number): Promise<boolean> {
    const { version = 0 } = this.out.get(agency) ?? {};
    this.out.set(agency, { version, shown: false });
    return this.note(agency);
  }

  fold() {
    this.now += minute;
    return pieces.foldSearch(this.place, new Date(this.now));
  }

  async *all(): AsyncGenerator<{ listed: Listed; report: PublishedReport }> {
    for (const [agency] of this.out) {
      const { version, shown } = this.out.get(agency)!;
      if (shown) yield { listed: this.listed(agency, version), report: this.report(agency, version) };
    }
  }

  async *listings(): AsyncGenerator<Listed> {
    for await (const { listed } of this.all()) yield listed;
  }

  /** Everything that must be found, in any order. */
  expected(): string[] {
    return [...this.out]
      .filter(([, { shown }]) => shown)
      .map(([agency, { version }]) => `a${agency}/2025/${version}`)
      .sort();
  }

  readonly load: Load = async (path) => {
    const object = await pieces.findObject(this.place.publicBucket, path.slice(1));
    return object && JSON.parse(new TextDecoder().decode(object.body));
  };

  async found(query: string): Promise<string[]> {
    return (await found(this.load, query)).sort();
  }

  disagreements() {
    return pieces.searchDisagreements(this.place, this.listings());
  }

  async manifest() {
    return (await pieces.readManifest(this.place)).manifest;
  }
}

const none = { missing: [], surplus: [], textless: [] };

describe('the search', () => {
  test('finds a report as soon as it is noted, and still when it is folded', async () => {
    const column = new Column();
    await column.publish(7);
    expect(await column.found('校园安全')).toEqual(['a7/2025/1']);
    expect(await column.fold()).toEqual({ taken: 1, written: 1 });
    expect(await column.found('校园安全')).toEqual(['a7/2025/1']);
    expect(await column.disagreements()).toEqual(none);
  });

  test('finds a corrected report by what it says now only', async () => {
    const column = new Column();
    await column.publish(7);
    await column.fold();
    await column.publish(7);
    for (const _ of ['waiting', 'folded']) {
      expect(await column.found('安全第1版')).toEqual([]);
      expect(await column.found('安全第2版')).toEqual(['a7/2025/2']);
      await column.fold();
    }
    expect((await column.manifest()).gone).toEqual([]);
  });

  test('forgets a withdrawn report and its text, and learns its later version', async () => {
    const column = new Column();
    await column.publish(7);
    await column.fold();
    await column.withdraw(7);
    expect(await column.found('第7局')).toEqual([]);
    expect(await pieces.listKeys(column.place.publicBucket, 'search/texts/')).toEqual([]);
    await column.publish(7);
    expect(await column.found('第7局')).toEqual(['a7/2025/2']);
  });

  test('changes nothing when the same is noted again', async () => {
    const column = new Column();
    await column.publish(7);
    expect(await column.note(7)).toBe(false);
    await column.fold();
    expect(await column.note(7)).toBe(false);
    expect(await column.fold()).toEqual({ taken: 0, written: 0 });
  });

  test(
    'loses none of twenty published in the same moment, and folds once for all who try',
    async () => {
      const column = new Column();
      await Promise.all(Array.from({ length: 20 }, (_, agency) => column.publish(agency)));
      expect((await column.manifest()).pending.length).toBe(20);
      const moment = new Date(column.now);
      const folds = await Promise.all([1, 2, 3].map(() => pieces.foldSearch(column.place, moment)));
      expect(folds.filter(({ taken }) => taken > 0)).toEqual([{ taken: 20, written: 20 }]);
      expect(await column.found('校园安全')).toEqual(column.expected());
    },
    patience,
  );

  test('goes on after a fold that was cut off', async () => {
    const column = new Column();
    await column.publish(7);
    const { manifest } = await pieces.readManifest(column.place);
    const folding = new Date(column.now + 5 * minute).toISOString();
    await pieces.changeManifest(column.place, async () => ({ ...manifest, folding }));
    expect(await column.fold()).toEqual({ taken: 0, written: 0 });
    column.now += 5 * minute;
    expect(await column.fold()).toEqual({ taken: 1, written: 1 });
  });

  test('removes the files of merged segments when no reader can be using them any more', async () => {
    const column = new Column();
    for (const agency of [1, 2, 3]) {
      await column.publish(agency);
      await column.fold();
    }
    const folders = () => pieces.listFolders(column.place.publicBucket, 'search/segments/');
    expect((await folders()).length).toBe(3);
    column.now += 11 * minute;
    await column.fold();
    const { segments, retired } = await column.manifest();
    expect(await folders()).toEqual(segments.map(({ id }) => id));
    expect(retired).toEqual([]);
  });
});

describe('self-inspection', () => {
  test('names what is missing, what should not be found, and what has lost its text', async () => {
    const column = new Column();
    for (const agency of [1, 2, 3]) await column.publish(agency);
    await column.fold();
    column.out.set(4, { version: 1, shown: true });
    column.out.set(2, { version: 1, shown: false });
    await pieces.deleteObjects(column.place.publicBucket, ['search/texts/a3/2025/v1.json']);
    expect(await column.disagreements()).toEqual({
      missing: ['a4/2025/1'],
      surplus: ['a2/2025/1'],
      textless: ['a3/2025/1'],
    });
    for (const agency of [2, 3, 4]) await column.note(agency);
    expect(await column.disagreements()).toEqual(none);
  });
});

describe('a rebuild', () => {
  test('makes everything again, and takes in what happens meanwhile', async () => {
    const column = new Column();
    for (const agency of [1, 2, 3, 4]) await column.publish(agency);
    await column.fold();
    const whole = column.all();
    const rebuilt = pieces.rebuildSearch(
      column.place,
      (async function* () {
        yield (await whole.next()).value;
        yield (await whole.next()).value;
        await column.publish(1);
        await column.withdraw(2);
        await column.publish(9);
        expect(await column.fold()).toEqual({ taken: 0, written: 0 });
        yield* whole;
      })(),
      () => new Date(column.now),
    );
    expect(await rebuilt).toBe(5);
    expect(await column.found('校园安全')).toEqual(column.expected());
    expect(await column.disagreements()).toEqual(none);
    expect(await pieces.listKeys(column.place.publicBucket, 'search/texts/a2/')).toEqual([]);
    await column.fold();
    expect(await column.disagreements()).toEqual(none);
  });
});

test(
  'whatever is published, corrected, withdrawn and folded at the same time, the search agrees in the end',
  async () => {
    const agency = fc.nat({ max: 4 });
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ what: fc.constant('publish' as const), agency }) },
      { weight: 2, arbitrary: fc.record({ what: fc.constant('withdraw' as const), agency }) },
      { weight: 2, arbitrary: fc.record({ what: fc.constant('fold' as const), agency }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), async (turns) => {
        const column = new Column();
        for (const together of turns)
          await Promise.all(together.map((one) => column[one.what](one.agency).then(() => undefined)));
        expect(await column.found('校园安全')).toEqual(column.expected());
        expect(await column.found('第')).toEqual(column.expected());
        expect(await column.disagreements()).toEqual(none);
      }),
      { numRuns: process.env.GONGKAI_LONG ? 45 : 12 },
    );
  },
  patience,
);
