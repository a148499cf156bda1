import type { Document } from '../document.ts';
import type { Format } from '../format.ts';
import { damaged, encrypted, tooOld } from '../reasons.ts';
import { blocksOf } from './doc/blocks.ts';
import { openCompoundFile } from './doc/compoundFile.ts';
import { readFormatting } from './doc/formatting.ts';
import { readWordText } from './doc/wordText.ts';

/** Fields of the file information block ([MS-DOC] 2.5.1). */
const magicNumber = 0xa5ec;
const firstVersion = 0x00c1;
const encryptedFlag = 0x0100;
const firstTableFlag = 0x0200;

const readWord = (bytes: Uint8Array): Document => {
  const stream = openCompoundFile(bytes);
  const main = stream('WordDocument');
  if (!main) throw damaged('缺少正文部分');
  if (main.readUInt16LE(0) !== magicNumber || main.readUInt16LE(2) < firstVersion) throw tooOld();
  const flags = main.readUInt16LE(0x0a);
  if ((flags & encryptedFlag) !== 0) throw encrypted();
  const table = stream((flags & firstTableFlag) !== 0 ? '1Table' : '0Table');
  if (!table) throw damaged('缺少格式部分');
  return { blocks: blocksOf(readWordText(main, table), readFormatting(main, table, stream('Data'))) };
};

/**
 * A Word 97–2003 document ([MS-DOC]), which WPS writes under its own name as well. Tracked deletions and hidden text are
 * left out, table cells stand where the rows define them. Automatic numbers and pictures are not restored.
 */
export const doc: Format = {
  kind: 'doc',
  read: ({ bytes }) => {
    try {
      return readWord(bytes);
    } catch (error) {
      // Every place in such a file is found through another: one that lies outside means that the file is broken.
      if (error instanceof RangeError) throw damaged('内部位置超出了文件范围');
      throw error;
    }
  },
};
