import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleInto } from '../../infra/bundle.ts';
import { pdfFile } from '../builders/pdf.ts';
import { printedPages } from '../builders/printedPages.ts';
import { numberedReport } from '../builders/report.ts';

describe('the bundled reader', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-reader-'));
  beforeAll(() =>
    bundleInto(directory, 'functions/parse/isolated.ts', {
      beside: [{ from: 'node_modules/pdfjs-dist/cmaps', to: 'cmaps' }],
    }),
  );
  afterAll(() => rmSync(directory, { recursive: true }));

  test('keeps the PDF part in a file of its own', () => {
    expect(readdirSync(directory).some((name) => /^pdf-\w+\.mjs$/u.test(name))).toBe(true);
    expect(readFileSync(join(directory, 'worker.mjs'), 'utf8')).not.toContain('pdfjsWorker');
  });

  test('reads a PDF whose fonts need the character maps beside it', async () => {
    const { isolatedParser } = await import(pathToFileURL(join(directory, 'index.mjs')).href);
    const report = numberedReport();
    const outcome = await isolatedParser()(pdfFile(printedPages(report), { coding: 'GBK-EUC-H' }), 'report.pdf');
    expect(outcome).toMatchObject({ status: 'ok', format: 'pdf', report: { title: report.title } });
  });
});
