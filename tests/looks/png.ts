import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * Makes a browser's screenshot smaller by a palette: pages have few colours but for the edges of letters. Those that are
 * seen most are kept as they are, the others become the nearest of them. Throws on what is not an 8-bit RGB or RGBA file.
 */
export const withPalette = (png: Uint8Array): Buffer => {
  const { width, height, pixels } = decode(png);
  const { palette, indexOf } = paletteOf(pixels);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = indexOf(pixels[y * width + x]!);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channelsOf(colour)))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
};

interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB, line by line. */
  readonly pixels: Uint32Array;
}

const decode = (png: Uint8Array): Picture => {
  const file = Buffer.from(png);
  const packed: Buffer[] = [];
  for (let at = signature.length; at < file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const bytesAPixel = { 2: 3, 6: 4 }[file[25]!];
  if (file[24] !== 8 || bytesAPixel === undefined || file[28] !== 0)
    throw new Error('Not an 8-bit RGB or RGBA picture');
  const raw = unfiltered(inflateSync(Buffer.concat(packed)), width * bytesAPixel, height, bytesAPixel);
  const pixels = Uint32Array.from({ length: width * height }, (_, index) => raw.readUIntBE(index * bytesAPixel, 3));
  return { width, height, pixels };
};

const paeth = (a: number, b: number, c: number): number => {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (toA <= toB && toA <= toC) return a;
  return toB <= toC ? b : c;
};

/** Each byte as what its left, upper and upper left neighbours foretold plus a difference (PNG specification, filters). */
const unfiltered = (lines: Buffer, lineBytes: number, height: number, bytesAPixel: number): Buffer => {
  const raw = Buffer.alloc(lineBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (lineBytes + 1)]!;
    for (let x = 0; x < lineBytes; x += 1) {
      const at = y * lineBytes + x;
      const left = x >= bytesAPixel ? raw[at - bytesAPixel]! : 0;
      const up = y > 0 ? raw[at - lineBytes]! : 0;
      const upLeft = x >= bytesAPixel && y > 0 ? raw[at - lineBytes - bytesAPixel]! : 0;
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter]!;
      raw[at] = lines[y * (lineBytes + 1) + 1 + x]! + foretold;
    }
  }
  return raw;
};

const channelsOf = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255];

const distance = (one: number, other: number): number => {
  const [[r1, g1, b1], [r2, g2, b2]] = [channelsOf(one), channelsOf(other)];
  return (r1 - r2) ** 2 + (g1 - g2) ** 2 + (b1 - b2) ** 2;
};

/** The colours seen most, and for every colour of the picture which of them it becomes. */
const paletteOf = (pixels: Uint32Array): { palette: number[]; indexOf: (colour: number) => number } => {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostColours)
    .map(([colour]) => colour);
  const indices = new Map(palette.map((colour, index) => [colour, index]));
  const nearest = (colour: number): number => {
    const distances = palette.map((candidate) => distance(colour, candidate));
    return distances.indexOf(Math.min(...distances));
  };
  const indexOf = (colour: number): number => {
    const index = indices.get(colour) ?? nearest(colour);
    indices.set(colour, index);
    return index;
  };
  return { palette, indexOf };
};
