import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../builders/browser.ts';
import { type Cost, costsOfNext, medianCost } from '../builders/publishedCost.ts';
import { publishMany } from '../builders/publishedMany.ts';
import { largeRegister, type Size } from '../builders/publishedOne.ts';
import { readPublic, type ServedSite, serveSite } from '../builders/publishedSite.ts';
import { type Ground, openGround, type Stand } from '../builders/publishedStand.ts';

const patience = 3 * 3_600_000;
const few: Size = { groups: 1, agenciesPerGroup: 10, years: 10 };
/** Ten thousand, unless somebody names fewer counties. */
const many: Size = { groups: Number(process.env.GONGKAI_COUNTIES ?? 25), agenciesPerGroup: 40, years: 10 };
const next = [1, 2, 3, 4, 5, 6, 7].map((index) => `county-0-bureau-${index}`);

const say = (what: string, value: unknown): void => console.log(`${what}: ${JSON.stringify(value)}`);

let ground: Ground;
let stand: Stand;
let site: ServedSite;
let browser: Browser;
let costs: { readonly few: readonly Cost[]; readonly many: readonly Cost[] };
/** Every page and file, by key, with its size packed. */
const packed = new Map<string, number>();
const missing = new Map<string, string>();

const published = async (size: Size): Promise<Stand> => {
  const opened = await ground.open(largeRegister(size));
  const began = performance.now();
  const progress = (said: string) => say(`${Math.round((performance.now() - began) / 1_000)} s`, said);
  await publishMany(opened, size, ({ id }, year) => next.includes(id) && year === 2025, { pages: true, progress });
  return opened;
};

const linkFrom = (key: string, leads: Iterable<string>, keys: ReadonlySet<string>): void => {
  for (const to of leads) if (!keys.has(to)) missing.set(to, key);
};

const lookAtAll = async (): Promise<void> => {
  const { listKeys } = await import('../../functions/shared/manyObjects.ts');
  const { linkedKeys } = await import('../../functions/inspect/links.ts');
  const { baseUrl } = stand.column.site;
  const keys = new Set(await listKeys(stand.column.publicBucket, ''));
  say('objects', keys.size);
  for (const key of keys) {
    if (!key.endsWith('.html') || key.endsWith('content.html')) continue;
    const body = (await readPublic(stand, key))!;
    packed.set(key, gzipSync(body).length);
    linkFrom(key, linkedKeys(body.toString(), baseUrl), keys);
  }
};

/** Sizes of the pages whose address fits: how many, the middle, the largest. */
const sizesOf = (address: RegExp) => {
  const sizes = [...packed].filter(([key]) => address.test(key)).map(([, size]) => size);
  sizes.sort((one, other) => one - other);
  return { pages: sizes.length, median: sizes[Math.floor(sizes.length / 2)] ?? 0, most: sizes.at(-1) ?? 0 };
};

/** A body, common words, words side by side, words all reports have, one letter, several words, something rare, a sentence. */
const queries = [
  '第0县第7局',
  '营商环境',
  '安全生产',
  '政府信息公开',
  '县',
  '2019年 财政预算',
  '征地拆迁公示',
  '未发生因政府信息公开工作被追究责任的情形',
];

describe('with ten thousand reports published', () => {
  beforeAll(async () => {
    ground = await openGround();
    const small = await published(few);
    const costsOfFew = await costsOfNext(small, next, 1_000_000_000);
    await small.close();
    stand = await published(many);
    costs = { few: costsOfFew, many: await costsOfNext(stand, next, 2_000_000_000) };
    const { fold } = await import('../../functions/column/fold.ts');
    const began = performance.now();
    await fold(stand.column, new Date(Date.UTC(2026, 4, 1, 1)));
    say('fold, ms', Math.round(performance.now() - began));
    site = await serveSite(stand);
    browser = await launchBrowser();
  }, patience);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await stand?.close();
    await ground?.close();
  });

  it('the next one costs within 1.3 of what it cost with a hundred', () => {
    const [one, other] = [medianCost(costs.few), medianCost(costs.many)];
    say('with 100', { ...one, kinds: [...costs.few[3]!.kinds] });
    say('with 10,000', { ...other, kinds: [...costs.many[3]!.kinds] });
    expect(other.calls).toBeLessThanOrEqual(one.calls * 1.3);
    expect(other.read).toBeLessThanOrEqual(one.read * 1.3);
    expect(other.written).toBeLessThanOrEqual(one.written * 1.3);
  });

  it(
    'every link of every page leads somewhere, and no page is large',
    async () => {
      await lookAtAll();
      const sizes = {
        home: sizesOf(/^index\.html$/),
        years: sizesOf(/^\d{4}\/index\.html$/),
        groups: sizesOf(/^\d{4}\/[^/]+\/index\.html$/),
        agencies: sizesOf(/^agencies\//),
        reports: sizesOf(/^reports\/[^/]+\/\d{4}\/index\.html$/),
        versions: sizesOf(/^reports\/.*\/v\d+\/index\.html$/),
        comparisons: sizesOf(/^reports\/.*\/compare\//),
      };
      say('pages packed, bytes', sizes);
      say('dead links', [...missing].slice(0, 20));
      expect(missing.size).toBe(0);
      expect(sizes.reports.most).toBeLessThanOrEqual(20_480);
    },
    patience,
  );

  it(
    'the first result of a search takes no more than 100 KB, and nothing before the first key is pressed',
    async () => {
      const dataOf = () => site.sent.filter(({ path }) => path.startsWith('/search/') && path !== '/search/');
      for (const query of queries) {
        const page = await openPage(browser, 'desk');
        site.sent.length = 0;
        await page.goto(`${site.url}/search/`, { waitUntil: 'networkidle' });
        expect(dataOf()).toEqual([]);
        await page.locator('#q').pressSequentially(query, { delay: 20 });
        await page.locator('#q').press('Enter');
        const first = page.locator('#results li').first();
        const none = page.locator('#count', { hasText: /没有|未/ });
        await first.or(none).waitFor({ timeout: 60_000 });
        const bytes = dataOf().reduce((sum, sent) => sum + sent.bytes, 0);
        say(`search ${query}`, { bytes, requests: dataOf().length, found: await first.isVisible() });
        expect(bytes).toBeLessThanOrEqual(102_400);
        await page.context().close();
      }
    },
    patience,
  );

  it(
    'the self-inspection finds nothing to mend',
    async () => {
      const { inspect } = await import('../../functions/inspect/inspect.ts');
      const { newRun } = await import('../../functions/inspect/run.ts');
      const began = performance.now();
      const run = await inspect(stand.column, newRun('operator', new Date()), {
        until: new Date(8.64e15),
        atOnce: 8,
        clock: () => new Date(),
        keep: async () => 'written',
      });
      say('inspection, s', Math.round((performance.now() - began) / 1_000));
      const { looked, mended, open, findings } = run;
      say('inspection', { looked, mended, open, findings: findings.slice(0, 10) });
      expect(open).toBe(0);
      expect(mended).toBe(0);
    },
    patience,
  );
});
