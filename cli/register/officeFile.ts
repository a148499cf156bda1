import { identify } from '../../functions/parse/identify.ts';
import { nameOfKind } from '../../functions/parse/kinds.ts';
import { maximumFileBytes } from '../../functions/parse/limits.ts';
import { Unreadable } from '../../functions/parse/unreadable.ts';
import { RegisterError } from '../../functions/shared/errors.ts';
import type { RegisterFile } from './registerFile.ts';
import { readRegisterWorkbook } from './workbook.ts';

/** Reads a register that is no text. Throws RegisterError when it is no workbook, or one that cannot be read. */
export const readOfficeFile = async (bytes: Uint8Array, file: string): Promise<RegisterFile> => {
  try {
    if (bytes.length > maximumFileBytes) throw new RegisterError(`${file}：文件过大，名录远小于此`);
    const { kind } = await identify(bytes);
    if (kind === 'xlsx') return await readRegisterWorkbook(bytes);
    throw new RegisterError(`${file}：是${nameOfKind(kind)}，应为Excel工作簿（XLSX）或YAML文本，请另存后再试`);
  } catch (error) {
    // Written for the sender of a report, so only what was found is taken over.
    if (error instanceof Unreadable) throw new RegisterError(`${file}：${error.reason.message.split('。', 1)[0]}`);
    throw error;
  }
};
