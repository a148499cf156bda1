import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { render } from '../../functions/render/render.ts';
import { canonicalManifest, ManifestSchema } from '../../schemas/publication.ts';
import { numberedReport, reportOf } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';
import { pictureBytes, pictureOf } from './pictures.ts';

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

test('the manifest lists every rendered file, sorted, with size and hash of its very bytes', async () => {
  const output = await outputOf(reportOf({ overview: [pictureOf('image/png')] }), pictureBytes);
  const paths = output.manifest.files.map(({ path }) => path);
  expect(paths).toEqual([
    'article.html',
    'card.png',
    'content.html',
    expect.stringMatching(/^pictures\/[0-9a-f]{64}\.png$/),
    'report.csv',
    'report.json',
    'report.pdf',
  ]);
  expect([...output.paths].sort()).toEqual(paths);
  for (const { path, size, sha256: hash } of output.manifest.files) {
    expect(size).toBe(output.bytes(path).length);
    expect(hash).toBe(sha256(output.bytes(path)));
  }
});

test('the hash approvers sign is that of the manifest in its canonical form', async () => {
  const output = await outputOf(reportOf());
  expect(ManifestSchema.parse(output.manifest)).toEqual(output.manifest);
  expect(output.manifestHash).toBe(sha256(canonicalManifest(output.manifest)));
});

test('the same report gives the same hash, a report with one other figure another', async () => {
  const hashOf = async (figure: number) =>
    (await outputOf(numberedReport({ cells: { 't3.after.total': figure } }))).manifestHash;
  expect(await hashOf(7)).toBe(await hashOf(7));
  expect(await hashOf(8)).not.toBe(await hashOf(7));
});

test('a picture that is not there is a fault of ours', async () => {
  const report = reportOf({ overview: [pictureOf('image/png')] });
  await expect(render(report, facts, new Map())).rejects.toThrow(/^Picture [0-9a-f]{64} of the report is missing$/);
});

test('a damaged picture returns the report and is named', async () => {
  const report = reportOf({ overview: [pictureOf('image/jpeg'), pictureOf('image/png')] });
  const cut = new Map(
    [...pictureBytes].map(([hash, bytes]) => [hash, bytes.length < 200 ? bytes.slice(0, 60) : bytes]),
  );
  const rendered = await render(report, facts, cut);
  expect(rendered).toMatchObject({
    status: 'returned',
    reason: { code: 'damaged', details: ['第2张图片（“公开渠道示意图”）'] },
  });
});
