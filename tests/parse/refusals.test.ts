import { expect, test } from 'vitest';
import { compoundFile } from '../builders/compound.ts';
import { pdfFile } from '../builders/pdf.ts';
import { printedPages } from '../builders/printedPages.ts';
import { numberedReport } from '../builders/report.ts';
import { zip } from '../builders/zip.ts';
import { reasonFor } from './reading.ts';

// The files agencies send most often that are not read: what each is called, and what the sender is told to do.

const macroDocument = zip({
  '[Content_Types].xml':
    '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
  'word/vbaProject.bin': '',
});
const key = '00'.repeat(32);
const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >>`;
const lockedPdf = pdfFile(printedPages(numberedReport()), { trailer });

test.each([
  [
    'a workbook of Excel 97',
    compoundFile('Workbook'),
    'unknownFormat',
    /^收到的是Excel 97–2003 工作簿（XLS），.*请用 Excel 或 WPS 表格打开原稿，另存为不含宏的 XLSX 工作簿后重新报送。$/u,
  ],
  [
    'a Word file with macros',
    macroDocument,
    'unknownFormat',
    /^收到的是含宏的 Word 文档（DOCM），.*请在 Word 或 WPS 中另存为不含宏的 DOCX 文档后重新报送。$/u,
  ],
  [
    'a scanned PDF',
    pdfFile([{ texts: [], lines: [] }]),
    'scanned',
    /^文件共 1 页，页面上没有可以读取的文字，应是扫描件或图片。.*请报送原稿的 DOCX 文档，或由 Word、WPS 直接导出的 PDF。$/u,
  ],
  ['a PDF under a password', lockedPdf, 'encrypted', /^文件设有打开密码，无法读取。请取消密码保护，另存后重新报送。$/u],
])('%s is called what it is, with what to send instead', async (_, file, code, words) => {
  const reason = await reasonFor(file);
  expect(reason.code).toBe(code);
  expect(reason.message).toMatch(words);
});
