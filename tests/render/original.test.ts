import { expect, test } from 'vitest';
import { originalFile, originalPath } from '../../functions/render/original.ts';
import { render } from '../../functions/render/render.ts';
import { reportOf } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';

const bytes = new Uint8Array([80, 75, 3, 4]);

test.each([
  ['docx', '年报.docx', 'original.docx'],
  ['doc', '年报.doc', 'original.doc'],
  ['doc', '年报.WPS', 'original.wps'],
  ['pdf', '年报.pdf', 'original.pdf'],
  ['ofd', '年报.ofd', 'original.ofd'],
  ['text', '年报.txt', 'original.txt'],
  ['docx', '其实是文档.txt', 'original.docx'],
])('a file found to be %s and named %s may be published as %s', (format, fileName, path) => {
  expect(originalPath({ format, fileName })).toBe(path);
});

test.each([
  ['html', '年报.html'],
  ['webArchive', '年报.mht'],
  ['json', '年报.json'],
  [undefined, '年报.docx'],
  ['constructor', '年报.docx'],
])('a file found to be %s is never published as it came', (format, fileName) => {
  expect(originalFile({ ...(format && { format }), fileName }, bytes)).toBeUndefined();
});

test('the original is a file of the manifest like any other, byte for byte', async () => {
  const original = originalFile({ format: 'docx', fileName: '年报.docx' }, bytes)!;
  const rendered = await render(reportOf(), facts, new Map(), { original });
  if (rendered.status !== 'ok') throw new Error('returned');
  expect(rendered.files.find(({ path }) => path === 'original.docx')?.bytes).toBe(bytes);
  expect(rendered.manifest.files.map(({ path }) => path)).toContain('original.docx');
  expect(rendered.manifestHash).not.toBe((await outputOf(reportOf())).manifestHash);
});

test('nothing is published as it came unless it is given', async () => {
  expect((await outputOf(reportOf())).paths.filter((path) => path.startsWith('original'))).toEqual([]);
});
