import { type PdfDictionary, parsePdfValue, printPdfValue } from './pdfValue.ts';

/**
 * A PDF as Typst writes it, taken apart into its numbered objects: one classic cross-reference table, no object streams,
 * no updates. Anything else is refused with a SyntaxError rather than guessed at.
 */
export class PdfFile {
  private readonly header: string;
  private readonly objects: Map<number, string>;
  private readonly trailer: string;

  constructor(bytes: Uint8Array) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
    const table = /^xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s+)+)trailer\s/.exec(text.slice(start));
    if (!table?.[1] || !table[2]) throw new SyntaxError('The PDF has no plain cross-reference table');
    const entries = table[2].trim().split(/\s*[\r\n]+/);
    const used = entries.flatMap((entry, number) =>
      entry.endsWith('n') ? [{ number, at: Number(entry.slice(0, 10)) }] : [],
    );
    if (entries.length !== Number(table[1]) || used.length !== entries.length - 1)
      throw new SyntaxError('The cross-reference table of the PDF has gaps');
    used.sort((one, other) => one.at - other.at);
    this.header = text.slice(0, used[0]?.at);
    this.objects = new Map(used.map(({ number, at }, index) => [number, text.slice(at, used[index + 1]?.at ?? start)]));
    this.trailer = text.slice(start + table[0].length, text.lastIndexOf('startxref'));
  }

  /** The dictionary at the root of the document. */
  get catalog(): PdfDictionary {
    const trailer = parsePdfValue(this.trailer.trim());
    const root = trailer instanceof Map ? trailer.get('/Root') : undefined;
    return this.dictionary(String(root));
  }

  /** An object by its reference, e.g. `12 0 R`; it must be a dictionary without stream. */
  dictionary(reference: string): PdfDictionary {
    const number = Number.parseInt(reference, 10);
    const body = /^\d+ 0 obj\s([\s\S]*)\sendobj\s*$/.exec(this.objects.get(number) ?? '')?.[1];
    const value = body === undefined ? undefined : parsePdfValue(body);
    if (!(value instanceof Map)) throw new SyntaxError(`Object ${reference} of the PDF is not a dictionary`);
    return value;
  }

  replace(reference: string, value: PdfDictionary): void {
    const number = Number.parseInt(reference, 10);
    this.objects.set(number, `${number} 0 obj\n${printPdfValue(value)}\nendobj\n\n`);
  }

  /** The file again, with a new cross-reference table. */
  toBytes(): Buffer {
    const offsets = new Map<number, number>();
    let at = this.header.length;
    for (const [number, text] of this.objects) {
      offsets.set(number, at);
      at += text.length;
    }
    const entries = [...offsets].sort(([one], [other]) => one - other).map(([, offset]) => entry(offset, '00000 n'));
    const table = `xref\n0 ${entries.length + 1}\n${[entry(0, '65535 f'), ...entries].join('')}`;
    const parts = [this.header, ...this.objects.values(), table, 'trailer\n', this.trailer, `startxref\n${at}\n%%EOF`];
    return Buffer.from(parts.join(''), 'latin1');
  }
}

const entry = (offset: number, rest: string): string => `${String(offset).padStart(10, '0')} ${rest}\r\n`;
