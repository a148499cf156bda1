import { createHash } from 'node:crypto';
import { maximumPictureBytes, maximumPicturePixels } from '../limits.ts';
import type { SubmittedPicture } from '../outcome.ts';

export interface ReadPicture extends SubmittedPicture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

type Size = Pick<ReadPicture, 'mediaType' | 'width' | 'height'>;

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const pngSizeOffset = 16;

const pngSize = (file: Buffer): Size | undefined => {
  if (file.length < pngSizeOffset + 8 || !pngSignature.every((byte, index) => file[index] === byte)) return undefined;
  const [width, height] = [file.readUInt32BE(pngSizeOffset), file.readUInt32BE(pngSizeOffset + 4)];
  return { mediaType: 'image/png', width, height };
};

/** Start-of-frame markers; 0xC4, 0xC8 and 0xCC in the same range mean something else (ITU-T T.81, table B.1). */
const isFrameStart = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpegSize = (file: Buffer): Size | undefined => {
  if (file[0] !== 0xff || file[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 9 < file.length && file[at] === 0xff) {
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrameStart(marker)) {
      return { mediaType: 'image/jpeg', height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return undefined;
};

/** Reads a PNG or JPEG by its bytes; undefined for every other kind and for pictures past the limits. */
export const readPicture = (bytes: Uint8Array): ReadPicture | undefined => {
  if (bytes.length > maximumPictureBytes) return undefined;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(file) ?? jpegSize(file);
  if (!size || size.width < 1 || size.height < 1) return undefined;
  if (size.width > maximumPicturePixels || size.height > maximumPicturePixels) return undefined;
  return { ...size, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
};
