import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actPages } from '../board/actsGallery.ts';
import { boardPages } from '../board/gallery.ts';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';

/** Name a folder here to get a picture of every page. */
const pictures = process.env.GONGKAI_PICTURES;
const long = process.env.GONGKAI_LONG !== undefined;

let browser: Browser;
let documents: Record<string, string>;
beforeAll(async () => {
  const [launched, pages, acts] = await Promise.all([launchBrowser(), boardPages(), actPages()]);
  browser = launched;
  documents = { ...pages, ...acts };
  if (pictures) mkdirSync(pictures, { recursive: true });
});
afterAll(() => browser.close());

/** Serves the documents by name and the site's own style sheets, and nothing else. */
const serve = (page: Page): Promise<unknown> =>
  page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const asset = join('site', pathname);
    const text = documents[pathname.slice(1)];
    if (text !== undefined) return route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' });
    if (pathname.endsWith('.css') && existsSync(asset))
      return route.fulfill({ body: await readFile(asset), contentType: 'text/css' });
    return route.fulfill({ status: 404 });
  });

describe.each(['phone', 'desk'] as const)('at %s size', (size) => {
  test('the board of many agencies, and what it shows seldom, fits and has no barrier', async () => {
    const page = await openPage(browser, size);
    await serve(page);
    for (const name of Object.keys(documents)) {
      await page.goto(`http://board.example.org/${name}`);
      if (pictures) await page.screenshot({ path: join(pictures, `board-${name}-${size}.png`), fullPage: true });
      // Barriers hardly depend on the width: on a desk they are looked for in the long run.
      if (size === 'phone' || long) expect(await violationsOf(page), name).toEqual([]);
      expect(await fitsItsWidth(page), name).toBe(true);
    }
    await page.context().close();
  });
});
