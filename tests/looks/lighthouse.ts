import { once } from 'node:events';
import { createServer } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import lighthouse, { desktopConfig } from 'lighthouse';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../builders/browser.ts';
import { startExampleColumn } from './exampleColumn.ts';
import { gzipBytes, searchLoads } from './transfer.ts';

/**
 * `npm run lighthouse [-- --desktop] [--page NAME]… [--runs N] [--site URL]`: holds one page of each kind of the public column to
 * Lighthouse's four scores, as a telephone on a slow line sees it, or a desk with `--desktop`. Of several runs the median
 * counts. `--site`: an example column that is running already. Exit code 1: a page is below. Performance is simulated from what the browser did here: a busy machine makes it worse.
 */
const { values } = parseArgs({
  options: {
    desktop: { type: 'boolean', default: false },
    page: { type: 'string', multiple: true },
    runs: { type: 'string', default: '1' },
    site: { type: 'string' },
  },
});

const own = '/reports/qingxi-jiaoyu/2025/';
const corrected = '/reports/qingxi-wangquan/2025/';

/** One page of each kind that is to be found; those that are closed to search engines on purpose say so. */
const pages: Readonly<Record<string, { readonly path: string; readonly closed?: true }>> = {
  home: { path: '/' },
  year: { path: '/2025/' },
  group: { path: '/2025/qingxi-zhengfu/' },
  agency: { path: '/agencies/qingxi-shichang/' },
  report: { path: own },
  'former version': { path: `${corrected}v1/`, closed: true },
  changes: { path: `${corrected}v2/changes/` },
  comparison: { path: `${own}compare/` },
  'compare, chosen': { path: '/compare/?a=qingxi-jiaoyu/2025&b=qingxi-shichang/2025' },
  search: { path: '/search/' },
  'search, found': { path: '/search/?q=%E6%95%99%E8%82%B2%E5%B1%80' },
  data: { path: '/data/' },
  dictionary: { path: '/data/dictionary/' },
  'dictionary, English': { path: '/data/dictionary/en/' },
};

const least = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
type Category = keyof typeof least;
const categories = Object.keys(least) as Category[];

interface Scores {
  readonly scores: Record<Category, number>;
  /** Audits that are not passed and where, but for those of speed, which are never all passed. */
  readonly failed: readonly { readonly id: string; readonly where: string }[];
}

/** Letters of an audit's details that are printed. */
const longest = 600;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
};

const look = async (url: string, port: number): Promise<Scores> => {
  const flags = { port, output: 'json', logLevel: 'error', onlyCategories: categories } as const;
  const result = await lighthouse(
    url,
    { ...flags, onlyCategories: [...categories] },
    values.desktop ? desktopConfig : undefined,
  );
  if (!result || result.lhr.runtimeError)
    throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  const { lhr } = result;
  const scoreOf = (category: Category): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const weighed = categories
    .filter((category) => category !== 'performance')
    .flatMap((category) => lhr.categories[category]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0);
  const failed = weighed
    .filter(({ id }) => (lhr.audits[id]?.score ?? 1) < 1)
    .map(({ id }) => ({ id, where: JSON.stringify(lhr.audits[id]?.details ?? '').slice(0, longest) }));
  return { scores: Object.fromEntries(categories.map((id) => [id, scoreOf(id)])) as Scores['scores'], failed };
};

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** The run in the middle, by performance: the other scores do not vary. */
const lookOften = async (url: string, port: number): Promise<Scores> => {
  const runs: Scores[] = [];
  for (let run = 0; run < Math.max(1, Number(values.runs)); run += 1) runs.push(await look(url, port));
  const performance = median(runs.map(({ scores }) => scores.performance));
  return { scores: { ...runs[0]!.scores, performance }, failed: runs.flatMap(({ failed }) => failed) };
};

/** What a page falls short in. A page that is closed to search engines fails that one audit, and no other. */
const shortcomings = ({ scores, failed }: Scores, closed = false): string[] => {
  const excused = closed && failed.every(({ id }) => id === 'is-crawlable');
  return categories
    .filter((category) => scores[category] < least[category] && !(excused && category === 'seo'))
    .map((category) => `${category} ${scores[category]} < ${least[category]}`);
};

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const measure = async (site: string, port: number): Promise<boolean> => {
  const load = loadavg()[0]!.toFixed(1);
  const form = values.desktop ? 'desktop' : 'mobile';
  console.log(`\nNode ${process.version}, ${cpus().length} processors, load ${load}, ${form}\n`);
  console.log(`${row(['page', ...categories])}\n${row(['---', ...categories.map(() => '---')])}`);
  const faults: string[] = [];
  for (const [name, { path, closed }] of Object.entries(pages)) {
    if (values.page && !values.page.includes(name)) continue;
    const found = await lookOften(`${site}${path}`, port);
    console.log(row([name, ...categories.map((category) => found.scores[category])]));
    const short = shortcomings(found, closed);
    if (short.length > 0)
      faults.push(`${name}: ${short.join(', ')}`, ...found.failed.map(({ id, where }) => `  ${id}: ${where}`));
  }
  for (const fault of faults) console.error(fault);
  return faults.length === 0;
};

/** The report page and the search in a browser, in kilobytes that travel, against their budgets. */
const weigh = async (browser: Browser, site: string): Promise<boolean> => {
  const reportPage = (await gzipBytes(`${site}${own}`)) / 1024;
  const { early, paths, kilobytes, pageKilobytes } = await searchLoads(browser, site, '教育局');
  console.log(`\nreport page, gzip: ${reportPage.toFixed(1)} KB of 20`);
  console.log(
    `search page with its assets: ${pageKilobytes.toFixed(1)} KB; before the first key: ${early.length} files of 0`,
  );
  console.log(`from the first key to the first result: ${kilobytes.toFixed(1)} KB of 100 in ${paths.length} files`);
  return reportPage <= 20 && early.length === 0 && kilobytes <= 100;
};

const column = values.site ? undefined : await startExampleColumn(console.error);
const site = column?.site ?? values.site ?? '';
const port = await freePort();
const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
try {
  const weighed = await weigh(browser, site);
  process.exitCode = (await measure(site, port)) && weighed ? 0 : 1;
} finally {
  await browser.close();
  await column?.end();
}
