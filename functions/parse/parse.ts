import { formats } from './formats/index.ts';
import { identify } from './identify.ts';
import { maximumFileBytes } from './limits.ts';
import { mapReport } from './mapper.ts';
import type { ParseOutcome } from './outcome.ts';
import { tooLarge, unknownFormat } from './reasons.ts';
import { Unreadable } from './unreadable.ts';

const read = async (bytes: Uint8Array): Promise<ParseOutcome> => {
  if (bytes.length > maximumFileBytes) throw tooLarge(bytes.length, maximumFileBytes);
  const source = await identify(bytes);
  const format = formats.find(({ kind }) => kind === source.kind);
  if (!format)
    throw unknownFormat(
      source.kind,
      formats.map(({ kind }) => kind),
    );
  const document = await format.read(source);
  return { status: 'ok', format: source.kind, ...mapReport(document) };
};

/**
 * Reads one submitted file into a typed report. What the file is is found out from its bytes; `fileName` only adds to the
 * words for the sender. A file that cannot be read for certain is `unreadable` with the reason, never an exception.
 */
export const parse = async (bytes: Uint8Array, fileName: string): Promise<ParseOutcome> => {
  try {
    return await read(bytes);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, ...reason } = error.reason;
    return { status: 'unreadable', reason: { ...reason, message: `${fileName ? `“${fileName}”：` : ''}${message}` } };
  }
};
