import { expect, test } from 'vitest';
import type { DocumentBlock } from '../../functions/parse/document.ts';
import { webArchive } from '../../functions/parse/formats/mhtml.ts';
import { identify } from '../../functions/parse/identify.ts';
import { htmlFile } from '../builders/htmlFile.ts';
import { type ArchivePart, pagePart, webArchiveFile } from '../builders/mhtml.ts';
import { numberedReport } from '../builders/report.ts';
import { readable, reasonFor } from './reading.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const blocksOf = async (...parts: ArchivePart[]): Promise<readonly DocumentBlock[]> =>
  (await webArchive.read(await identify(webArchiveFile(parts)))).blocks;

test.each(['quoted-printable', 'base64'])('a page in %s is read as the page it is', async (encoding) => {
  const report = numberedReport();
  const { format, report: read } = await readable(webArchiveFile([pagePart(htmlFile(report), { encoding })]));
  expect(format).toBe('webArchive');
  expect(read).toEqual(report);
});

test('the charset of the part is taken, whatever the page is silent about', async () => {
  // 公开 in GBK.
  const page = Uint8Array.from([...bytes('<p>'), 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa, ...bytes('</p>')]);
  expect(await blocksOf(pagePart(page, { type: 'text/html; charset=gb2312' }))).toEqual([
    { type: 'paragraph', text: '信息公开' },
  ]);
});

test('pictures come from the parts, by address, by its end or by id; others are not fetched', async () => {
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  const sources = ['https://example.gov/a/1.png', 'a/1.png', 'cid:one', 'https://example.org/2.png'];
  const page = bytes(sources.map((source) => `<img src="${source}">`).join(''));
  const part = {
    headers: [
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://example.gov/a/1.png',
      'Content-ID: <one>',
    ],
    body: picture.toString('base64'),
  };
  const blocks = await blocksOf(pagePart(page), part);
  expect(blocks.map((block) => block.type === 'picture' && block.bytes && Buffer.from(block.bytes))).toEqual([
    picture,
    picture,
    picture,
    undefined,
  ]);
});

test('of a message that offers several renditions the page is read', async () => {
  const inner = 'Content-Type: text/plain\r\n\r\nplain\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--in--';
  const part = { headers: ['Content-Type: multipart/alternative; boundary=in'], body: `--in\r\n${inner}` };
  expect(await blocksOf(part)).toEqual([{ type: 'paragraph', text: 'page' }]);
});

test('an archive that breaks off, or has no page, is damaged', async () => {
  const cut = await reasonFor(webArchiveFile([pagePart(bytes('<p>a</p>'))], ''));
  expect(cut.code).toBe('damaged');
  expect(cut.message).toContain('缺少结束标记');
  const pageless = await reasonFor(webArchiveFile([{ headers: ['Content-Type: image/png'], body: '' }]));
  expect(pageless.message).toContain('没有网页');
});

test('parts without end cross a limit', async () => {
  const parts = Array.from({ length: 501 }, () => ({ headers: ['Content-Type: image/png'], body: '' }));
  expect((await reasonFor(webArchiveFile(parts))).message).toContain('部分多于 500 个');
});

test('containers in containers cross a limit', async () => {
  const nested = (depth: number): string =>
    depth === 0
      ? 'Content-Type: text/html\r\n\r\n'
      : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--`;
  const reason = await reasonFor(Buffer.from(`MIME-Version: 1.0\r\n${nested(12)}`));
  expect(reason.message).toContain('嵌套多于 10 层');
});
