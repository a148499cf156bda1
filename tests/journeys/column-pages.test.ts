import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { columnPages } from '../column/gallery.ts';

/** Name a folder here to get a picture of every page. */
const pictures = process.env.GONGKAI_PICTURES;

let browser: Browser;
let documents: Record<string, string>;
beforeAll(async () => {
  [browser, documents] = await Promise.all([launchBrowser(), columnPages()]);
  if (pictures) mkdirSync(pictures, { recursive: true });
});
afterAll(() => browser.close());

const types: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** As the site is served: nothing in a page itself is run or styled. */
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'";

/** Serves the documents by address and the site's own assets, and nothing else. */
const serve = (page: Page): Promise<unknown> =>
  page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const asset = join('site', pathname);
    const text = documents[pathname];
    const contentType = pathname.endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8';
    if (text !== undefined)
      return route.fulfill({ body: text, contentType, headers: { 'Content-Security-Policy': policy } });
    if (pathname.startsWith('/assets/') && existsSync(asset))
      return route.fulfill({ body: await readFile(asset), contentType: types[pathname.split('.').at(-1) ?? ''] ?? '' });
    return route.fulfill({ status: 404 });
  });

const origin = 'http://gongkai.example.org';
const addresses = (): string[] => Object.keys(documents).filter((address) => address.endsWith('/'));

/** What the browser refuses to run or to style, and what fails in scripts. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
};

describe.each(['phone', 'desk'] as const)('at %s size', (size) => {
  test('every page of the column fits, has no barrier and breaks no rule of its own', async () => {
    const page = await openPage(browser, size);
    const complaints = complaintsOf(page);
    const faults: Record<string, string[]> = {};
    await serve(page);
    for (const address of addresses()) {
      await page.goto(`${origin}${address}`);
      const name = address.replaceAll('/', '-').replace(/^-|-$/g, '') || 'home';
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
      const barriers = await violationsOf(page);
      const tooWide = (await fitsItsWidth(page)) ? [] : ['scrolls sideways'];
      if (barriers.length + tooWide.length > 0) faults[address] = [...barriers, ...tooWide];
    }
    expect(faults).toEqual({});
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
