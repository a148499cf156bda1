import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const fontDirectory = (name: string): string => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));

/** Lets the browser find the project's own fonts, so that pictures look the same on every machine. */
const writeFontConfiguration = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-fonts-'));
  const folders = ['noto-sans-sc', 'noto-serif-sc'].flatMap((name) =>
    ['400Regular', '700Bold'].map((weight) => `<dir>${join(fontDirectory(name), weight)}</dir>`),
  );
  writeFileSync(
    join(directory, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join('')}<cachedir>${directory}</cachedir></fontconfig>`,
  );
  return directory;
};

/** As few as possible: the package's own switch off the very rules of the web that the pages are to be held to. */
const plainArguments = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'];

/** Starts a real browser that comes out of the npm registry, libraries included; `more` are arguments of its own. */
export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  const environment = process.env.AWS_EXECUTION_ENV;
  // Only so does the package unpack the libraries it brings; it looks once, when it is imported.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  process.env.FONTCONFIG_PATH = writeFontConfiguration();
  const { default: packed } = await import('@sparticuz/chromium');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    args: [...plainArguments, ...more],
    executablePath: await packed.executablePath(),
    headless: true,
  });
  if (environment === undefined) delete process.env.AWS_EXECUTION_ENV;
  else process.env.AWS_EXECUTION_ENV = environment;
  return browser;
};

/** A page of phone size (360 px) or desk size (1280 px). */
export const openPage = async (browser: Browser, size: 'phone' | 'desk', script = true): Promise<Page> => {
  const viewport = size === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport, locale: 'zh-CN', javaScriptEnabled: script });
  return context.newPage();
};

/**
 * Opens an address as a person does: what a busy machine has cut off at a function's first start is asked for again.
 * Gives up with the last answer's status.
 */
export const visit = async (page: Page, address: string): Promise<void> => {
  for (let turn = 1; ; turn += 1) {
    const answer = await page.goto(address);
    if (answer && answer.status() < 500) return;
    if (turn === 5) throw new Error(`${new URL(address).pathname} answers ${answer?.status()} again and again`);
  }
};

/** What is wrong with a page for those who read it otherwise, or on a phone. */
export const barriersOf = async (page: Page): Promise<string[]> => [
  ...(await violationsOf(page)),
  ...((await fitsItsWidth(page)) ? [] : ['wider than the window']),
];

/** Accessibility violations of a page as `rule: element`, by axe. */
export const violationsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(await axeSource());
  const results = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  const { violations } = results as { violations: { id: string; nodes: { html: string }[] }[] };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
};

const axeSource = async (): Promise<string> => {
  const { readFile } = await import('node:fs/promises');
  return readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
};

/** Whether the page can be read without scrolling sideways. */
export const fitsItsWidth = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
