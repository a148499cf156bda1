import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyManifest, type Segment, versionKey } from '../../functions/column/search/format.ts';
import { planFold } from '../../functions/column/search/plan.ts';
import { reportNumber } from '../column/search/corpus.ts';
import { engine } from '../column/search/engine.ts';
import { MemoryFiles } from '../column/search/shelf.ts';

// What a reader's browser loads until the first page of results is there, with the search as it is in the season: a
// large segment, some small ones, and reports of the last minute in none.

const reports = 10_000;
const pending = 8;
/** Folded as they come: first by the hundred, as when a year is imported, then one after the other. */
const bursts = [...Array.from({ length: 24 }, () => 0.04), 0.02, 0.01, 0.005, 0.002, 0.001];
const budget = 100_000;
const patience = 1_200_000;

const files = new MemoryFiles();
let segments: Segment[] = [];
let written = 0;

/** Bytes on the way to the browser: CloudFront compresses what has at least 1,000. */
const transferred = (body: string): number =>
  Buffer.byteLength(body) < 1_000
    ? Buffer.byteLength(body)
    : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

const page = ['search.js', 'search-engine.js', 'search.css']
  .map((name) => transferred(readFileSync(`site/assets/${name}`, 'utf8')))
  .reduce((sum, bytes) => sum + bytes, 0);

/** Loads the first page of a query as the page does: ten hits, or until 15 were looked into in vain. */
const firstPage = async (query: string) => {
  const asked = new Map<string, number>();
  const search = engine.createSearch(async (path) => {
    asked.set(path, transferred(files.files.get(path.slice(1)) ?? ''));
    return files.load(path);
  });
  const bytes = (): number => page + [...asked.values()].reduce((sum, one) => sum + one, 0);
  let [hits, inVain, first] = [0, 0, 0];
  for await (const hit of search(query)) {
    if (hit) hits += 1;
    else inVain += 1;
    if (hits === 1 && first === 0) first = bytes();
    if (hits === 10 || inVain === 15) break;
  }
  return { query, hits, first, whole: bytes(), files: asked.size, inVain };
};

const own = (number: number): string => reportNumber(number).text.split('\n').at(-1) ?? '';

describe(`the first results among ${reports} reports`, () => {
  beforeAll(async () => {
    let next = 0;
    // The oldest first.
    const take = (count: number) => Array.from({ length: count }, () => reportNumber(reports - 1 - next++));
    for (const [turn, share] of bursts.entries()) {
      const texts = take(Math.max(1, Math.min(Math.round(reports * share), reports - pending - next)));
      const plan = planFold({ ...emptyManifest, segments, pending: texts.map(versionKey) });
      const merged = plan?.segments ?? [];
      const { segment } = await files.segment(`${turn}-a`, texts, merged);
      for (const { id } of merged)
        for (const key of files.files.keys()) if (key.startsWith(`search/segments/${id}/`)) files.files.delete(key);
      segments = [...segments.filter((one) => !merged.includes(one)), segment!];
      written += segment!.docs;
    }
    const fresh = take(pending);
    for (const text of fresh) files.text(text);
    files.manifest({ segments, pending: fresh.map(versionKey) });
  }, patience);

  const queries: readonly (readonly [what: string, query: string])[] = [
    ['words of the column', '信息公开'],
    ['the name of an agency', reportNumber(Math.floor(reports / 3)).agencyName],
    ['a kind of agency', '教育局'],
    ['two letters', '监督'],
    ['a rare phrase', own(Math.floor(reports / 2)).slice(0, 6)],
    ['a long rare phrase', own(Math.floor(reports / 4)).slice(0, 14)],
    ['several words', '教育局 培训 2025年'],
    ['frequent letters that nowhere stand side by side', '训培件公'],
    ['a single letter', '区'],
  ];

  test.each(queries)(
    '%s: at most 100 KB for the first, 130 KB for the page',
    { timeout: patience },
    async (_what, query) => {
      const measured = await firstPage(query);
      console.log(JSON.stringify(measured));
      expect(measured.first).toBeLessThanOrEqual(budget);
      expect(measured.whole).toBeLessThanOrEqual(1.3 * budget);
    },
  );

  test('the segments are few', () => {
    const sizes = [...files.files].filter(([key]) => key.startsWith('search/segments/'));
    const bytes = sizes.reduce((sum, [, body]) => sum + Buffer.byteLength(body), 0);
    console.log(JSON.stringify({ segments, written, files: sizes.length, bytes }));
    expect(segments.length).toBeLessThanOrEqual(4);
  });
});
