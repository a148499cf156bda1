import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { maximumFileBytes } from '../../functions/parse/limits.ts';
import { compoundFile } from '../builders/compound.ts';
import { docFile } from '../builders/doc.ts';
import { docxFile } from '../builders/docx.ts';
import { numberedReport } from '../builders/report.ts';
import { zip } from '../builders/zip.ts';
import { readable, reasonFor } from './reading.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['nothing', ''],
  ['white space', ' \r\n\t\n'],
])('a file of %s is empty', async (_, content) => {
  expect((await reasonFor(bytes(content))).code).toBe('empty');
});

test('a file past the limit is too large before anything is looked at', async () => {
  expect((await reasonFor(new Uint8Array(maximumFileBytes + 1))).code).toBe('tooLarge');
});

test.each([
  ['a 7z archive', '7z\xbc\xaf\x27\x1c\x00', '7z 压缩包'],
  ['a RAR archive', 'Rar!\x1a\x07\x00', 'RAR 压缩包'],
])('%s is named, with what to save it as', async (_, content, name) => {
  const reason = await reasonFor(Buffer.from(content, 'latin1'));
  expect(reason.code).toBe('unknownFormat');
  expect(reason.message).toContain(`收到的是${name}`);
  expect(reason.message).toContain('Word 文档（DOCX）');
});

test('random bytes are of no known format', async () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + index * 7) % 251);
  expect((await reasonFor(noise)).code).toBe('unknownFormat');
});

test('a Word file under a password is encrypted, an old workbook is named', async () => {
  expect((await reasonFor(compoundFile('EncryptedPackage'))).code).toBe('encrypted');
  expect((await reasonFor(compoundFile('Workbook'))).message).toContain('XLS');
});

test('an archive that breaks off is damaged', async () => {
  const file = docxFile(numberedReport());
  const { code, message } = await reasonFor(file.subarray(0, file.length / 2));
  expect(code).toBe('damaged');
  expect(message).toContain('文件已损坏：文件的结尾缺失，可能没有传完。');
});

test('a Word 97 file that breaks off is damaged, not of an unknown format', async () => {
  const file = docFile(numberedReport());
  const { code, message } = await reasonFor(file.subarray(0, file.length / 2));
  expect(code).toBe('damaged');
  expect(message).toContain('文件的后半部分缺失，可能没有传完');
});

test('an entry longer than the archive declares is damaged', async () => {
  const file = Buffer.from(docxFile(numberedReport()));
  // The declared size of every entry in the central directory, made one smaller.
  const at = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  file.writeUInt32LE(file.readUInt32LE(at + 24) - 1, at + 24);
  expect((await reasonFor(file)).code).toBe('damaged');
});

test('an archive with too many entries crosses a limit', async () => {
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`f${index}`, '']));
  expect((await reasonFor(zip(many))).code).toBe('limitExceeded');
});

test('a small archive that inflates beyond measure crosses a limit', async () => {
  const bomb = deflateRawSync(Buffer.alloc(40 * 1024 * 1024));
  const file = zip({ '[Content_Types].xml': bomb });
  // Marks the stored entry as deflated, with the size it inflates to, in both headers.
  const central = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  for (const at of [0, central + 2]) {
    file.writeUInt16LE(8, at + 8);
    file.writeUInt32LE(40 * 1024 * 1024, at + 22);
  }
  expect((await reasonFor(file)).code).toBe('limitExceeded');
});

test('the content decides, whatever the bytes are called', async () => {
  expect((await readable(docxFile(numberedReport()))).format).toBe('docx');
});
