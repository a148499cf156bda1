import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../functions/render/render.ts';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { numberedReport } from '../builders/report.ts';

const facts = { agencyId: 'qingxi-water', agencyName: '青溪县水务局', year: 2025 };
const address = 'https://gongkai.example.org/reports/qingxi-water/2025/';

let browser: Browser;
let article: string;
beforeAll(async () => {
  const report = numberedReport({ preamble: ['根据条例编制。'], overview: ['本年度主动公开政府信息138条。'] });
  const [launched, rendered] = await Promise.all([launchBrowser(), render(report, facts, new Map(), { address })]);
  browser = launched;
  if (rendered.status !== 'ok') throw new Error(rendered.reason.message);
  article = new TextDecoder().decode(rendered.files.find(({ path }) => path === 'article.html')?.bytes);
});
afterAll(() => browser.close());

describe.each(['phone', 'desk'] as const)('the article, saved and opened on a %s', (size) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, size);
    await page.setContent(article);
  });

  test('fits its width, shows its picture and has no fault of accessibility', async () => {
    expect(await fitsItsWidth(page)).toBe(true);
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(1200);
    expect(await violationsOf(page)).toEqual([]);
  });

  test('gives the article and not the hint to who selects and copies all', async () => {
    await page.keyboard.press('Control+a');
    const selected = String(await page.evaluate('getSelection().toString()'));
    expect(selected).toContain('本年度主动公开政府信息138条。');
    expect(selected).toContain(address);
    expect(selected).not.toContain('粘贴到公众号图文编辑器');
  });
});
