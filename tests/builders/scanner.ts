import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.ts';

/** Same site only, each once; anchors and mail addresses lead nowhere new. */
const addressesOn = async (page: Page): Promise<string[]> => {
  const hrefs = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
  const { origin } = new URL(page.url());
  return hrefs
    .filter((href) => !/^(mailto|tel):|^#/.test(href))
    .map((href) => new URL(href, page.url()))
    .filter((address) => address.origin === origin)
    .map(({ href }) => href.replace(/#.*/, ''));
};

/** A scanner does not mind what a form demands, and opens what is folded. */
const force = async (page: Page, turn: number): Promise<void> => {
  await page.$$eval('details', (folded) => {
    for (const one of folded) one.setAttribute('open', '');
  });
  await page.$$eval('form', (forms) => {
    for (const form of forms) form.setAttribute('novalidate', '');
  });
  await page.$$eval(
    'input[type=radio]',
    (radios, index) => (radios[index % radios.length] as { click(): void } | undefined)?.click(),
    turn,
  );
};

/** Presses every button of a page, one after the other, on the page as it was opened anew. */
const pressAll = async (page: Page, address: string, turn: number): Promise<number> => {
  await page.goto(address);
  const buttons = await page.locator('button').count();
  for (let index = 0; index < buttons; index += 1) {
    await page.goto(address);
    await force(page, turn + index);
    await Promise.all([page.waitForLoadState(), page.locator('button').nth(index).click()]);
  }
  return buttons;
};

const isPage = async (address: string): Promise<boolean> => {
  await fetch(address, { method: 'HEAD' });
  const answer = await fetch(address, { headers: { purpose: 'prefetch' } });
  await answer.arrayBuffer();
  return answer.headers.get('content-type')?.startsWith('text/html') ?? false;
};

/**
 * Does with a link what the most eager mail scanner does: HEAD, GET and prefetch of everything below it that it leads to,
 * in a browser with script, and every button of every page, `turns` times. Gives the addresses it opened.
 */
export const scan = async (browser: Browser, link: string, turns: number): Promise<string[]> => {
  const page = await openPage(browser, 'desk');
  const seen = new Set([link]);
  for (const address of seen) {
    if (!(await isPage(address))) continue;
    await page.goto(address);
    for (const found of await addressesOn(page)) if (found.startsWith(link)) seen.add(found);
    for (let turn = 0; turn < turns; turn += 1) await pressAll(page, address, turn);
  }
  await page.context().close();
  return [...seen];
};
