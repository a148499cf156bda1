import { inflateSync } from 'node:zlib';

/** A PNG with a palette, taken apart by the standard: its size, its colours, and the colour of every pixel. */
export interface ReadPng {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly string[];
  /** `#rrggbb` of a pixel. */
  readonly at: (x: number, y: number) => string;
}

const chunksOf = (bytes: Buffer): Map<string, Buffer> => {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
};

export const readPng = (png: Uint8Array): ReadPng => {
  const chunks = chunksOf(Buffer.from(png));
  const header = chunks.get('IHDR')!;
  const palette = chunks.get('PLTE')!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT')!);
  const colours = Array.from(
    { length: palette.length / 3 },
    (_, index) => `#${palette.toString('hex', index * 3, index * 3 + 3)}`,
  );
  const at = (x: number, y: number): string => colours[rows[y * (width + 1) + 1 + x]!]!;
  return { width, height, colours, at };
};
