import type { Sheet } from '../../schemas/approval.ts';

/** A scan of a page or two; what an office scanner makes of one page in colour is about 1 MB. */
export const maximumSheetBytes = 10 * 1024 * 1024;

const beginnings: readonly (readonly [Sheet['mediaType'], readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** The kind of a sheet by its first bytes, whatever it is called; undefined for anything else. */
export const sheetTypeOf = (bytes: Uint8Array): Sheet['mediaType'] | undefined =>
  beginnings.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
