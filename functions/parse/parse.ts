import { formats } from './formats/index.ts';
import { identify } from './identify.ts';
import type { Kind } from './kinds.ts';
import { maximumFileBytes } from './limits.ts';
import { mapReport } from './mapper.ts';
import type { ParseOutcome } from './outcome.ts';
import { tooLarge, unknownFormat } from './reasons.ts';
import { Unreadable } from './unreadable.ts';

const readerOf = (kind: Kind): (typeof formats)[number] => {
  const format = formats.find((candidate) => candidate.kind === kind);
  if (format) return format;
  throw unknownFormat(
    kind,
    formats.map((candidate) => candidate.kind),
  );
};

/**
 * Reads one submitted file into a typed report. What the file is is found out from its bytes; `fileName` only adds to the
 * words for the sender. A file that cannot be read for certain is `unreadable` with the reason, never an exception.
 */
export const parse = async (bytes: Uint8Array, fileName: string): Promise<ParseOutcome> => {
  let format: Kind | undefined;
  try {
    if (bytes.length > maximumFileBytes) throw tooLarge(bytes.length, maximumFileBytes);
    const source = await identify(bytes);
    format = source.kind;
    return { status: 'ok', format, ...mapReport(await readerOf(format).read(source)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, ...reason } = error.reason;
    const named = fileName ? `“${fileName}”：${message}` : message;
    return { status: 'unreadable', reason: { ...reason, message: named }, ...(format && { format }) };
  }
};
