import { once } from 'node:events';
import { get } from 'node:http';
import type { Browser, Page } from 'playwright-core';

/** Bytes of an answer's body as they travel, packed with gzip: what a client of the simplest kind is sent. */
export const gzipBytes = async (url: string): Promise<number> => {
  const [answer] = await once(get(url, { headers: { 'accept-encoding': 'gzip' } }), 'response');
  if (answer.headers['content-encoding'] !== 'gzip') throw new Error(`${url} is not packed`);
  let bytes = 0;
  for await (const part of answer) bytes += part.length;
  return bytes;
};

/** What one search loads. */
export interface SearchLoads {
  /** Paths loaded before the first key, the page and its assets left out; there should be none. */
  readonly early: readonly string[];
  /** Paths and kilobytes, as they travel, of all that is loaded from the first key to the first result. */
  readonly paths: readonly string[];
  readonly kilobytes: number;
  /** Kilobytes of the page itself with its assets. */
  readonly pageKilobytes: number;
}

interface Loaded {
  readonly path: string;
  readonly bytes: number;
}

/** Notes what a page loads, and how much of it travels, headers included. */
const noteLoads = (page: Page): (() => Promise<Loaded[]>) => {
  const loads: Promise<Loaded>[] = [];
  page.on('requestfinished', (request) => {
    const { pathname: path } = new URL(request.url());
    loads.push(request.sizes().then((sizes) => ({ path, bytes: sizes.responseHeadersSize + sizes.responseBodySize })));
  });
  return () => Promise.all(loads);
};

const kilobytesOf = (loads: readonly Loaded[]): number => loads.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;

/** Opens the search page, looks at it for a while as a reader does, then types and waits for the first result. */
export const searchLoads = async (browser: Browser, site: string, words: string): Promise<SearchLoads> => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  const loads = noteLoads(page);
  await page.goto(`${site}/search/`, { waitUntil: 'networkidle' });
  await page.locator('#q').focus();
  await page.mouse.wheel(0, 400);
  await page.waitForTimeout(1_000);
  const before = await loads();
  await page.locator('#q').pressSequentially(words);
  await page.locator('#results li').first().waitFor();
  await page.waitForLoadState('networkidle');
  const after = (await loads()).slice(before.length);
  await page.close();
  return {
    early: before.map(({ path }) => path).filter((path) => path !== '/search/' && !isPagesOwn(path)),
    paths: after.map(({ path }) => path),
    kilobytes: kilobytesOf(after),
    pageKilobytes: kilobytesOf(before),
  };
};

const isPagesOwn = (path: string): boolean => path.startsWith('/assets/') && path !== '/assets/search-engine.js';
