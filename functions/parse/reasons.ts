import type { Reason } from '../../schemas/submission.ts';
import { type Kind, kinds } from './kinds.ts';
import { maximumFaults } from './limits.ts';
import { Unreadable } from './unreadable.ts';

/** Words for the sender, one function per way a file can fail: what was found, what was expected, what to do. */

const saveAs = '请用 Word 或 WPS 打开原稿，另存为 DOCX 文档后重新报送。';

const saveWorkbookAs = '请用 Excel 或 WPS 表格打开原稿，另存为不含宏的 XLSX 工作簿后重新报送。';

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/** Neither what was found nor its name: words of a scanner help nobody who only sent what their machine wrote. */
const carriesThreat: Reason = {
  code: 'malware',
  message:
    '安全扫描发现文件带有恶意程序或可疑代码，文件未被打开，也未作任何处理。请先联系本单位信息化部门查杀报送所用的电脑，再由确认安全的电脑重新制作年度报告后报送，不要重复报送原文件。',
  details: [],
};

const notScannable: Reason = {
  code: 'notScannable',
  message:
    '文件不能作安全扫描，常见原因是设有打开密码，或者是加密、多层嵌套的压缩包。文件未被打开。请取消密码，另存为不含附件的 DOCX 文档后重新报送。',
  details: [],
};

/** Why a version is not even opened: what the malware gate said of it. */
export const notLetThrough: Readonly<Record<'threats' | 'unsupported', Reason>> = {
  threats: carriesThreat,
  unsupported: notScannable,
};

export const empty = (): Unreadable =>
  new Unreadable('empty', '报送的文件没有任何内容。请检查文件是否保存完整，确认能正常打开后重新报送。');

export const tooLarge = (bytes: number, limit: number): Unreadable =>
  new Unreadable(
    'tooLarge',
    `文件大小为 ${megabytes(bytes)} MB，超过 ${megabytes(limit)} MB 的上限。年度报告一般不足 2 MB，请压缩或删去其中的图片后重新报送。`,
  );

/** `supported` are the kinds this installation reads. */
export const unknownFormat = (kind: Kind, supported: readonly Kind[]): Unreadable => {
  const readable = supported.map((name) => kinds[name]).join('、');
  const advice =
    kind === 'macroDocument'
      ? '请在 Word 或 WPS 中另存为不含宏的 DOCX 文档后重新报送。'
      : kind === 'zip' || kind === 'rar' || kind === 'sevenZip' || kind === 'gzip'
        ? '请解压后只报送年度报告文件本身。'
        : kind === 'oldWorkbook' || kind === 'macroWorkbook' || kind === 'spreadsheet'
          ? saveWorkbookAs
          : saveAs;
  return new Unreadable('unknownFormat', `收到的是${kinds[kind]}，本系统读取的是${readable}。${advice}`);
};

export const macros = (): Unreadable =>
  new Unreadable(
    'unknownFormat',
    '文件中含有宏程序，为安全起见不予读取。请在 Word 或 WPS 中另存为不含宏的 DOCX 文档后重新报送。',
  );

export const encrypted = (): Unreadable =>
  new Unreadable('encrypted', '文件设有打开密码，无法读取。请取消密码保护，另存后重新报送。');

export const tooOld = (): Unreadable =>
  new Unreadable('unknownFormat', `收到的是 Word 95 或更早版本的文档，本系统不能读取。${saveAs}`);

export const damaged = (what: string): Unreadable =>
  new Unreadable('damaged', `文件已损坏：${what}。请确认文件能正常打开，另存一份后重新报送。`);

/** `suspected` is the encoding it looks like, when there is one. */
export const encodingUnknown = (suspected: string | undefined): Unreadable =>
  new Unreadable(
    'encodingUnknown',
    `文件的文字编码${suspected ? `疑似为 ${suspected}` : '无法识别'}，应为 UTF-8 或 GB18030（GBK）。请用记事本打开，选择“另存为”，编码选 UTF-8，核对文字无误后重新报送；也可以直接报送 DOCX 文档。`,
  );

export const notAReport = (found: string): Unreadable =>
  new Unreadable(
    'notAReport',
    `${found}，不像政府信息公开工作年度报告。应有“一、总体情况”至“六、其他需要报告的事项”六个部分和三张统计表。请核对是否选错了文件。`,
  );

/** A mirror of a site in traditional characters: labels are compared as the form prints them. */
export const inTraditional = (): Unreadable =>
  new Unreadable(
    'notAReport',
    '文件使用繁体字，本系统按规定格式的简体字核对各部分和统计表。请报送简体字的原稿；由网页转存的，请从网站简体版转存。',
  );

/** `what` is where a JSON file differs from the published `report.json`. */
export const notPublishedJson = (what: string): Unreadable =>
  new Unreadable(
    'notAReport',
    `JSON 数据与本系统发布的 report.json 格式不符：${what}。请报送从本系统下载、未经改动结构的 report.json，或者报送 DOCX 文档。`,
  );

export const unreadableTable = (faults: readonly string[]): Unreadable =>
  new Unreadable(
    'unreadableTable',
    `统计表中有 ${faults.length} 处无法准确读取：${faults[0]}${faults.length > 1 ? '等' : ''}。系统不会猜测数字。请对照国办公开办函〔2021〕30号文件所附格式核对表格，不增减行列，每格填一个数，改正后重新报送。`,
    faults.length > maximumFaults
      ? [...faults.slice(0, maximumFaults), `其余 ${faults.length - maximumFaults} 处从略`]
      : faults,
  );

/** `address` is the cell as the sheet names it, e.g. C5. */
export const formulaWithoutValue = (sheetName: string, address: string): Unreadable =>
  new Unreadable(
    'unreadableTable',
    `工作表“${sheetName}”的单元格 ${address} 是公式，但文件中没有保存计算结果，系统不代为计算。请用 Excel 或 WPS 表格打开文件，确认数字显示正确，保存后重新报送。`,
  );

/** `what` is the thing there is too much of, with the amount allowed. */
export const limitExceeded = (what: string): Unreadable =>
  new Unreadable(
    'limitExceeded',
    `文件内容超出处理限度：${what}。年度报告远小于这一限度，请检查文件是否带有多余内容，精简后另存为 DOCX 文档重新报送。`,
  );

export const timeExceeded = (milliseconds: number): Unreadable =>
  limitExceeded(`读取时间超过 ${Math.ceil(milliseconds / 1000)} 秒`);

export const memoryExceeded = (): Unreadable => limitExceeded('读取所需内存过多');

export const scanned = (pages: number): Unreadable =>
  new Unreadable(
    'scanned',
    `文件共 ${pages} 页，页面上没有可以读取的文字，应是扫描件或图片。系统不从图片中辨认数字。请报送原稿的 DOCX 文档，或由 Word、WPS 直接导出的 PDF。`,
  );
