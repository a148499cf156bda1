import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { allMails } from '../notify/gallery.ts';
import { portalPages } from '../portal/gallery.ts';

/** Name a folder here to get a picture of every page and mail. */
const pictures = process.env.GONGKAI_PICTURES;
const long = process.env.GONGKAI_LONG !== undefined;

let browser: Browser;
const documents = new Map<string, string>();
const mails = allMails();
const firstMail = `mail-${Object.keys(mails)[0]}`;
beforeAll(async () => {
  const [launched, pages] = await Promise.all([launchBrowser(), portalPages()]);
  browser = launched;
  for (const [name, text] of Object.entries(pages)) documents.set(name, text);
  for (const [name, { html }] of Object.entries(mails)) documents.set(`mail-${name}`, html);
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  for (const [name, { subject, text }] of Object.entries(mails))
    writeFileSync(join(pictures, `mail-${name}.txt`), `${subject}\n\n${text}\n`);
});
afterAll(() => browser.close());

const typeOf = (path: string): string => (path.endsWith('.css') ? 'text/css' : 'text/javascript');

/** Serves the documents by name and the site's own assets, and nothing else. */
const serve = (page: Page): Promise<unknown> =>
  page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const asset = join('site', pathname);
    const text = documents.get(pathname.slice(1));
    if (text !== undefined) return route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' });
    if (pathname.startsWith('/assets/') && existsSync(asset))
      return route.fulfill({ body: await readFile(asset), contentType: typeOf(asset) });
    return route.fulfill({ status: 404 });
  });

describe.each(['phone', 'desk'] as const)('at %s size', (size) => {
  test('every page of the portal and every mail fits and has no barrier', async () => {
    const page = await openPage(browser, size);
    await serve(page);
    for (const name of documents.keys()) {
      // A mail is one column at any width: on a desk it is only looked at.
      if (size === 'desk' && name.startsWith('mail-') && !pictures) continue;
      await page.goto(`http://gongkai.example.org/${name}`);
      // Barriers hardly depend on the width, and mails are all built by one function: both are gone through in the long run.
      const looked = size === 'phone' && (!name.startsWith('mail-') || name === firstMail);
      if (looked || long) expect(await violationsOf(page), name).toEqual([]);
      expect(await fitsItsWidth(page), name).toBe(true);
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
    }
  });
});
