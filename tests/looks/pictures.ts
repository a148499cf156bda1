import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { boardPages } from '../board/gallery.ts';
import { launchBrowser } from '../builders/browser.ts';
import { startExampleColumn } from './exampleColumn.ts';
import { withPalette } from './png.ts';

/**
 * `npm run pictures [-- --site URL] [--only NAME]…`: takes the pictures of `docs/pictures.md` anew, as a telephone, a tablet
 * and a desk show the pages. `--site`: an example column that is running already.
 */
const { values } = parseArgs({ options: { site: { type: 'string' }, only: { type: 'string', multiple: true } } });

const folder = 'docs/images';
/** A telephone's pictures have two dots a pixel, as its screen does. */
const sizes = [
  { width: 360, height: 740, dots: 2 },
  { width: 768, height: 1024, dots: 1 },
  { width: 1440, height: 900, dots: 1 },
] as const;

interface View {
  readonly path: string;
  /** What stands at the top of the picture, where that is not the head of the page. */
  readonly from?: string;
  /** What must be there first, where a script puts it. */
  readonly after?: string;
}

const report = '/reports/qingxi-jiaoyu/2025/';

/** What is pictured, by the name of its files. */
const views: Readonly<Record<string, View>> = {
  home: { path: '/' },
  report: { path: report },
  'report-tables': { path: report, from: '#applications' },
  'report-disputes': { path: report, from: '#disputes' },
  'report-charts': { path: report, from: '#charts' },
  search: { path: '/search/?q=%E6%A0%A1%E5%9B%AD%E5%AE%89%E5%85%A8', after: '#results li' },
  agency: { path: '/agencies/qingxi-shichang/' },
  comparison: { path: `${report}compare/` },
  changes: { path: '/reports/qingxi-wangquan/2025/v2/changes/' },
  data: { path: '/data/' },
  withdrawn: { path: '/reports/qingxi-songtao/2024/' },
};

const picture = async (page: Page, name: string): Promise<void> => {
  const bytes = withPalette(await page.screenshot({ animations: 'disabled' }));
  const file = join(folder, `${name}-${page.viewportSize()?.width}.png`);
  writeFileSync(file, bytes);
  console.log(`${file}  ${Math.ceil(bytes.length / 1024)} KB`);
};

const pictureViews = async (page: Page, site: string): Promise<void> => {
  for (const [name, { path, from, after }] of Object.entries(views)) {
    if (values.only && !values.only.includes(name)) continue;
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    if (after) await page.locator(after).first().waitFor();
    if (from) await page.locator(from).evaluate((found) => found.scrollIntoView());
    await picture(page, name);
  }
};

/** The board's page of a sum, out of its own gallery: whoever sees it has signed in. */
const pictureRollUp = async (page: Page, rollUp: string): Promise<void> => {
  await page.route('http://board.example.org/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const [contentType, body] = pathname.endsWith('.css')
      ? ['text/css', await readFile(join('site', pathname))]
      : ['text/html; charset=utf-8', rollUp];
    return route.fulfill({ contentType, body });
  });
  await page.goto('http://board.example.org/rollup');
  await picture(page, 'roll-up');
};

const takeAll = async (browser: Browser, site: string): Promise<void> => {
  const { rollupStale } = await boardPages();
  for (const { dots, ...viewport } of sizes) {
    const page = await browser.newPage({ viewport, deviceScaleFactor: dots, locale: 'zh-CN' });
    await pictureViews(page, site);
    if (!values.only || values.only.includes('roll-up')) await pictureRollUp(page, rollupStale ?? '');
    await page.close();
  }
};

mkdirSync(folder, { recursive: true });
const column = values.site ? undefined : await startExampleColumn(console.error);
const browser = await launchBrowser();
try {
  await takeAll(browser, column?.site ?? values.site ?? '');
} finally {
  await browser.close();
  await column?.end();
}
