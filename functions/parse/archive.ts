import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { maximumArchiveEntries, maximumEntryBytes, maximumInflatedBytes } from './limits.ts';
import { damaged, encrypted, limitExceeded } from './reasons.ts';
import { Unreadable } from './unreadable.ts';

/** A ZIP archive whose entries are read one by one. Sizes are counted while inflating; what is declared is not believed. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Undefined when there is no such entry. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** yauzl says in English what is wrong. One thing the sender can make use of: that the end of the file is not there. */
const zipFault = (error: unknown): Unreadable => {
  if (error instanceof Unreadable) return error;
  const isCut = error instanceof Error && error.message.startsWith('End of central directory record');
  return damaged(isCut ? '文件的结尾缺失，可能没有传完' : '压缩结构有误');
};

const listEntries = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  if (zip.entryCount > maximumArchiveEntries) throw limitExceeded(`压缩包内的文件多于 ${maximumArchiveEntries} 个`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
};

/** Opens an archive from bytes. Throws Unreadable: `damaged`, `encrypted`, `limitExceeded`. */
export const openArchive = async (bytes: Uint8Array): Promise<Archive> => {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const entries = await listEntries(zip);
    let inflatedBytes = 0;

    const inflate = async (entry: Entry): Promise<Uint8Array> => {
      if (entry.isEncrypted()) throw encrypted();
      if (!entry.canDecodeFileData()) throw damaged('使用了不支持的压缩方法');
      const stream = await zip.openReadStreamPromise(entry);
      const chunks: Buffer[] = [];
      let entryBytes = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        entryBytes += chunk.length;
        inflatedBytes += chunk.length;
        if (entryBytes > maximumEntryBytes || inflatedBytes > maximumInflatedBytes) {
          throw limitExceeded('解压后的内容过大');
        }
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    };

    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      read: async (name) => {
        const entry = entries.get(name);
        if (!entry) return undefined;
        try {
          return await inflate(entry);
        } catch (error) {
          throw zipFault(error);
        }
      },
    };
  } catch (error) {
    throw zipFault(error);
  }
};
