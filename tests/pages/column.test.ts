import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { columnPages, likeOthers } from '../column/gallery.ts';

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

const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

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
const reportAddress = '/reports/qingxi-jiaoyu/2025/';

const addresses = (): string[] =>
  Object.keys(documents).filter((address) => address.endsWith('/') && !likeOthers.test(address));

/** What the browser refuses to run or to style, and what fails in scripts. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
};

/** What is too small to be hit by a finger: 24 px (WCAG 2.2, 2.5.8); axe looks for it only when asked. */
const smallTargetsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const results = await page.evaluate('axe.run(document, { runOnly: ["target-size"] })');
  const { violations } = results as { violations: { nodes: { html: string }[] }[] };
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => `too small: ${html.slice(0, 120)}`));
};

const pictured = async (page: Page, address: string, size: string): Promise<void> => {
  const name = address.replaceAll('/', '-').replace(/^-|-$/g, '') || 'home';
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
};

/** Pages that are laid out in another way where there is room; looking for barriers takes most of the time. */
const otherAtDesk = ['/', reportAddress];

describe.each(['phone', 'desk'] as const)('at %s size', (size) => {
  test('every page of the column fits, has no barrier and breaks no rule of its own', async () => {
    const page = await openPage(browser, size);
    const complaints = complaintsOf(page);
    const faults: Record<string, string[]> = {};
    await serve(page);
    for (const address of addresses()) {
      await page.goto(`${origin}${address}`);
      await pictured(page, address, size);
      const small = size === 'phone' ? await smallTargetsOf(page) : [];
      const barriers = size === 'phone' || otherAtDesk.includes(address) ? await violationsOf(page) : [];
      const tooWide = (await fitsItsWidth(page)) ? [] : ['scrolls sideways'];
      const found = [...barriers, ...small, ...tooWide];
      if (found.length > 0) faults[address] = found;
    }
    expect(faults).toEqual({});
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('without script every page is read as it is, and nothing is offered that needs one', async () => {
  const page = await openPage(browser, 'phone', false);
  await serve(page);
  for (const address of addresses()) {
    await page.goto(`${origin}${address}`);
    expect(await page.getByRole('button', { name: '大字号' }).isVisible(), address).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible(), address).toBe(true);
  }
  await page.goto(`${origin}/compare/`);
  expect(await page.locator('noscript p').isVisible()).toBe(true);
  await page.goto(`${origin}${reportAddress}`);
  await page.locator('summary', { hasText: '目录' }).click();
  expect(await page.getByRole('link', { name: /数据图解/ }).isVisible()).toBe(true);
  await page.context().close();
});

test('size of type and contrast are chosen once and kept, with no barrier and nothing out of the page', async () => {
  const page = await openPage(browser, 'phone');
  await serve(page);
  await page.goto(`${origin}${reportAddress}`);
  const sizeOfType = (): Promise<string> => page.evaluate('getComputedStyle(document.documentElement).fontSize');
  expect(await sizeOfType()).toBe('17px');
  await page.getByRole('button', { name: '大字号' }).click();
  await page.getByRole('button', { name: '高对比度' }).click();
  await page.goto(`${origin}/`);
  expect(await sizeOfType()).toBe('21px');
  expect(await page.getByRole('button', { name: '大字号' }).getAttribute('aria-pressed')).toBe('true');
  for (const address of ['/', reportAddress]) {
    await page.goto(`${origin}${address}`);
    expect(await violationsOf(page), address).toEqual([]);
    expect(await fitsItsWidth(page), address).toBe(true);
  }
  await page.getByRole('button', { name: '中字号' }).click();
  await page.getByRole('button', { name: '高对比度' }).click();
  expect(await sizeOfType()).toBe('17px');
  expect(await page.evaluate('document.documentElement.dataset.contrast')).toBeUndefined();
  await page.context().close();
});

/** Every row of figures on the page, as the texts of its cells. */
const comparedRows = (page: Page): Promise<string[][]> =>
  page.evaluate(
    `[...document.querySelectorAll('.compared tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))`,
  );

test.each([
  [2024, 2025],
  [2020, 2021],
])('two reports that are chosen, %d and %d, show what the page of their comparison shows', async (before, after) => {
  const page = await openPage(browser, 'desk');
  const complaints = complaintsOf(page);
  await serve(page);
  await page.goto(`${origin}/reports/qingxi-jiaoyu/${after}/compare/`);
  const expected = await comparedRows(page);
  await page.goto(`${origin}/compare/?a=qingxi-jiaoyu/${before}&b=qingxi-jiaoyu/${after}`);
  await page.locator('#disputes, #t3').waitFor();
  expect((await comparedRows(page)).toSorted()).toEqual(expected.toSorted());
  expect(await violationsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('two reports are chosen from the lists of the column, and the address can be passed on', async () => {
  const page = await openPage(browser, 'phone');
  await serve(page);
  await page.goto(`${origin}/compare/?a=qingxi-jiaoyu/2025`);
  const [first, second] = [page.getByRole('group', { name: '第一份' }), page.getByRole('group', { name: '第二份' })];
  await first.getByRole('option', { name: '云岭市清溪区教育局' }).waitFor({ state: 'attached' });
  expect(await first.getByLabel('机关').inputValue()).toBe('qingxi-jiaoyu');
  await second.getByLabel('年度').selectOption('2024年度');
  // That year has one list only, so there is no group to choose.
  await second.getByLabel('分组').waitFor({ state: 'hidden' });
  await second.getByLabel('机关').selectOption('云岭市清溪区教育局');
  await page.getByRole('button', { name: '对比', exact: true }).click();
  await page.getByRole('heading', { name: '依申请公开' }).waitFor();
  expect(new URL(page.url()).search).toBe('?a=qingxi-jiaoyu/2025&b=qingxi-jiaoyu/2024');
  expect(await fitsItsWidth(page)).toBe(true);
  await page.context().close();
});
