import { encodingUnknown } from './reasons.ts';

/** Words and characters every such report, or at least every Chinese office text, has; in simplified characters. */
const reportWords = /信息公开|年度报告|政府信息/u;
const commonCharacters = /[的是在和一了不为本年公报]/gu;

const decode = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Encoding named by a byte order mark. */
const markedEncoding = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
};

/** At least one of the most common characters in every hundred: no text of another encoding read as this one has that. */
const looksChinese = (text: string): boolean => (text.match(commonCharacters)?.length ?? 0) * 100 > text.length;

/** Encodings that decode without errors and mean something else; named so that the sender knows what to change. */
const foreign: readonly (readonly [string, string, RegExp])[] = [
  ['big5', 'Big5（繁体中文）', /[資訊報開關務機構條規處於這為會]|政府信息|年度/u],
  ['shift_jis', 'Shift_JIS（日文）', /[ぁ-ん]{2}/u],
  ['euc-kr', 'EUC-KR（韩文）', /[가-힣]{2}/u],
];

const suspectedEncoding = (bytes: Uint8Array): string | undefined => {
  for (const [label, name, evidence] of foreign) {
    // Not fatal: texts converted badly into Big5 hold question marks and broken pairs.
    if (evidence.test(new TextDecoder(label).decode(bytes))) return name;
  }
  return undefined;
};

/**
 * Turns bytes into text: by byte order mark, by the declared charset, as UTF-8, as GB18030 (of which GBK and GB2312 are
 * parts). Almost any bytes decode as GB18030, so its result must also read as Chinese.
 * Throws Unreadable `encodingUnknown`, naming the encoding it looks like.
 */
export const decodeText = (bytes: Uint8Array, declared?: string): string => {
  const marked = markedEncoding(bytes);
  if (marked) {
    const text = decode(bytes, marked);
    if (text === undefined) throw encodingUnknown(undefined);
    return text;
  }
  const asDeclared = declared === undefined ? undefined : decode(bytes, declared);
  if (asDeclared !== undefined && reportWords.test(asDeclared)) return asDeclared;
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const chinese = decode(bytes, 'gb18030');
  if (chinese !== undefined && (reportWords.test(chinese) || looksChinese(chinese))) return chinese;
  throw encodingUnknown(suspectedEncoding(bytes));
};
