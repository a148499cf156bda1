import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchPage } from '../../functions/column/search/page.ts';
import { fitsItsWidth, launchBrowser, openPage, violationsOf } from '../builders/browser.ts';
import { reportNumber } from '../column/search/corpus.ts';
import { MemoryFiles } from '../column/search/shelf.ts';
import { textOf } from '../column/search/text.ts';

/** Name a folder here to get pictures. */
const pictures = process.env.GONGKAI_PICTURES;
const patience = 60_000;
const host = 'http://gongkai.example.org';
const site = {
  baseUrl: host,
  authority: {
    name: '云岭市清溪区人民政府办公室',
    mail: 'gongkai@example.org',
    contact: { phone: '000-12345678', mail: 'jiucuo@example.org', address: '清溪区和平路1号' },
  },
};

const files = new MemoryFiles();
let browser: Browser;
beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true });
  const others = [
    textOf(),
    textOf({ year: 2024 }),
    textOf({
      agencyId: 'qingxi-jiaoyu-zhuangbei',
      agencyName: '云岭市清溪区教育技术装备与后勤服务指导中心',
      version: 2,
      text: '按照“谁制作、谁公开、谁负责”的要求，对历年文件逐件复核，更新公开目录43条；围绕食堂采购、校服招标、校园安全和学生营养改善计划等群众关心的事项，与教育局共同公开政府信息26条，接受学生家长和社会各界监督，全年未收到投诉。',
    }),
  ];
  const { segment } = await files.segment('1-a', [...others, ...Array.from({ length: 40 }, (_, n) => reportNumber(n))]);
  files.manifest({ segments: [segment!] });
  browser = await launchBrowser();
}, patience);
afterAll(() => browser.close());

const types: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** Opens the search page as the site serves it; `asked` are the paths of everything that was loaded. */
const open = async (size: 'phone' | 'desk', query = '', script = true): Promise<{ page: Page; asked: string[] }> => {
  const page = await openPage(browser, size, script);
  const asked: string[] = [];
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const asset = join('site', pathname);
    const file = files.files.get(pathname.slice(1));
    if (pathname === '/search/')
      return route.fulfill({
        body: searchPage(site, [2025, 2024]),
        contentType: 'text/html; charset=utf-8',
        headers: {
          'content-security-policy':
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
        },
      });
    if (file !== undefined) return route.fulfill({ body: file, contentType: 'application/json' });
    if (pathname.startsWith('/assets/') && existsSync(asset))
      return route.fulfill({ body: await readFile(asset), contentType: types[asset.split('.').at(-1) ?? ''] });
    return route.fulfill({ status: 404 });
  });
  await page.goto(`${host}/search/${query}`);
  return { page, asked };
};

const counted = (page: Page, words: string): Promise<void> => page.locator('#count', { hasText: words }).waitFor();

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

describe('the search page', () => {
  test('loads nothing of the search before the first letter', { timeout: patience }, async () => {
    const { page, asked } = await open('desk');
    await page.locator('#q').focus();
    expect(asked.filter((path) => path !== '/search/' && !path.startsWith('/assets/'))).toEqual([]);
    expect(asked).not.toContain('/assets/search-engine.js');
    await page.locator('#q').pressSequentially('教育局');
    await counted(page, '份');
    expect(asked).toContain('/search/manifest.json');
  });

  test('lists names before texts, marks what was asked for, and keeps it in the address', {
    timeout: patience,
  }, async () => {
    const { page } = await open('desk');
    await page.locator('#q').pressSequentially('清溪 教育局');
    await counted(page, '共找到3份年报。');
    expect(await page.locator('.search-title a').allTextContents()).toEqual([
      '云岭市清溪区教育局2025年政府信息公开工作年度报告',
      '云岭市清溪区教育局2024年政府信息公开工作年度报告',
      '云岭市清溪区教育技术装备与后勤服务指导中心2025年政府信息公开工作年度报告',
    ]);
    expect(await page.locator('li:nth-child(1) .search-title mark').allTextContents()).toEqual(['清溪', '教育局']);
    expect(await page.locator('li:nth-child(3) .search-line mark').allTextContents()).toEqual(['教育局']);
    expect(await page.locator('li:nth-child(3) .search-facts').textContent()).toContain('2026年1月20日更正');
    expect(await page.locator('li:nth-child(1) .search-title a').getAttribute('href')).toBe(
      '/reports/qingxi-jiaoyu/2025/',
    );
    expect(new URL(page.url()).searchParams.get('q')).toBe('清溪 教育局');
    await page.locator('#q').fill('');
    await page.waitForURL(`${host}/search/`);
    expect(await page.locator('#results li').count()).toBe(0);
  });

  test('shows ten at first, and goes on from there with the keyboard', { timeout: patience }, async () => {
    const { page } = await open('desk', '?q=公开');
    await counted(page, '已列出10份');
    await page.locator('#more').press('Enter');
    await counted(page, '已列出20份');
    expect(
      await page.evaluate('document.activeElement.closest("li") === document.querySelectorAll("#results li")[10]'),
    ).toBe(true);
  });

  test('says what to do when nothing is found', { timeout: patience }, async () => {
    const { page } = await open('phone', '?q=航天发射');
    await counted(page, '没有找到含有“航天发射”的年报。请换用较短的词语，或按下列年度查阅。');
    await page.locator('#q').fill('<b>');
    await counted(page, '没有找到含有“<b>”的年报。');
  });

  test('leads to the lists without script', { timeout: patience }, async () => {
    const { page, asked } = await open('phone', '?q=教育局', false);
    expect(await page.locator('noscript').count()).toBe(1);
    expect(await page.locator('.search-browse a').allTextContents()).toEqual(['2025年度', '2024年度']);
    expect(asked.filter((path) => path.startsWith('/search/m'))).toEqual([]);
    await picture(page, 'search-noscript-phone');
  });

  test.each(['phone', 'desk'] as const)(
    'fits and has no barrier at %s size, empty and full',
    { timeout: patience },
    async (size) => {
      for (const [name, query, words] of [
        ['empty', '', ''],
        ['full', '?q=校园安全 公开', '份'],
        ['many', '?q=信息公开', '份'],
        ['nothing', '?q=航天发射', '没有找到'],
      ] as const) {
        const { page } = await open(size, query);
        await counted(page, words);
        expect(await violationsOf(page), name).toEqual([]);
        expect(await fitsItsWidth(page), name).toBe(true);
        await picture(page, `search-${name}-${size}`);
        await page.close();
      }
    },
  );
});
