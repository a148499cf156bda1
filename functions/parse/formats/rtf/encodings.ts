import { encodingUnknown } from '../../reasons.ts';

const pages: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
};
const charsets: Readonly<Record<number, string>> = { 134: 'gb18030', 136: 'big5', 128: 'shift_jis', 129: 'euc-kr' };
const western = 'windows-1252';

/** The encoding of bytes by code page of the document and character set of the font. */
export const encodingOf = (codePage: number | undefined, fontCharset: number | undefined): string => {
  const byFont = fontCharset === undefined ? undefined : charsets[fontCharset];
  return byFont ?? (codePage === undefined ? undefined : pages[codePage]) ?? western;
};

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Whether bytes end in the first half of a double-byte character. */
export const isUnfinished = (bytes: readonly number[], encoding: string): boolean => {
  if (encoding === western) return false;
  let at = 0;
  while (at < bytes.length) at += bytes[at]! > 0x80 ? 2 : 1;
  return at > bytes.length;
};

/** Decodes a run of bytes. Throws Unreadable `encodingUnknown` when they are not of the encoding stated. */
export const decodeBytes = (bytes: readonly number[], encoding: string): string => {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true });
  decoders.set(encoding, decoder);
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    throw encodingUnknown(undefined);
  }
};
