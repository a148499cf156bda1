/** Kinds of file told apart by their content, with the name people know them by. */
export const kinds = {
  text: '纯文本（TXT）',
  markdown: 'Markdown 文本（MD）',
  html: '网页（HTML）',
  docx: 'Word 文档（DOCX）',
  doc: 'Word 97–2003 或 WPS 文字文档（DOC、WPS）',
  pdf: 'PDF 文档',
  rtf: 'RTF 文档',
  odt: 'ODF 文本文档（ODT）',
  ofd: 'OFD 版式文档',
  xlsx: 'Excel 工作簿（XLSX）',
  json: 'JSON 数据',
  macroDocument: '含宏的 Word 文档（DOCM）',
  macroWorkbook: '含宏的 Excel 工作簿（XLSM）',
  presentation: 'PowerPoint 演示文稿（PPTX）',
  oldWorkbook: 'Excel 97–2003 工作簿（XLS）',
  oldPresentation: 'PowerPoint 97–2003 演示文稿（PPT）',
  spreadsheet: 'ODF 电子表格（ODS）',
  wordXml: 'Word XML 文档（XML）',
  xml: 'XML 数据',
  webArchive: '单个文件网页（MHT）',
  zip: 'ZIP 压缩包',
  rar: 'RAR 压缩包',
  sevenZip: '7z 压缩包',
  gzip: 'GZ 压缩包',
  image: '图片',
  compound: '无法辨认的 Office 旧格式文件',
  binary: '无法辨认的二进制文件',
} as const;

export type Kind = keyof typeof kinds;

/**
 * The kinds this installation reads, in the order they are named to people, each with the usual endings of its files'
 * names (the first is the one to offer). `formats/index.ts` must have a reader for each. It stands apart from the readers
 * so that pages can name the formats without carrying them.
 */
export const readable = {
  docx: ['.docx'],
  doc: ['.doc', '.wps'],
  odt: ['.odt'],
  rtf: ['.rtf'],
  xlsx: ['.xlsx'],
  pdf: ['.pdf'],
  ofd: ['.ofd'],
  html: ['.html', '.htm'],
  webArchive: ['.mht', '.mhtml'],
  text: ['.txt'],
  markdown: ['.md'],
  json: ['.json'],
} as const satisfies Partial<Record<Kind, readonly string[]>>;

export type ReadableKind = keyof typeof readable;

/** The keys of `readable`, in its order. */
export const readableKinds = Object.keys(readable) as ReadableKind[];

/** The name people know a kind by; a kind this version does not know stays as it is written. */
export const nameOfKind = (kind: string): string => Object.entries(kinds).find(([key]) => key === kind)?.[1] ?? kind;
