import { crc32, deflateSync } from 'node:zlib';
import { type Pixels, paletteOf } from './palette.ts';

/** PNG (ISO/IEC 15948) of at most 256 colours, which for flat colours and type is a third of one of full colour. */
export const palettePng = (picture: Pixels): Uint8Array => {
  const { width, height } = picture;
  const { colours, indices } = paletteOf(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits a pixel, palette, deflate, filters by row, not interlaced.
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(unfilteredRows(indices, width, height), { level: 7 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Each row begins with the number of its filter: none, as differences of palette numbers mean nothing. */
const unfilteredRows = (indices: Uint8Array, width: number, height: number): Buffer => {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return rows;
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, data.length + 8)), data.length + 8);
  return framed;
};
